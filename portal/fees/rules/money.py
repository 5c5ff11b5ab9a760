"""Money in whole fen. Nothing here ever meets a binary fraction."""

import re
from decimal import Decimal
from fractions import Fraction

YUAN = 100
"""Fen in one yuan."""
MOST = 10**15 * YUAN
"""A thousand million million yuan: more than any claim, and still exact everywhere."""
AMOUNT = re.compile(r"[0-9]{1,16}(?:\.[0-9]{1,2})?", re.ASCII)


class NotMoney(ValueError):
    """What was given is not an amount of yuan to the fen."""


def read_fen(text: str) -> int:
    """Fen of a plain decimal number of yuan: ``4659.82`` is 465982.

    Refused with ``NotMoney``: signs, separators, exponents, more than two decimals, other
    scripts' digits, and more than a thousand million million yuan.
    """
    if not AMOUNT.fullmatch(text):
        raise NotMoney(text)
    fen = int(Decimal(text) * YUAN)
    if fen > MOST:
        raise NotMoney(text)
    return fen


def yuan_of(fen: int) -> Decimal:
    """The same amount in yuan, always with two decimals."""
    return Decimal(fen).scaleb(-2)


def plain(fen: int) -> str:
    """``465982`` as outsiders read it: ``4659.82``."""
    return f"{yuan_of(fen):.2f}"


def half_up(exact: Fraction, to: int = 1) -> int:
    """The nearest multiple of ``to`` fen, halves up. Amounts of fees are never negative."""
    return int(exact / to + Fraction(1, 2)) * to
