"""By which channels and from when on a letter reaches somebody: kind, wishes, quiet hours."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import F

from portal.common.clock import SHANGHAI
from portal.notices.kinds import OUTSIDE, NoticeKind
from portal.notices.models import QUIET_FROM, QUIET_UNTIL, Message, Preference, WorkGroup
from portal.notices.rules.quiet import Quiet, first_moment
from portal.people.models import Person
from portal.workdays.calendar import OutOfCalendar
from portal.workdays.calendars import calendar_for

Channel = Message.Channel
DEFAULT_QUIET = Quiet(QUIET_FROM, QUIET_UNTIL, on_rest_days=True)
SATURDAY = 5


@dataclass
class Wishes:
    """What one person asked for."""

    quiet: Quiet = DEFAULT_QUIET
    off: set[tuple[str, str]] = field(default_factory=set)


NO_WISHES = Wishes()


def wishes_of(people: Iterable[Person]) -> dict[int, Wishes]:
    """The wishes of many people in one statement; those who never said anything are absent."""
    rows = (
        Preference.objects.filter(person__in={person.pk for person in people})
        .annotate(off_group=F("switched_off__group"), off_channel=F("switched_off__channel"))
        .order_by("pk")
    )
    found: dict[int, Wishes] = {}
    for row in rows:
        quiet = Quiet(row.quiet_from, row.quiet_until, row.quiet_on_rest_days)
        wishes = found.setdefault(row.person_id, Wishes(quiet))
        if row.off_channel:
            wishes.off.add((row.off_group, row.off_channel))
    return found


def channels_for(kind: NoticeKind, to: Person | WorkGroup, wishes: Wishes) -> list[str]:
    """The channels a letter takes.

    A message on this site always stays. What is urgent also leaves by at least one way the
    person can be reached by, whatever was switched off: nobody can silence the court on what
    has legal consequences and then miss it.
    """
    reachable = [channel for channel in kind.channels if _reachable(to, channel)]
    wanted = [channel for channel in reachable if (kind.group, channel) not in wishes.off]
    if kind.urgent and not any(channel in OUTSIDE for channel in wanted):
        wanted += [channel for channel in reachable if channel in OUTSIDE][:1]
    return wanted


def _reachable(to: Person | WorkGroup, channel: str) -> bool:
    if isinstance(to, WorkGroup):
        return channel == Channel.WECOM
    if channel == Channel.SMS:
        return bool(to.phone)
    if channel == Channel.EMAIL:
        return bool(to.email)
    return channel == Channel.IN_APP


def not_before(
    kind: NoticeKind, wishes: Wishes, at: datetime, is_working: Callable[[date], bool]
) -> datetime:
    """When a letter may leave this site: at once when urgent, otherwise outside quiet hours."""
    if kind.urgent:
        return at
    return first_moment(at, wishes.quiet, is_working, SHANGHAI)


def national_working_days() -> Callable[[date], bool]:
    """Which days are worked, from the notices in force; read once per call.

    Outside the calendar the week decides: a letter must not fail for want of a notice.
    """
    calendar = calendar_for()

    def is_working(day: date) -> bool:
        try:
            return calendar.is_working(day)
        except OutOfCalendar:
            return day.weekday() < SATURDAY

    return is_working
