"""Dates, spans and money said the way a person reads them, in Chinese and in English."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language, gettext as _, ngettext

from portal.common.clock import SHANGHAI

SOON_S = int(timedelta(hours=24).total_seconds())
"""A duty is called "soon" in its last twenty-four hours."""
WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _is_chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


def _local(value: date | datetime) -> date | datetime:
    """Instants are read on the court's clock; dates are already court days."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(SHANGHAI)
    return value


def day(value: date | datetime | None) -> str:
    """``2026年11月24日（周二）`` · ``Tue 24 November 2026``."""
    if value is None:
        return ""
    on = _local(value)
    if _is_chinese():
        return f"{on.year}年{on.month}月{on.day}日（周{WEEKDAYS_ZH[on.weekday()]}）"
    return f"{WEEKDAYS_EN[on.weekday()]} {on.day} {MONTHS_EN[on.month - 1]} {on.year}"


def short_day(value: date | datetime | None) -> str:
    """``11月24日 周二`` · ``Tue 24 Nov``: for lists whose year is plain."""
    if value is None:
        return ""
    on = _local(value)
    if _is_chinese():
        return f"{on.month}月{on.day}日 周{WEEKDAYS_ZH[on.weekday()]}"
    return f"{WEEKDAYS_EN[on.weekday()]} {on.day} {MONTHS_EN[on.month - 1][:3]}"


def moment(value: datetime | None) -> str:
    """``2026年11月24日（周二）17:00`` · ``Tue 24 November 2026, 17:00``.

    Midnight is the end of the day before (an exclusive instant): it reads 24:00 of that day.
    """
    if value is None:
        return ""
    at = _local(value)
    assert isinstance(at, datetime)  # noqa: S101  for the type checker; callers pass instants
    clock = f"{at:%H:%M}"
    if at.time() == time(0):
        at, clock = at - timedelta(days=1), "24:00"
    return f"{day(at)}{'' if _is_chinese() else ', '}{clock}"


def span(length: timedelta) -> str:
    """The largest unit that says enough: days, then hours, then minutes."""
    minutes = max(int(length.total_seconds() // 60), 0)
    if minutes >= 48 * 60:
        days = minutes // (24 * 60)
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if minutes >= 60:
        hours = minutes // 60
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def left(until: datetime, at: datetime) -> str:
    """How long until an instant; says so when it has passed."""
    if until <= at:
        return overdue(until, at)
    return _("%(span)s left") % {"span": span(until - at)}


def overdue(since: datetime, at: datetime) -> str:
    return _("%(span)s overdue") % {"span": span(at - since)}


def ago(then: datetime, at: datetime) -> str:
    """How long since an instant, in words a person uses."""
    if at - then < timedelta(minutes=1):
        return _("just now")
    return _("%(span)s ago") % {"span": span(at - then)}


def yuan(amount: Decimal | int | str | None) -> str:
    """Money to the fen: ``4,659.82元`` · ``CNY 4,659.82``."""
    if amount is None or amount == "":
        return ""
    fen = Decimal(amount).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{fen:,.2f}元" if _is_chinese() else f"CNY {fen:,.2f}"


def month_and_day(value: date) -> str:
    """``11月24日`` · ``24 Nov``."""
    if _is_chinese():
        return f"{value.month}月{value.day}日"
    return f"{value.day} {MONTHS_EN[value.month - 1][:3]}"


def weekday(value: date) -> str:
    """``周二`` · ``Tue``."""
    if _is_chinese():
        return f"周{WEEKDAYS_ZH[value.weekday()]}"
    return WEEKDAYS_EN[value.weekday()]


def month_and_weekday(value: date) -> str:
    """``11月 二`` · ``Nov Tue``: the small head of a day drawn as a square."""
    if _is_chinese():
        return f"{value.month}月 {WEEKDAYS_ZH[value.weekday()]}"
    return f"{MONTHS_EN[value.month - 1][:3]} {WEEKDAYS_EN[value.weekday()]}"


def ordinal(number: int) -> str:
    """``第2个`` is written by the sentence around it; English needs 1st, 2nd, 3rd, 11th."""
    if _is_chinese():
        return str(number)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def listed(things: list[str]) -> str:
    """Things as a sentence reads them: with 、 in Chinese, with commas in English."""
    return ("、" if _is_chinese() else ", ").join(things)
