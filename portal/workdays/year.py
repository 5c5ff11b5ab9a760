"""A year laid out in months and weeks, as people hang it on the wall."""

import calendar as weeks_of
from dataclasses import dataclass
from datetime import date

from portal.workdays.calendar import Calendar, Day

MONDAYS_FIRST = weeks_of.Calendar()


@dataclass(frozen=True)
class Month:
    """``weeks`` run from Monday; a day of another month is None."""

    first: date
    weeks: list[list[Day | None]]
    notices: list[str]
    working: int


def months(calendar: Calendar, year: int) -> list[Month]:
    """The twelve months of a year with each day's kind."""
    return [_month(calendar, year, number) for number in range(1, 13)]


def _month(calendar: Calendar, year: int, number: int) -> Month:
    weeks = [
        [calendar.day(day) if day.month == number else None for day in week]
        for week in MONDAYS_FIRST.monthdatescalendar(year, number)
    ]
    days = [day for week in weeks for day in week if day]
    notices = list(dict.fromkeys(day.notice for day in days if day.notice))
    return Month(date(year, number, 1), weeks, notices, sum(day.is_working for day in days))
