"""What kind of day it is at the courts: two weeks of the calendar for the home page."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.common.clock import SHANGHAI
from portal.workdays.calendar import Calendar, Day

WEEKS = 2


@dataclass(frozen=True)
class Today:
    """The day, the weeks around it from their Monday on, and the next day the courts work."""

    day: Day
    weeks: list[list[Day]]
    next_working: date


def today_at(calendar: Calendar, at: datetime) -> Today:
    """The Shanghai day of ``at`` with the rest of this week and the next."""
    on = at.astimezone(SHANGHAI).date()
    monday = on - timedelta(days=on.weekday())
    weeks = [
        [calendar.day(monday + timedelta(days=7 * week + day)) for day in range(7)]
        for week in range(WEEKS)
    ]
    return Today(calendar.day(on), weeks, calendar.nth_working_day(on, 1))
