"""The calendars in force, built from approved notices and kept in the process while they hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Lock
from uuid import UUID

from django.utils.translation import gettext_lazy as _, gettext_noop

from portal.workdays.calendar import (
    NOT_POSITIVE,
    TOO_EARLY_OR_LATE,
    TOO_FAR,
    TOO_FAR_BACK,
    Calendar,
    OutOfCalendar,
)
from portal.workdays.models import DayNotice, ExceptionalDay
from portal.workdays.pattern import FIRST_DAY, ChangedDay

SAID = (
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
    gettext_noop("New Year's Day"),
    gettext_noop("Spring Festival"),
    gettext_noop("Qingming Festival"),
    gettext_noop("Labour Day"),
    gettext_noop("Dragon Boat Festival"),
    gettext_noop("Mid-autumn Festival"),
    gettext_noop("National Day"),
    gettext_noop("Victory Day"),
    gettext_noop("Civil Procedure Law art. 85; working days: rest days are not counted"),
    gettext_noop("Civil Procedure Law art. 85"),
    gettext_noop("Civil Procedure Law art. 85; Civil Code art. 202"),
)
"""Words of the pure calendar that people read: reasons and articles."""

REFUSALS = {
    NOT_POSITIVE: _("The number of days must be 1 or more."),
    TOO_EARLY_OR_LATE: _("The date must lie between %(first)s and %(last)s."),
    TOO_FAR: _("The period ends after %(last)s, further than this calendar reaches."),
    TOO_FAR_BACK: _("The period begins before %(first)s, further than this calendar reaches."),
}

Stamp = tuple[int, UUID | None]
NOTHING_ANNOUNCED = FIRST_DAY - timedelta(days=1)


def sentence(error: OutOfCalendar) -> str:
    """What the calendar refused, in the reader's language."""
    return str(REFUSALS[error.template] % error.facts)


@dataclass
class _Shelf:
    """Every calendar of one version: the national one, and those of courts with own days."""

    stamp: Stamp
    announced_until: date
    national: list[ChangedDay]
    own: dict[str, list[ChangedDay]]
    built: dict[str, Calendar] = field(default_factory=dict)

    def calendar(self, court_code: str) -> Calendar:
        code = court_code if court_code in self.own else ""
        if code not in self.built:
            self.built[code] = Calendar(
                [*self.national, *self.own.get(code, [])],
                announced_until=self.announced_until, version=self.stamp[0], say=_,
            )
        return self.built[code]


_lock = Lock()
_shelf: _Shelf | None = None
_older: dict[tuple[int, Stamp], _Shelf] = {}
OLDER_KEPT = 8


def calendar_for(court_code: str = "") -> Calendar:
    """The calendar of a court: the State Council's notices, then the court's own days on top.

    Empty code: the national calendar. One tiny query per call asks whether a newer notice was
    approved, so that every process sees an approval at once, without a restart.
    """
    return calendars_in_force()(court_code)


def calendars_in_force() -> Callable[[str], Calendar]:
    """The calendars of all courts at this moment, for one query: ask it with a court's code."""
    return _shelf_of(stamp_in_force()).calendar


def calendars_as_of(version: int) -> Callable[[str], Calendar]:
    """The calendars by which an older date was computed, so that it can still be explained."""
    stamp = stamp_in_force()
    if version >= stamp[0]:
        return _shelf_of(stamp).calendar
    key = (version, stamp)
    if key not in _older:
        if len(_older) >= OLDER_KEPT:
            _older.clear()
        _older[key] = _load((version, None))
    return _older[key].calendar


def _shelf_of(stamp: Stamp) -> _Shelf:
    """What this process keeps, unless something else has come into force meanwhile."""
    global _shelf
    shelf = _shelf
    if shelf is None or shelf.stamp != stamp:
        with _lock:
            shelf = _shelf
            if shelf is None or shelf.stamp != stamp:
                shelf = _shelf = _load(stamp)
    return shelf


def stamp_in_force() -> Stamp:
    """Version and notice that came into force last: one look into a unique index."""
    newest = DayNotice.objects.in_force().order_by("-version")
    return newest.values_list("version", "public_id").first() or (0, None)  # type: ignore[return-value]


def calendars_with(notice: DayNotice) -> Callable[[str], Calendar]:
    """The calendars as they would be with a draft in force: what its preview is computed from."""
    stamp = stamp_in_force()
    shelf = _load(stamp)
    days = [
        ChangedDay(day.date, day.is_working, day.reason, notice.number)
        for day in notice.days.all()
    ]
    if notice.court_code:
        shelf.own.setdefault(notice.court_code, []).extend(days)
    else:
        shelf.national.extend(days)
        if notice.announces_until:
            shelf.announced_until = max(shelf.announced_until, notice.announces_until)
    shelf.stamp = (stamp[0] + 1, None)
    return shelf.calendar


def _load(stamp: Stamp) -> _Shelf:
    national: list[ChangedDay] = []
    own: dict[str, list[ChangedDay]] = {}
    rows = ExceptionalDay.objects.filter(
        notice__state=DayNotice.State.APPROVED, notice__version__lte=stamp[0]
    ).order_by("notice__version", "date")
    for on, is_working, reason, number, code in rows.values_list(
        "date", "is_working", "reason", "notice__number", "notice__court_code"
    ):
        layer = own.setdefault(code, []) if code else national
        layer.append(ChangedDay(on, is_working, reason, number))
    return _Shelf(stamp, _announced_until(stamp[0]), national, own)


def _announced_until(version: int) -> date:
    """The last day the national notices in force make certain."""
    last = (
        DayNotice.objects.in_force()
        .filter(court_code="", announces_until__isnull=False, version__lte=version)
        .order_by("-announces_until")
        .values_list("announces_until", flat=True)
        .first()
    )
    return last or NOTHING_ANNOUNCED
