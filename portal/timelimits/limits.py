"""Starting, meeting, extending and cancelling duties: the arithmetic of when they fall due.

The day a duty starts never counts, whatever its hour or kind: it is the local day (Asia/Shanghai)
of the instant. Duties of staff end at the court's closing time on their last day.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypedDict, TypeVar, Unpack

from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from portal.common.clock import SHANGHAI
from portal.common.inserting import insert
from portal.common.refusals import Refused
from portal.courts.closing import ClosingTimes
from portal.courts.models import Court, Policy, policy
from portal.people.models import Person
from portal.timelimits.models import TimeLimit, TimeLimitQuerySet
from portal.timelimits.rules import LimitRule
from portal.workdays.calendar import Calendar, Due
from portal.workdays.calendars import calendars_as_of, calendars_in_force

L = TypeVar("L", bound=TimeLimit)
CalendarOf = Callable[[str], Calendar]


@dataclass(frozen=True)
class Start:
    """One duty to start: of which record, at which court, in which round, owed by whom."""

    record: Any
    court: Court
    round: int
    owner: Person | None


class Beginning(TypedDict):
    """When several duties of one record begin, in which round, and who owes each role's duty."""

    round: int
    at: datetime
    owners: Mapping[str, Person | None]


def local_day(at: datetime) -> date:
    """The day in Shanghai on which an instant falls. Refuses an instant without a zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at.astimezone(SHANGHAI).date()


def due_after(calendar: Calendar, start: date, rule: LimitRule, *, days: int | None = None) -> Due:
    """The last day of a duty that started on a local day."""
    count = rule.days if days is None else days
    if rule.unit == "working":
        return calendar.working_days_after(start, count, article=rule.article)
    if rule.unit == "months":
        return calendar.months_after(start, count, article=rule.article)
    if rule.unit == "hours":
        on = start + timedelta(hours=count)
        return Due(on, "final", start, count, "hours", rule.article, (), (), calendar.version)
    return calendar.calendar_days_after(start, count, article=rule.article)


def calendar_of(court: Court, rule: LimitRule, on: date, calendars: CalendarOf) -> Calendar:
    """The court's calendar; for a period of the law the national one, unless the court's policy
    says that its own rest days move such periods."""
    calendar = calendars(court.code)
    national = calendars("")
    if calendar is national or not rule.is_statutory:
        return calendar
    moves = policy(court, Policy.Key.LOCAL_DAYS_MOVE_PERIODS, on) == "yes"
    return calendar if moves else national


def start_many(
    model: type[L], starts: Sequence[Start], rule: LimitRule, *, at: datetime
) -> list[L]:
    """Start the same duty for many records at one instant, in a constant number of statements."""
    if not starts:
        return []
    rows = _drawn_up(model, [(start, rule) for start in starts], at)
    return list(insert(rows))


def start_limits(
    model: type[L], record: Any, court: Court, rules: Iterable[LimitRule],
    **begin: Unpack[Beginning],
) -> list[L]:
    """Start several duties of one record: ``round``, ``at``, and ``owners`` by role.

    A duty of the same rule and round that exists already is refused by the database.
    """
    return model._base_manager.bulk_create(drawn_up(model, record, court, rules, **begin))


def drawn_up(
    model: type[L], record: Any, court: Court, rules: Iterable[LimitRule],
    **begin: Unpack[Beginning],
) -> list[L]:
    """The same duties, computed and not yet written: the record may not be saved yet either."""
    owners = begin["owners"]
    wanted = [
        (Start(record, court, begin["round"], owners.get(rule.owner_role)), rule) for rule in rules
    ]
    return _drawn_up(model, wanted, begin["at"])


def _drawn_up(
    model: type[L], wanted: Sequence[tuple[Start, LimitRule]], at: datetime
) -> list[L]:
    """The rows of some duties; calendar and closing times are read once for all of them."""
    day, calendars = local_day(at), calendars_in_force()
    closing = ClosingTimes({start.court.pk for start, _rule in wanted})
    dues: dict[tuple[int, str], Due] = {}
    rows = []
    for start, rule in wanted:
        key = (start.court.pk, rule.code)
        if key not in dues:
            dues[key] = due_after(calendar_of(start.court, rule, day, calendars), day, rule)
        due = dues[key]
        due_at = instant_of(rule, due.on, closing, start.court.pk)
        if rule.unit == "hours":
            due_at = at + timedelta(hours=rule.days)
        sent, next_at = next_reminder(rule, due_at, after=at)
        rows.append(
            model(
                record=start.record, rule=rule.code, round=start.round, owner=start.owner,
                owner_role=rule.owner_role, started_at=at, days=rule.days, due_on=due.on,
                due_at=due_at, provisional=due.is_provisional, calendar_version=due.version,
                reminders_sent=sent, next_reminder_at=next_at,
            )
        )
    return rows


def meet(limit: TimeLimit, *, at: datetime) -> bool:
    """The duty was done; answers whether this was the first time, which alone counts.

    A late answer is stamped as a breach for good and never erases one.
    """
    rows = type(limit)._base_manager.filter(pk=limit.pk, met_at=None, cancelled_at=None)
    is_first = bool(rows.update(met_at=at, breached_at=_breach(at)))
    limit.refresh_from_db(fields=["met_at", "breached_at", "cancelled_at"])
    return is_first


def cancel_running(limits: TimeLimitQuerySet, *, at: datetime) -> int:
    """Nobody owes these any more. What is broken by then stays on record as broken."""
    return limits.unmet().update(cancelled_at=at, breached_at=_breach(at))


def _breach(at: datetime) -> Case:
    """The breach as it stands at an instant: kept if stamped, stamped if the limit has passed."""
    return Case(When(Q(breached_at=None, due_at__lte=at), then=F("due_at")), default="breached_at")


def extend_limit(limit: TimeLimit, court: Court, *, days: int, at: datetime) -> None:
    """Lengthen a running duty by ``days`` of its own unit.

    Refused once the duty is done or overdue: a broken limit cannot be repaired.
    """
    if limit.met_at is not None or limit.cancelled_at is not None or at >= limit.due_at:
        raise Refused(_("The time limit has ended; it can no longer be extended."))
    start, total = local_day(limit.started_at), limit.days + days
    calendar = calendar_of(court, limit.terms, start, calendars_in_force())
    set_due(limit, due_after(calendar, start, limit.terms, days=total), ClosingTimes([court.pk]))
    limit.days = total
    limit.reminders_sent, limit.next_reminder_at = next_reminder(
        limit.terms, limit.due_at, after=at
    )
    limit.save()


def explain(limit: TimeLimit, court: Court) -> Due:
    """The sum behind a duty's date, on the calendar by which it was computed."""
    start = local_day(limit.started_at)
    calendars = calendars_as_of(limit.calendar_version)
    calendar = calendar_of(court, limit.terms, start, calendars)
    return due_after(calendar, start, limit.terms, days=limit.days)


def next_reminder(
    rule: LimitRule, due_at: datetime, *, after: datetime, sent: int = 0
) -> tuple[int, datetime | None]:
    """Which reminder comes next and when; one whose time has passed is left out, never doubled.

    Answers how many are behind, and the instant of the next (None when there is none).
    """
    for number, before in enumerate(rule.reminders[sent:], start=sent):
        if due_at - before > after:
            return number, due_at - before
    return len(rule.reminders), None


def instant_of(rule: LimitRule, on: date, closing: ClosingTimes, court_id: int) -> datetime:
    """When a duty ends on its last day: at its rule's own hour, else when the court closes."""
    return datetime.combine(on, rule.ends_at or closing.on(court_id, on), SHANGHAI)


def set_due(limit: TimeLimit, due: Due, closing: ClosingTimes) -> None:
    """Write a computed date into a duty."""
    limit.due_on = due.on
    limit.due_at = instant_of(limit.terms, due.on, closing, limit.record.court_id)
    limit.provisional, limit.calendar_version = due.is_provisional, due.version
