"""The letters of a demo's past: gone when they were due, but for the newest, which go out now."""

from datetime import datetime, timedelta

from django.db.models import F

from portal.notices.models import Message

STILL_GOES_OUT = timedelta(days=2)
"""So that the demo's phones and mailboxes are not empty when it starts."""


def load(at: datetime) -> int:
    """Close what was due long ago; returns how many letters. A second call finds none."""
    waiting = Message.objects.filter(state=Message.State.PENDING, attempts=0, not_before__lt=at)
    old = waiting.filter(not_before__lt=at - STILL_GOES_OUT)
    closed = old.update(
        state=Message.State.SENT, sent_at=F("not_before"), provider_ref="demo", attempts=1
    )
    waiting.update(not_before=at)
    return closed
