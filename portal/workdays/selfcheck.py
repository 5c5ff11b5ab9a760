"""Does the calendar hold together? Sums per year, make-up days, longest stretches."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.workdays.calendar import Calendar
from portal.workdays.pattern import SATURDAY

SINCE = 2018
LONGEST_REST, LONGEST_WORK = 10, 7
"""Both are the maxima of 2018 to 2026 (the ten days of Spring Festival 2020)."""
FEWEST_WORKING, MOST_WORKING = 246, 252
"""Working days of a whole year: 365 or 366 less weekends and 11 (13 since 2025) statutory days."""


def faults_of(calendar: Calendar) -> list[str]:
    """What contradicts the pattern of all announced years since 2018, one sentence each.

    A wrong import shows here: a holiday missing, a make-up day on a weekday, a year cut short.
    """
    first, last = date(SINCE, 1, 1), calendar.announced_until
    if last < first:
        return []
    faults = list(_sums(calendar, last.year))
    faults += _stretches(calendar, first, last)
    return faults


def _sums(calendar: Calendar, last_year: int) -> Iterator[str]:
    for year in range(SINCE, last_year + 1):
        days = list(_days(date(year, 1, 1), date(year, 12, 31)))
        working = sum(calendar.is_working(day) for day in days)
        moved = sum(
            not calendar.is_working(day) for day in days if day.weekday() < SATURDAY
        )
        if not FEWEST_WORKING <= working <= MOST_WORKING:
            yield f"{year} has {working} working days."
        if not moved:
            yield f"{year} has no rest day on a weekday: an empty year is not a year."


def _stretches(calendar: Calendar, first: date, last: date) -> Iterator[str]:
    length, kind = 0, calendar.is_working(first)
    for day in _days(first, last):
        if calendar.is_working(day) == kind:
            length += 1
            continue
        longest = LONGEST_WORK if kind else LONGEST_REST
        if length > longest:
            what = "working days" if kind else "rest days"
            yield f"{length} {what} in a row before {day}."
        length, kind = 1, not kind


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)
