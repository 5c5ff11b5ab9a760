"""What a schedule of fees is: dated data, one version for each text of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from portal.fees.rules.matters import Matter

RATE_UNIT = 10_000
"""Rates are whole ten-thousandths: 250 is 2.5 %."""


@dataclass(frozen=True)
class Band:
    """One bracket: of the part above ``above`` up to and including ``up_to`` (fen), at ``rate``.

    ``flat`` is due as soon as the claim exists, whatever the part.
    """

    above: int
    up_to: int | None
    rate: int = 0
    flat: int = 0

    def part_of(self, amount: int) -> int:
        """How much of an amount lies in this bracket."""
        top = amount if self.up_to is None else min(amount, self.up_to)
        return max(top - self.above, 0)

    def fee_on(self, amount: int) -> Fraction:
        return Fraction(self.part_of(amount) * self.rate, RATE_UNIT) + self.flat


@dataclass(frozen=True)
class Scale:
    """Progressive brackets, lowest first."""

    bands: tuple[Band, ...]

    @classmethod
    def of(cls, first: tuple[int, int], steps: Sequence[tuple[int | None, int]]) -> "Scale":
        """``first``: flat fee and its upper edge in yuan; ``steps``: edge in yuan and rate."""
        flat, edge = first
        bands = [Band(0, edge * 100, flat=flat * 100)]
        for up_to, rate in steps:
            above = bands[-1].up_to
            assert above is not None  # noqa: S101  only the last bracket is open
            bands.append(Band(above, None if up_to is None else up_to * 100, rate))
        return cls(tuple(bands))

    def reached(self, amount: int) -> list[Band]:
        """The brackets an amount enters; the first one always."""
        return [band for band in self.bands if band.above == 0 or amount > band.above]


@dataclass(frozen=True)
class Range:
    """Lowest and highest amount in fen; the province fixes one between (FEE 13 last para.)."""

    low: int
    high: int

    def holds(self, fen: int) -> bool:
        return self.low <= fen <= self.high


@dataclass(frozen=True)
class Tariff:
    """How one matter is charged, in this order: ``base`` or ``flat``, plus ``scale`` on the
    amount, times ``share``, at most ``cap``.

    ``instead``: with an amount the scale replaces base or flat fee, as for enforcement.
    ``needs_amount``: without an amount there is no fee to work out.
    """

    article: str
    base: Range | None = None
    flat: int | None = None
    scale: Scale | None = None
    scale_article: str = ""
    instead: bool = False
    needs_amount: bool = False
    share: Fraction | None = None
    cap: int | None = None


@dataclass(frozen=True)
class Schedule:
    """One version of the law's table, in force from ``valid_from`` until before ``valid_until``."""

    version: str
    valid_from: date
    valid_until: date | None
    tariffs: Mapping[Matter, Tariff]

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)
