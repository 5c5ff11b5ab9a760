"""Does the calendar hold together? Sums per year, make-up days, longest stretches."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from portal.workdays.calendar import Calendar
from portal.workdays.pattern import SATURDAY

SINCE = 2018
LONGEST_REST, LONGEST_WORK = 10, 7
"""Both are the maxima of 2018 to 2026 (the ten days of Spring Festival 2020)."""
FEWEST_WORKING, MOST_WORKING = 246, 252
"""Working days of a whole year: 365 or 366 less weekends and 11 (13 since 2025) statutory days."""


def faults_of(calendar: Calendar, *, since: int = SINCE) -> list[str]:
    """What contradicts the pattern of all announced years since 2018, one sentence each.

    A wrong import shows here: a holiday missing, a make-up day on a weekday, a year cut short.
    """
    first, last = date(since, 1, 1), calendar.announced_until
    if last < first:
        return []
    return [*_sums(calendar, since, last.year), *_stretches(calendar, first, last)]


def _sums(calendar: Calendar, first_year: int, last_year: int) -> Iterator[str]:
    for year in range(first_year, last_year + 1):
        days = list(_days(date(year, 1, 1), date(year, 12, 31)))
        working = sum(calendar.is_working(day) for day in days)
        resting = sum(not calendar.is_working(d) for d in days if d.weekday() < SATURDAY)
        said = {"year": year, "number": working}
        if not resting:
            yield _("%(year)s has no rest day on a weekday: that is not a whole year.") % said
        elif not FEWEST_WORKING <= working <= MOST_WORKING:
            yield _("%(year)s has %(number)s working days; 246 to 252 are usual.") % said


def _stretches(calendar: Calendar, first: date, last: date) -> Iterator[str]:
    length, kind = 0, calendar.is_working(first)
    for day in _days(first, last):
        if calendar.is_working(day) == kind:
            length += 1
            continue
        said = {"number": length, "day": day}
        if kind and length > LONGEST_WORK:
            yield _("%(number)s working days in a row before %(day)s; 7 is the usual most.") % said
        if not kind and length > LONGEST_REST:
            yield _("%(number)s rest days in a row before %(day)s; 10 is the usual most.") % said
        length, kind = 1, not kind


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)
