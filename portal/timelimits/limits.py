"""Starting, meeting, extending and cancelling duties: the arithmetic of when they fall due.

The day a duty starts never counts, whatever its hour or kind; duties of staff end at the court's
closing time on their last day (Asia/Shanghai).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.courts.models import Court, closing_times
from portal.people.models import Person
from portal.timelimits.models import TimeLimit, TimeLimitQuerySet
from portal.timelimits.rules import LimitRule
from portal.workdays.calendar import Calendar, Due
from portal.workdays.calendars import calendar_for

L = TypeVar("L", bound=TimeLimit)


@dataclass(frozen=True)
class Start:
    """One duty to start: of which record, at which court, in which round, owed by whom."""

    record: Any
    court: Court
    round: int
    owner: Person | None


def due_after(calendar: Calendar, start: date, rule: LimitRule, *, days: int | None = None) -> Due:
    """The last day of a duty that started on a local day."""
    count = days or rule.days
    if rule.unit == "working":
        return calendar.working_days_after(start, count, article=rule.article)
    return calendar.calendar_days_after(start, count, article=rule.article)


def start_many(
    model: type[L], starts: Sequence[Start], rule: LimitRule, *, at: datetime
) -> list[L]:
    """Start the same duty for many records at one instant, in a constant number of statements."""
    if not starts:
        return []
    day = at.astimezone(SHANGHAI).date()
    dues = {
        code: due_after(calendar_for(code), day, rule) for code in {s.court.code for s in starts}
    }
    closing = closing_times({s.court.pk for s in starts}, max(due.on for due in dues.values()))
    rows = []
    for start in starts:
        due = dues[start.court.code]
        ends_at = rule.ends_at or closing[start.court.pk]
        due_at = datetime.combine(due.on, ends_at, SHANGHAI)
        rows.append(
            model(
                record=start.record,
                rule=rule.code,
                round=start.round,
                owner=start.owner,
                owner_role=rule.owner_role,
                started_at=at,
                due_on=due.on,
                due_at=due_at,
                provisional=due.is_provisional,
                calendar_version=due.version,
                next_reminder_at=next_reminder(rule, due_at, sent=0),
            )
        )
    return model._base_manager.bulk_create(rows, batch_size=500)


def start_limits(
    model: type[L],
    record: Any,
    court: Court,
    rules: Iterable[LimitRule],
    *,
    round: int,
    at: datetime,
    owners: Mapping[str, Person | None],
) -> list[L]:
    """Start several duties of one record. ``owners`` names who owes each role's duty."""
    return [
        row
        for rule in rules
        for row in start_many(
            model, [Start(record, court, round, owners.get(rule.owner_role))], rule, at=at
        )
    ]


def meet(limit: TimeLimit, *, at: datetime) -> None:
    """The duty was done. The first time counts; a late one is stamped as a breach for good."""
    if limit.met_at is not None or limit.cancelled_at is not None:
        return
    limit.met_at = at
    if limit.breached_at is None and at >= limit.due_at:
        limit.breached_at = limit.due_at
    limit.save(update_fields=["met_at", "breached_at"])


def cancel_running(limits: TimeLimitQuerySet, *, at: datetime) -> int:
    """Nobody owes these any more. Breaches stay on record."""
    return limits.unmet().update(cancelled_at=at)


def extend_limit(limit: TimeLimit, court: Court, *, days: int, at: datetime) -> None:
    """Move a running duty's end by working days, counted on from its present last day.

    Refused once the duty is done or overdue: a broken limit cannot be repaired.
    """
    if limit.met_at is not None or limit.cancelled_at is not None or at >= limit.due_at:
        raise Refused(_("The time limit has ended; it can no longer be extended."))
    due = calendar_for(court.code).working_days_after(limit.due_on, days)
    _set_due(limit, court, due)
    limit.reminders_sent = 0
    limit.next_reminder_at = next_reminder(limit.terms, limit.due_at, sent=0)
    limit.save()


def explain(limit: TimeLimit, court: Court) -> Due:
    """The sum behind a duty's date, from its start to its present last day."""
    calendar = calendar_for(court.code)
    start = limit.started_at.astimezone(SHANGHAI).date()
    due = due_after(calendar, start, limit.terms)
    if due.on == limit.due_on:
        return due
    working = sum(calendar.is_working(day) for day in _days_after(start, limit.due_on))
    return due_after(calendar, start, limit.terms, days=max(working, 1))


def next_reminder(rule: LimitRule, due_at: datetime, *, sent: int) -> datetime | None:
    """When the owner is reminded next; None when every reminder has been given."""
    return due_at - rule.reminders[sent] if sent < len(rule.reminders) else None


def _set_due(limit: TimeLimit, court: Court, due: Due) -> None:
    ends_at = limit.terms.ends_at or closing_times({court.pk}, due.on)[court.pk]
    limit.due_on, limit.due_at = due.on, datetime.combine(due.on, ends_at, SHANGHAI)
    limit.provisional, limit.calendar_version = due.is_provisional, due.version


def _days_after(start: date, last: date) -> list[date]:
    return [date.fromordinal(n) for n in range(start.toordinal() + 1, last.toordinal() + 1)]
