"""The one sweep: finds duties that are due, once each, whoever sweeps and however often.

A record's lock is the lock of its duties. The sweep claims records (skipping those somebody is
acting on), then reads again what is still due: an act that came first wins. SQLite has no row
locks; there the whole batch is one IMMEDIATE transaction.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import connection
from django.db.models import F

from portal import audit
from portal.timelimits.limits import local_day, next_reminder
from portal.timelimits.models import TimeLimit, TimeLimitQuerySet
from portal.timelimits.recomputing import recompute_open

log = logging.getLogger(__name__)
BATCH = 500
L = TypeVar("L", bound=TimeLimit)
Act = Callable[[Sequence[L], datetime], None]
Handle = Callable[[Sequence[L]], None]


class SweepFault(RuntimeError):
    """Some duties could not be acted on; all others were. The run's stamp shows it."""


def act_on_due(model: type[L], *, at: datetime, act: Act[L], batch: int = BATCH) -> int:
    """Let the service act on every duty due at ``at``, in order of due time; stamp each breach.

    Loops until nothing claimable is left, so an outage of any length is caught up in one run.
    ``act`` never meets two duties of one record at once. A duty it fails on is left as it was,
    and the others go on.
    """

    def handle(limits: Sequence[L]) -> None:
        act(limits, at)
        rows = model._base_manager.filter(pk__in=[limit.pk for limit in limits])
        rows.update(breached_at=F("due_at"), escalated_at=at)

    return _Run(model, lambda rows: rows.due(at), "due_at", handle).through(batch, at)


def remind(model: type[L], *, at: datetime, act: Act[L], batch: int = BATCH) -> int:
    """Let the service remind the owners of duties that fall due soon, once per reminder."""

    def handle(limits: Sequence[L]) -> None:
        act(limits, at)
        for limit in limits:
            limit.reminders_sent, limit.next_reminder_at = next_reminder(
                limit.terms, limit.due_at, after=at, sent=limit.reminders_sent + 1
            )
        model._base_manager.bulk_update(limits, ["reminders_sent", "next_reminder_at"])

    return _Run(model, lambda rows: rows.to_remind(at), "next_reminder_at", handle).through(
        batch, at
    )


class _Run:
    """One pass over everything due, batch by batch, each in its own transaction."""

    def __init__(
        self, model: type[TimeLimit], wanted: Callable[[TimeLimitQuerySet], TimeLimitQuerySet],
        order: str, handle: Handle,
    ) -> None:
        self.model, self.wanted, self.order, self.handle = model, wanted, order, handle
        self.left_out: set[int] = set()

    def through(self, batch: int, at: datetime) -> int:
        local_day(at)
        recompute_open(at)  # a notice that came before the due time moves it before it is judged
        handled, size = 0, batch
        while True:
            limits: list[TimeLimit] = []
            try:
                with audit.recorded():
                    limits = self._claim(size)
                    if limits:
                        self.handle(limits)
            except Exception as fault:
                size = self._narrow(limits, fault)
                continue
            if not limits:
                break
            handled, size = handled + len(limits), batch
        if self.left_out:
            raise SweepFault(f"{handled} handled, {len(self.left_out)} could not be")
        return handled

    def _narrow(self, limits: Sequence[TimeLimit], fault: Exception) -> int:
        """After a fault: try half as many, until the one that fails is alone and left out."""
        if len(limits) > 1:
            return len(limits) // 2
        if not limits:
            raise fault
        log.error("%s %s: %s", self.model.__name__, limits[0].pk, type(fault).__name__)
        self.left_out.add(limits[0].pk)
        return 1

    def _rows(self) -> TimeLimitQuerySet:
        rows = TimeLimitQuerySet(self.model)
        return self.wanted(rows).exclude(pk__in=self.left_out).order_by(self.order, "pk")

    def _claim(self, size: int) -> list[TimeLimit]:
        """Duties of a batch of records, read again under the records' locks."""
        rows = self._rows().select_related("record").only(self.order, "record__id")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(
                of=("record",), skip_locked=True, no_key=connection.vendor == "postgresql"
            )
        held = _one_per_record(rows[:size], self.order)
        return list(self._rows().filter(pk__in=held).select_related("record")) if held else []


def _one_per_record(rows: Collection[TimeLimit], order: str) -> list[int]:
    """The first duty of each record, cut where going on would leave the order of due time."""
    seen: set[int] = set()
    taken: list[int] = []
    deferred: datetime | None = None
    for row in rows:
        due: datetime = getattr(row, order)
        if deferred is not None and due > deferred:
            break
        if row.record_id in seen:
            deferred = due
            continue
        seen.add(row.record_id)
        taken.append(row.pk)
    return taken
