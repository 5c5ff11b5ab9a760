"""Taking rows of the outbox for a while, and giving them back closed. Each step is one statement.

A claim is a lease in real time under a random token. Whoever closes a row must still hold its
token: a sender that slept through its lease changes nothing (fencing).
"""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from portal.notices.addresses import masked_address
from portal.notices.models import Message

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=90)
"""Longer than a sweep can last: a task's hard limit is 60 s."""
BACKOFF_S = (5, 15, 60, 300, 900, 3600, 10_800)
MOST_TRIES = len(BACKOFF_S) + 1


@dataclass(frozen=True)
class Claim:
    """Messages of one channel that are ours until the lease ends."""

    token: uuid.UUID
    messages: Sequence[Message]


NOTHING = Claim(uuid.UUID(int=0), ())


def claim(channel: str, at: datetime, size: int) -> Claim:
    """Lease due messages of a channel, urgent and old ones first.

    Those another sender holds are passed over.
    The attempt is counted now: a message that kills its sender each time must end somewhere.
    """
    now = timezone.now()
    token = uuid.uuid4()
    due = Message.objects.filter(
        Q(next_try_at=None) | Q(next_try_at__lte=now),
        Q(lease_until=None) | Q(lease_until__lte=now),
        state=Message.State.PENDING, channel=channel, not_before__lte=at,
    ).order_by("-urgent", "not_before", "pk")
    if not due.exists():
        return NOTHING  # most sweeps end here, without a write lock
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        ids = list(due.values_list("pk", flat=True)[:size])
        if ids:
            Message.objects.filter(pk__in=ids).update(
                lease_token=token, lease_until=now + LEASE, attempts=F("attempts") + 1
            )
    # Receivers, courts and groups come along, so that wording asks nothing more.
    rows = Message.objects.filter(lease_token=token).select_related("person", "group", "court")
    return Claim(token, list(rows.order_by("-urgent", "not_before", "pk")) if ids else [])


def close_sent(message: Message, token: uuid.UUID, ref: str, at: datetime) -> bool:
    """The provider's acceptance is recorded: only now is the message sent.

    The address is kept as a mask: where this one went, even after the person has moved.
    """
    return _close(
        message, token, state=Message.State.SENT, sent_at=at, provider_ref=ref, last_error="",
        next_try_at=None, sent_to=masked_address(message),
    )


def close_dead(message: Message, token: uuid.UUID, why: str) -> bool:
    """It will not be tried again by itself; staff see it with its reason and may retry."""
    return _close(
        message, token, state=Message.State.DEAD, last_error=why[:300], next_try_at=None
    )


def put_off(message: Message, token: uuid.UUID, why: str, wait_s: int = 0) -> bool:
    """Try again later, later each time; after the last try it is a dead letter."""
    if message.attempts >= MOST_TRIES:
        return close_dead(message, token, why)
    wait = max(BACKOFF_S[message.attempts - 1], wait_s)
    return _close(
        message, token, last_error=why[:300],
        next_try_at=timezone.now() + timedelta(seconds=wait),
    )


def give_back(messages: Sequence[Message], token: uuid.UUID) -> None:
    """Claimed but never handed to a provider: no attempt was made."""
    Message.objects.filter(
        pk__in=[message.pk for message in messages], lease_token=token,
        state=Message.State.PENDING,
    ).update(lease_token=None, lease_until=None, attempts=F("attempts") - 1)


def _close(message: Message, token: uuid.UUID, **changes: object) -> bool:
    ours = Message.objects.filter(
        pk=message.pk, lease_token=token, state=Message.State.PENDING
    ).update(lease_token=None, lease_until=None, **changes)
    if not ours:
        log.warning("message %s was taken over by another sender", message.public_id)
    return bool(ours)
