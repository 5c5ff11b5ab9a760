"""Is next year's notice there? Asked by the calendar page, the console and the probes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.workdays.calendar import Calendar

WATCH_FROM = (10, 25)
"""Notices of the last nine years came between 25 October and 8 December."""
RED_FROM = (12, 1)


@dataclass(frozen=True)
class Alarm:
    """The year whose notice is missing, and how pressing that is."""

    year: int
    level: Literal["watch", "red"]

    @property
    def is_red(self) -> bool:
        return self.level == "red"


def missing_notice(calendar: Calendar, today: date) -> Alarm | None:
    """From 25 October until the next year's notice is loaded; red from 1 December.

    In a year that has itself no notice the alarm is always red.
    """
    if calendar.announced_until.year < today.year:
        return Alarm(today.year, "red")
    is_loaded = calendar.announced_until.year > today.year
    if is_loaded or (today.month, today.day) < WATCH_FROM:
        return None
    return Alarm(today.year + 1, "red" if (today.month, today.day) >= RED_FROM else "watch")
