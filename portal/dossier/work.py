"""Work on rows that a sweep does outside any transaction: claimed, given back, tried again.

A claim is a lease in real time under a random token; whoever gives a row back must still hold
it. A worker that is killed leaves a claim that runs out.
"""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from portal.dossier.models.files import Work

LEASE = timedelta(seconds=180)
"""Longer than the quarantine may compute, so that a living worker is never overtaken."""
MOST_ATTEMPTS = 5
FIRST_PAUSE_S = 10
W = TypeVar("W", bound=Work)
log = structlog.get_logger(__name__)


def claims(waiting: "models.QuerySet[W]") -> Iterator[tuple[W, uuid.UUID]]:
    """Rows of ``waiting`` one after the other, each leased to the caller; ends with the work."""
    while (claim := _claim(waiting)) is not None:
        yield claim


def _claim(waiting: "models.QuerySet[W]") -> tuple[W, uuid.UUID] | None:
    now = timezone.now()
    due = waiting.filter(
        Q(lease_until=None) | Q(lease_until__lt=now), Q(next_try_at=None) | Q(next_try_at__lte=now)
    )
    if not due.exists():
        return None  # most sweeps end here, without a write lock
    with transaction.atomic():
        if connection.features.has_select_for_update:
            due = due.select_for_update(
                skip_locked=connection.features.has_select_for_update_skip_locked, of=("self",)
            )
        row = due.first()
        if row is None:
            return None
        token = uuid.uuid4()
        row.lease_token, row.lease_until = token, now + LEASE
        row.attempts += 1
        row.save(update_fields=["lease_token", "lease_until", "attempts"])
    return row, token


def give_back(row: Work, token: uuid.UUID, **changes: Any) -> bool:
    """End the lease with what came of the work; False when somebody else holds the row now."""
    mine = type(row)._base_manager.filter(pk=row.pk, lease_token=token)
    freed = {"lease_token": None, "lease_until": None}
    return bool(mine.update(**(freed | {"next_try_at": None, "last_error": ""} | changes)))


def done(row: Work, token: uuid.UUID, **changes: Any) -> bool:
    """Give back a row whose work succeeded: its attempts begin anew."""
    return give_back(row, token, attempts=0, **changes)


def failed(row: Work, token: uuid.UUID, fault: str, *, given_up: dict[str, Any]) -> bool:
    """Try again later, or after the last attempt write ``given_up`` and leave it to staff."""
    is_over = row.attempts >= MOST_ATTEMPTS
    pause = timedelta(seconds=FIRST_PAUSE_S * 4 ** (row.attempts - 1))
    log.warning("file work failed", row=row._meta.label, pk=row.pk, fault=fault, over=is_over)
    again: dict[str, Any] = {"next_try_at": timezone.now() + pause, "last_error": fault[:300]}
    return give_back(row, token, **(again | (given_up if is_over else {})))
