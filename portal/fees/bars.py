"""The arithmetic of a fee as a small bar: which part of the sum comes from which bracket."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.fees.rules.words import label_of

WIDTH = 100
TWO_DECIMALS = Decimal("0.01")
SHADES = 5


@dataclass(frozen=True)
class Piece:
    """One piece of the bar: where it begins, how wide it is (percent), its shade and words."""

    x: str
    width: str
    shade: int
    words: str


def bar_of(lines: Sequence[Mapping[str, Any]]) -> list[Piece]:
    """Pieces of what adds to the fee, before caps, rounding and halving; none for a single line.

    The table beside it says the same in words: the bar only lets it be seen.
    """
    adding = [line for line in lines if line["amount"] > 0]
    total = sum(line["amount"] for line in adding)
    if len(adding) < 2:
        return []
    pieces, x = [], Decimal(0)
    for number, line in enumerate(adding):
        width = (Decimal(WIDTH * line["amount"]) / total).quantize(TWO_DECIMALS)
        pieces.append(
            Piece(
                str(x), str(width), number % SHADES + 1,
                label_of(line["code"], line["facts"]),
            )
        )
        x += width
    return pieces
