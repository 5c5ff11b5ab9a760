"""Sums worked out from what was told: principal, interest, arrears, totals.

Every result shows its own arithmetic, because a sum nobody can follow convinces nobody. Nothing
here is a rate of the law: rates are those the person names. Results are rounded to the fen, half
up, at the very end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from filing.rules.said import day, money
from portal.common.words import _

FEN = Decimal("0.01")
DAYS_IN_YEAR = 365
MONTHS_IN_YEAR = 12
ANNUAL, MONTHLY, DAILY = "annual", "monthly", "daily"
RATE_UNITS = (
    (ANNUAL, _("a year")), (MONTHLY, _("a month")), (DAILY, _("a day")),
)


@dataclass(frozen=True)
class Worked:
    """A sum in yuan with the formula it came from, and how it was reckoned in words."""

    amount: Decimal
    formula: str
    words: Any = ""


def fen(value: Decimal) -> Decimal:
    """Rounded to the fen, half up."""
    return value.quantize(FEN, rounding=ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """A number without needless zeros: 12, 0.05, 1,234.5."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def yearly(rate: Decimal, unit: str) -> Decimal:
    """A rate in percent a year, from one a month (twelve times) or a day (365 times)."""
    times = {ANNUAL: 1, MONTHLY: MONTHS_IN_YEAR, DAILY: DAYS_IN_YEAR}[unit]
    return rate * times


def simple_interest(
    principal: Decimal, rate: Decimal, unit: str, since: date, until: date
) -> Worked:
    """Simple interest from ``since`` to ``until``: a year has 365 days, the first day counts not.

    Nothing is owed when ``until`` does not lie after ``since``.
    """
    days = max((until - since).days, 0)
    percent = yearly(rate, unit)
    amount = fen(principal * percent / 100 * days / DAYS_IN_YEAR)
    formula = f"{plain(principal)} × {plain(percent)}% ÷ {DAYS_IN_YEAR} × {days} = {plain(amount)}"
    return Worked(amount, formula, _("sum × yearly rate ÷ 365 × days"))


def product(count: Decimal, each: Decimal) -> Worked:
    """So many times so much: days of care, months of wages."""
    amount = fen(count * each)
    return Worked(amount, f"{plain(count)} × {plain(each)} = {plain(amount)}")


def monthly_arrears(
    monthly: Decimal, since: date, months: int, rate: Decimal, unit: str, as_of: date
) -> Worked:
    """What unpaid monthly sums have grown by: each counts from the first day of the next month."""
    total = Decimal(0)
    for number in range(months):
        due = _month_after(since, number + 1)
        total += monthly * yearly(rate, unit) / 100 * max((as_of - due).days, 0) / DAYS_IN_YEAR
    amount, percent = fen(total), plain(yearly(rate, unit))
    formula = f"Σ {plain(monthly)} × {percent}% ÷ {DAYS_IN_YEAR} × d = {plain(amount)}"
    return Worked(amount, formula, _("each month counts from the first day of the next month"))


def _month_after(since: date, months: int) -> date:
    index = since.year * MONTHS_IN_YEAR + since.month - 1 + months
    return date(index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1, 1)


def total(sums: Iterable[str]) -> Decimal | None:
    """The sum of what is claimed; None when no sum is named. What is no number is left out."""
    known = [value for value in map(money, sums) if value is not None]
    return fen(sum(known, Decimal(0))) if known else None


def interest_of(
    principal: str, rate: str, unit: str, since: str, until: str
) -> Worked | None:
    """Simple interest from typed answers; None until all of them can be read."""
    sums, days = (money(principal), money(rate)), (day(since), day(until))
    if None in sums or None in days or unit not in dict(RATE_UNITS):
        return None
    return simple_interest(sums[0], sums[1], unit, days[0], days[1])  # type: ignore[arg-type]


def product_of(count: str, each: str) -> Worked | None:
    """A product from typed answers; None until both can be read."""
    first, second = money(count), money(each)
    return None if first is None or second is None else product(first, second)
