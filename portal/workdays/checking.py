"""Is a notice plausible before anybody is asked to approve it?

``faults`` stop it; ``warnings`` are shown to the person who decides.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from portal.workdays.calendar import Calendar
from portal.workdays.pattern import SATURDAY, STATUTORY_DAYS, ChangedDay, certain_until
from portal.workdays.selfcheck import faults_of


@dataclass
class Findings:
    """What was found. ``announces_until`` is set for the notice of a whole new year."""

    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    announces_until: date | None = None


def check(calendar: Calendar, days: Sequence[ChangedDay], *, is_national: bool) -> Findings:
    """Everything that can be said of these days against the calendar in force."""
    found = Findings()
    if not days:
        found.faults.append(_("No days are listed. An empty notice is not a year of no holidays."))
        return found
    _check_each(calendar, days, found)
    if not found.faults and is_national:
        _check_year(calendar, days, found)
    return found


def _check_each(calendar: Calendar, days: Sequence[ChangedDay], found: Findings) -> None:
    for on, times in sorted(Counter(day.date for day in days).items()):
        if times > 1:
            found.faults.append(_("%(day)s is listed twice.") % {"day": on})
    overridden = 0
    for day in days:
        said = {"day": day.date}
        if not calendar.first <= day.date <= calendar.last:
            found.faults.append(_("%(day)s lies outside the calendar.") % said)
            continue
        now = calendar.day(day.date)
        if day.is_working and day.date.weekday() < SATURDAY and now.is_working:
            found.faults.append(
                _("%(day)s is a weekday and is worked anyway. Check the date.") % said
            )
        overridden += bool(now.notice) and now.is_working != day.is_working
    if overridden:
        found.warnings.append(
            _("%(number)s days of an earlier notice are overridden.") % {"number": overridden}
        )


def _check_year(calendar: Calendar, days: Sequence[ChangedDay], found: Findings) -> None:
    """A national notice either changes announced days or announces the next year, whole."""
    new = calendar.announced_until.year + 1
    latest = max(day.date for day in days)
    if latest.year > new:
        found.faults.append(_("Load the notice of %(year)s first.") % {"year": new})
        return
    if latest.year < new:
        return
    resting = {(day.date.month, day.date.day) for day in days if _rests_in(day, new)}
    missing = [f"{new}-{month:02}-{day:02}" for month, day in STATUTORY_DAYS.keys() - resting]
    if missing:
        listed = {"days": ", ".join(sorted(missing))}
        found.faults.append(_("Rest days fixed by law are missing: %(days)s.") % listed)
        return
    found.announces_until = certain_until(new)
    with_it = Calendar(days, announced_until=found.announces_until)
    found.warnings += faults_of(with_it, since=new)


def _rests_in(day: ChangedDay, year: int) -> bool:
    return day.date.year == year and not day.is_working
