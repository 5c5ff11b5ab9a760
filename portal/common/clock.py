"""The portal's clock. Only views, tasks and commands read it; acts are given the instant.

In an accelerated demo the court's time runs faster from a fixed start, so that a duty of one
working day can be watched falling due. Leases, sessions and tokens stay on the real clock.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The instant at which the court acts."""
    instant = timezone.now()
    if settings.DEMO_CLOCK_RATE == 1 or settings.DEMO_CLOCK_START is None:
        return instant
    start: datetime = settings.DEMO_CLOCK_START
    return start + (instant - start) * settings.DEMO_CLOCK_RATE


def is_accelerated() -> bool:
    return bool(settings.DEMO_CLOCK_RATE != 1)
