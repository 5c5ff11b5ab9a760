"""How the outbox is, for /readyz and the staff screen."""

from typing import TypedDict

from django.conf import settings
from django.db.models import Count, Min

from portal.common import clock
from portal.notices.models import Message


class OutboxState(TypedDict):
    """``pending``: due and not yet accepted; ``oldest_s``: real seconds the first one waits."""

    pending: int
    oldest_s: int


def outbox_state() -> OutboxState:
    """What waits now; one statement. Messages held back for quiet hours do not count."""
    now = clock.now()
    row = Message.objects.waiting(now).aggregate(pending=Count("pk"), oldest=Min("not_before"))
    waited = (now - row["oldest"]).total_seconds() if row["oldest"] else 0
    return {"pending": row["pending"], "oldest_s": int(waited / settings.DEMO_CLOCK_RATE)}
