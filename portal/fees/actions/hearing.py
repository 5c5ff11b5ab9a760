"""A call of the bank, heard once under its own id."""

from datetime import datetime

from django.db import IntegrityError, transaction

from portal import audit
from portal.common.moves import locked
from portal.fees.actions.settling import settle
from portal.fees.bank import Verdict
from portal.fees.models import BankEvent, PaymentOrder


def hear(event_id: str, number: str, verdict: Verdict, *, at: datetime) -> bool:
    """Let a call count; False when there is no such order. Heard again, nothing happens."""
    order = PaymentOrder.objects.select_related("fee__court").filter(number=number).first()
    if order is None:
        return False
    if BankEvent.objects.filter(event_id=event_id).exists():
        return True
    with audit.recorded():
        locked(order.fee)
        try:
            with transaction.atomic():
                event = BankEvent.objects.create(
                    event_id=event_id, order=order, status=verdict.status, received_at=at,
                    effect="",
                )
        except IntegrityError:
            return True  # the same call came twice at once; the other one counts
        event.effect = settle(order, verdict, at=at)
        event.save(update_fields=["effect"])
    return True
