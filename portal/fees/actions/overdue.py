"""A fee that was not paid in time: a judge says what follows (FEE 22; INT 199, 213)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.moves import locked, moving
from portal.common.refusals import Refused
from portal.fees import events
from portal.fees.actions.duties import (
    meet_confirmation,
    start_payment_limit,
    stop_payment_limits,
)
from portal.fees.actions.refunding import end_case
from portal.fees.models import FeeObligation, PaymentOrder
from portal.fees.notices import tell
from portal.fees.rules.refunding import Ending
from portal.fees.states.fee import State
from portal.people.models import Person


def treat_as_withdrawn(fee: FeeObligation, *, by: Person, at: datetime) -> FeeObligation:
    """A judge confirms: not paid, so treated as withdrawn (FEE 22). A new suit stays open.

    When it was the other half after a change to the ordinary procedure, half of what was paid
    comes back (INT 199). Refused while a payment is under way at the bank.
    """
    with audit.recorded():
        _refuse_while_paying(fee)
        with moving(fee, "treat_as_withdrawn", by=by, at=at) as fee:
            meet_confirmation(fee, at=at)
            stop_payment_limits(fee, at=at)
        tell("treat_as_withdrawn", fee, at=at)
        if fee.kind == FeeObligation.Kind.CONVERSION and fee.parent is not None:
            end_case(fee.parent, Ending.CONVERSION_UNPAID, by=by, at=at)
        events.treated_as_withdrawn.send(FeeObligation, fee=fee, by=by, at=at)
    return fee


def give_time(fee: FeeObligation, *, why: str, by: Person, at: datetime) -> FeeObligation:
    """A judge gives seven more days, with a reason the payer reads (FEE 22)."""
    if not why.strip():
        raise Refused(_("Say why more time is given; the payer reads it."), field="words")
    with moving(fee, "give_time", by=by, at=at, words=why) as fee:
        meet_confirmation(fee, at=at)
        stop_payment_limits(fee, at=at)
        fee.round += 1
        fee.save(update_fields=["round"])
        due = start_payment_limit(fee, at=at)
        tell("give_time", fee, at=at, due_payment=due.due_at.isoformat(), words=why)
    return fee


def _refuse_while_paying(fee: FeeObligation) -> None:
    held = locked(fee)
    if held.state == State.OVERDUE and held.orders.filter(state__in=PaymentOrder.ALIVE).exists():
        raise Refused(
            _("A payment is under way at the bank. Wait until it is clear, within minutes.")
        )
