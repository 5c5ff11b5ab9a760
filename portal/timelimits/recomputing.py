"""Open dates under a changed calendar: what would move, and moving it.

What is met, cancelled, broken or past stays as it was judged. A date is never moved into the
past: people were told it, and a change must leave them time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Min, Q, QuerySet

from portal import audit
from portal.courts.closing import ClosingTimes
from portal.courts.models import Court
from portal.timelimits.events import calendar_changed
from portal.timelimits.limits import (
    calendar_of,
    due_after,
    instant_of,
    local_day,
    next_reminder,
)
from portal.timelimits.models import TimeLimit, TimeLimitQuerySet
from portal.workdays.calendar import Calendar, Due
from portal.workdays.calendars import calendars_in_force, calendars_with
from portal.workdays.models import DayNotice

BATCH = 500
SETTLE_AFTER = timedelta(minutes=2)
"""A duty started by a transaction that still saw the old calendar commits well within this."""
CalendarOf = Callable[[str], Calendar]


@dataclass(frozen=True)
class Moved:
    """One open date before and after. ``limit`` carries the new date once it is saved."""

    limit: TimeLimit
    court: Court
    was_on: date
    was_at: datetime
    was_provisional: bool
    due: Due
    due_at: datetime

    @property
    def is_other_date(self) -> bool:
        """Whether the date itself moves; otherwise it only becomes final (or provisional)."""
        return self.due_at != self.was_at

    @property
    def is_earlier(self) -> bool:
        return self.due_at < self.was_at


def limit_models() -> list[type[TimeLimit]]:
    """Every concrete kind of duty the services keep."""
    return [model for model in apps.get_models() if issubclass(model, TimeLimit)]


def preview(notice: DayNotice, *, at: datetime) -> list[Moved]:
    """Every open date that would move if this draft came into force now, next due first."""
    changes = _Changes(calendars_with(notice), at, at)
    rows: list[Moved] = []
    for model in limit_models():
        touched = _touched_by(notice, TimeLimitQuerySet(model).movable(at))
        for limit in touched.select_related("record").iterator(chunk_size=2000):
            change = changes.of(limit)
            if change is not None:
                rows.append(change)
    return sorted(rows, key=lambda moved: (moved.was_at, moved.limit.pk))


def recompute_open(at: datetime, *, batches: int | None = None) -> int:
    """Bring every open date to the calendar in force; answers how many moved.

    A line of the timetable, and the first thing every sweep of duties does: nothing to do once
    every approved notice is settled. Safe to run twice or by several processes; each batch is
    one transaction under its records' locks. ``batches`` bounds the work of one web request.
    """
    unsettled = list(DayNotice.objects.unsettled())
    if not unsettled:
        return 0
    decided = [notice.decided_at or at for notice in unsettled]
    passes = [_Pass(model, at, min(*decided, at)) for model in limit_models()]
    moved = sum(each.run(batches) for each in passes)
    if all(each.is_through for each in passes):
        settled = [row.pk for row in unsettled if at - (row.decided_at or at) >= SETTLE_AFTER]
        DayNotice.objects.filter(pk__in=settled).update(settled_at=at)
    return moved


class _Pass:
    """One way through the open duties of one model, by primary key, batch after batch.

    A duty counts as open if it had not fallen due when the notice was approved: the notice came
    first, even if the sweep has not yet acted.
    """

    def __init__(self, model: type[TimeLimit], at: datetime, since: datetime) -> None:
        self.model, self.at, self.since = model, at, since
        self.after, self.is_through = 0, False

    def run(self, batches: int | None) -> int:
        moved, done = 0, 0
        while not self.is_through and (batches is None or done < batches):
            with audit.recorded():
                changes = _Changes(calendars_in_force(), self.at, self.since)
                limits = self._locked_batch(changes.version)
                moved += _save(self.model, limits, changes) if limits else 0
            self.is_through = not limits
            self.after = limits[-1].pk if limits else self.after
            done += 1
        return moved

    def _locked_batch(self, version: int) -> list[TimeLimit]:
        """The next open duties of an older calendar, read again under their records' locks."""
        rows = TimeLimitQuerySet(self.model).movable(self.since)
        rows = rows.filter(calendar_version__lt=version, pk__gt=self.after).order_by("pk")
        found = list(rows.values_list("pk", "record_id")[:BATCH])
        if not found:
            return []
        records = _record_rows(self.model).filter(pk__in={record for _pk, record in found})
        list(records.order_by("pk").values_list("pk"))
        again = TimeLimitQuerySet(self.model).filter(pk__in=[pk for pk, _record in found])
        return list(again.select_related("record").order_by("pk"))


def _record_rows(model: type[TimeLimit]) -> QuerySet:
    meta: Any = model._meta
    rows: QuerySet = meta.get_field("record").related_model._base_manager.all()
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",), no_key=connection.vendor == "postgresql")
    return rows


def _save(model: type[TimeLimit], limits: list[TimeLimit], changes: "_Changes") -> int:
    open_ones = [limit for limit in limits if changes.concerns(limit)]
    moved = [change for limit in open_ones if (change := changes.of(limit)) is not None]
    for change in moved:
        _write(change, changes.at)
    rows = model._base_manager
    rows.bulk_update(
        [change.limit for change in moved],
        ["due_on", "due_at", "provisional", "reminders_sent", "next_reminder_at"],
    )
    settled = [limit.pk for limit in open_ones if limit.pk not in changes.kept_as_told]
    rows.filter(pk__in=settled).update(calendar_version=changes.version)
    if moved:
        calendar_changed.send(sender=model, moved=moved, at=changes.at)
    return len(moved)


def _write(change: Moved, at: datetime) -> None:
    limit = change.limit
    limit.due_on, limit.due_at = change.due.on, change.due_at
    limit.provisional = change.due.is_provisional
    if change.is_other_date:
        limit.reminders_sent, limit.next_reminder_at = next_reminder(
            limit.terms, limit.due_at, after=at, sent=limit.reminders_sent
        )
    audit.note(
        "calendar_moved_date", record=limit.record.reference, court=change.court.code,
        actor=None, at=at, role="clock", rule=limit.rule, round=str(limit.round),
        was=change.was_at.isoformat(), now=change.due_at.isoformat(),
        calendar=str(change.due.version),
    )


class _Changes:
    """Computes single rows under one set of calendars, reading courts and closing times once."""

    def __init__(self, calendars: CalendarOf, at: datetime, since: datetime) -> None:
        self.calendars, self.at, self.since = calendars, at, since
        self.version = calendars("").version
        self.courts = {court.pk: court for court in Court.objects.all()}
        self.closing = ClosingTimes(self.courts)
        self.kept_as_told: set[int] = set()

    def concerns(self, limit: TimeLimit) -> bool:
        """Whether the duty, read again under its lock, is still open and still ahead."""
        ended = (limit.met_at, limit.cancelled_at, limit.escalated_at, limit.breached_at)
        return ended == (None, None, None, None) and limit.due_at > self.since

    def of(self, limit: TimeLimit) -> Moved | None:
        court = self.courts[limit.record.court_id]
        start = local_day(limit.started_at)
        calendar = calendar_of(court, limit.terms, start, self.calendars)
        due = due_after(calendar, start, limit.terms, days=limit.days)
        due_at = limit.due_at
        if due.on != limit.due_on:
            due_at = instant_of(limit.terms, due.on, self.closing, court.pk)
        if due_at <= self.at:
            self.kept_as_told.add(limit.pk)
            return None
        if due_at == limit.due_at and due.is_provisional == limit.provisional:
            return None
        return Moved(limit, court, limit.due_on, limit.due_at, limit.provisional, due, due_at)


def _touched_by(notice: DayNotice, rows: TimeLimitQuerySet) -> TimeLimitQuerySet:
    """Only duties that end on or after the first changed day, or were provisional, can move."""
    if notice.court_code:
        rows = rows.filter(record__court__code=notice.court_code)
    first = _first_day(notice)
    ends_later = Q(due_on__gte=first) if first else Q()
    return rows.filter(ends_later | Q(provisional=True))


def _first_day(notice: DayNotice) -> date | None:
    """The first day a notice changes; asked once however many kinds of duties there are."""
    if "first_day" not in notice.__dict__:
        notice.__dict__["first_day"] = notice.days.aggregate(first=Min("date"))["first"]
    found: date | None = notice.__dict__["first_day"]
    return found
