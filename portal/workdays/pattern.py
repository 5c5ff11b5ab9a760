"""What is known of a day without any notice: weekdays, and the days the law itself fixes."""

import calendar
from dataclasses import dataclass
from datetime import date

FIRST_DAY = date(2004, 1, 1)
LAST_DAY = date(2049, 12, 31)
"""Where the table ends: every period of the law that starts today ends long before."""
SATURDAY, SUNDAY = 5, 6

ART_WORKING = "Civil Procedure Law art. 85; working days: rest days are not counted"
ART_CALENDAR = "Civil Procedure Law art. 85"
ART_MONTHS = "Civil Procedure Law art. 85; Civil Code art. 202"

STATUTORY_DAYS = {
    (1, 1): "New Year's Day",
    (5, 1): "Labour Day",
    (5, 2): "Labour Day",
    (10, 1): "National Day",
    (10, 2): "National Day",
    (10, 3): "National Day",
}
"""Rest days fixed by solar date in the State Council's decision of 2024-11-10, in force from 2025.

The lunar ones (Spring Festival, Qingming, Dragon Boat, Mid-autumn) and every swapped day are
unknown until the yearly notice.
"""


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """A day a notice makes a rest day or a working day. ``reason`` is shown to people."""

    date: date
    is_working: bool
    reason: str
    notice: str


def pattern_of(day: date, announced_until: date) -> tuple[bool, str]:
    """Whether a day without a notice is worked, and if not, why.

    Inside announced years the notices list every exception, so only weekends rest. After them
    the fixed statutory days rest too; nobody can know more.
    """
    if day > announced_until and (day.month, day.day) in STATUTORY_DAYS:
        return False, STATUTORY_DAYS[day.month, day.day]
    if day.weekday() == SATURDAY:
        return False, "Saturday"
    if day.weekday() == SUNDAY:
        return False, "Sunday"
    return True, ""


def month_end_clamped(start: date, months: int) -> date:
    """Same day number ``months`` later, or the last day of that month if it has no such day."""
    years, month0 = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month0 + 1, min(start.day, calendar.monthrange(year, month0 + 1)[1]))


def certain_until(year: int) -> date:
    """Last day a yearly notice makes certain.

    Since 2004 a later notice has reached back into December only where the next 1 January is a
    Sunday, Monday or Tuesday (2006, 2007, 2011, 2018), never before the 29th. In such years the
    last three days stay provisional until the next notice is loaded.
    """
    reaches_back = date(year + 1, 1, 1).weekday() in (SUNDAY, 0, 1)
    return date(year, 12, 28) if reaches_back else date(year, 12, 31)
