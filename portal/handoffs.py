"""The only file where one service reacts to another: when X announces Y, do Z."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.dispatch import receiver

from judge_contact.actions.telling import tell
from judge_contact.models import Ticket, TicketLimit
from judge_contact.rules import CONTACT
from portal.fees.models import FeeLimit
from portal.fees.notices import tell as tell_of_fee
from portal.fees.rules.limits import DEFERRED_PAYMENT, PAYMENT
from portal.timelimits.events import calendar_changed
from portal.timelimits.recomputing import Moved


@receiver(calendar_changed, sender=TicketLimit)
def tell_parties_of_moved_dates(
    sender: Any, moved: Sequence[Moved], at: datetime, **facts: Any
) -> None:
    """Whoever was promised to be contacted by a date that moved is told the new one."""
    told = [one.limit for one in moved if one.is_other_date and one.limit.rule == CONTACT.code]
    tickets = (
        Ticket.objects.unscoped(because="the calendar moved dates of every court")
        .filter(pk__in=[limit.record_id for limit in told])
        .select_related("court", "division", "case", "judge", "requester")
    )
    tell("calendar_changed", list(tickets), at=at)


@receiver(calendar_changed, sender=FeeLimit)
def tell_payers_of_moved_dates(
    sender: Any, moved: Sequence[Moved], at: datetime, **facts: Any
) -> None:
    """Whoever was to pay a fee by a date that moved is told the new one."""
    for one in moved:
        if one.is_other_date and one.limit.rule in (PAYMENT.code, DEFERRED_PAYMENT.code):
            due = one.limit.due_at.isoformat()
            occasion = f"moved.{one.limit.pk}.{one.limit.calendar_version}"
            tell_of_fee(
                "calendar_changed", one.limit.record, at=at, occasion=occasion, due_payment=due
            )
