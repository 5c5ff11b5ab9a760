"""The pretended providers: they accept under a key, once, or misbehave as the tester asked."""

from django.db import transaction
from django.db.models import F

from portal.common import clock
from portal.sandbox.models import Arrival, Fault

Mode = Fault.Mode


def accept(channel: str, key: str, address: str, body: str, subject: str = "") -> Arrival:
    """Take a message in. The same key again changes nothing but the count of times handed in."""
    with transaction.atomic():
        arrival, is_new = Arrival.objects.get_or_create(
            channel=channel, key=key,
            defaults={
                "address": address, "body": body, "subject": subject[:300],
                "arrived_at": clock.now(),
            },
        )
        if not is_new:
            Arrival.objects.filter(pk=arrival.pk).update(handed_in=F("handed_in") + 1)
    return arrival


def next_fault(channel: str) -> str:
    """How this provider behaves towards the next message; counts down a limited fault."""
    with transaction.atomic():
        fault = Fault.objects.filter(channel=channel).first()
        if fault is None or fault.mode == Mode.NONE or fault.times == 0:
            return Mode.NONE
        if fault.times is not None:
            Fault.objects.filter(pk=fault.pk, times__gt=0).update(times=F("times") - 1)
        return fault.mode


def set_fault(channel: str, mode: str, times: int | None = None) -> None:
    """Switch a fault on or off (``Mode.NONE``), for ever or for so many messages."""
    Fault.objects.update_or_create(channel=channel, defaults={"mode": mode, "times": times})
