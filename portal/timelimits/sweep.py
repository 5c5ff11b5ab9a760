"""The one sweep: finds duties that are due, once each, whoever sweeps and however often.

A record's lock is the lock of its duties. The sweep claims records (skipping those somebody is
acting on), then reads again what is still due: an act that came first wins.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Q

from portal import audit
from portal.timelimits.limits import next_reminder
from portal.timelimits.models import TimeLimit

BATCH = 200
WINDOW = 10
"""Batches looked at to fill one, so that sweeps running at once take different records."""
L = TypeVar("L", bound=TimeLimit)
Act = Callable[[Sequence[L], datetime], None]


def act_on_due(model: type[L], *, at: datetime, act: Act[L], batch: int = BATCH) -> int:
    """Let the service act on every duty due at ``at``, in order of due time; stamp each breach.

    Loops until nothing claimable is left, so an outage of any length is caught up in one run.
    """

    def handle(limits: Sequence[L]) -> None:
        act(limits, at)
        for limit in limits:
            limit.breached_at, limit.escalated_at = limit.due_at, at
        model._base_manager.bulk_update(limits, ["breached_at", "escalated_at"], batch_size=500)

    is_due = Q(met_at=None, cancelled_at=None, escalated_at=None, due_at__lte=at)
    return _sweep(model, is_due, "due_at", handle, batch)


def remind(model: type[L], *, at: datetime, act: Act[L], batch: int = BATCH) -> int:
    """Let the service remind the owners of duties that fall due soon, once per reminder."""

    def handle(limits: Sequence[L]) -> None:
        act(limits, at)
        for limit in limits:
            limit.reminders_sent += 1
            limit.next_reminder_at = next_reminder(
                limit.terms, limit.due_at, sent=limit.reminders_sent
            )
        model._base_manager.bulk_update(
            limits, ["reminders_sent", "next_reminder_at"], batch_size=500
        )

    soon = Q(
        met_at=None, cancelled_at=None, escalated_at=None, next_reminder_at__lte=at, due_at__gt=at
    )
    return _sweep(model, soon, "next_reminder_at", handle, batch)


def _sweep(
    model: type[L], wanted: Q, order: str, handle: Callable[[Sequence[L]], None], batch: int
) -> int:
    handled = 0
    while True:
        with audit.recorded():
            limits = _claim(model, wanted, order, batch)
            if not limits:
                return handled
            handle(limits)
        handled += len(limits)


def _claim(model: type[L], wanted: Q, order: str, batch: int) -> list[L]:
    """Duties of a batch of records, read again under the records' locks."""
    rows = model._base_manager.filter(wanted).order_by(order, "pk")
    record_ids = list(rows.values_list("record_id", flat=True)[: batch * WINDOW])
    if not record_ids:
        return []
    record_model: Any = model._meta.get_field("record").related_model
    claimed = record_model._base_manager.filter(pk__in=record_ids).order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        claimed = claimed.select_for_update(skip_locked=True, no_key=True, of=("self",))
    held = list(claimed.values_list("pk", flat=True)[:batch])
    return list(rows.filter(record_id__in=held))
