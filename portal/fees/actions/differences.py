"""What a cashier does about a difference between our book and the bank's."""

from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.fees.actions.refunding import return_at_once
from portal.fees.models import Difference, PaymentOrder, Refund
from portal.fees.notices import tell
from portal.fees.rules.money import plain
from portal.people.models import Person
from portal.people.roles import Role


def resolve(difference: Difference, *, words: str, by: Person, at: datetime) -> Difference:
    """A cashier writes down what was found and done. Refused without words, and twice."""
    if not words.strip():
        raise Refused(_("Write what you found and what was done."), field="words")
    with audit.recorded():
        held = _held(difference, by)
        held.resolved_at, held.resolved_by, held.words = at, by, words.strip()[:300]
        held.save()
        audit.note(
            "resolve_difference", record=held.reference, court=held.court.code, actor=by, at=at,
            role=Role.CASHIER, kind=held.kind,
        )
    return held


def send_back_wrong_amount(difference: Difference, *, by: Person, at: datetime) -> Refund:
    """The money that came with another amount goes back; the payer can then pay rightly.

    Refused when this is not about a wrong amount.
    """
    with audit.recorded():
        held = _held(difference, by)
        order = held.order
        if held.kind != Difference.Kind.WRONG_AMOUNT or order is None:
            raise Refused(_("Only a payment with another amount is sent back here."))
        locked(order.fee)
        if order.state != PaymentOrder.State.WRONG_AMOUNT or order.refunds.exists():
            raise Refused(_("This payment was sent back before."))
        refund = return_at_once(order, Refund.Reason.WRONG_AMOUNT, is_released=True, at=at)
        tell("send_back", order.fee, at=at, back=plain(refund.fen))
        resolve(held, words=str(_("Sent back to the payer.")), by=by, at=at)
    return refund


def _held(difference: Difference, by: Person) -> Difference:
    court: Court = difference.court
    if not by.holds(Role.CASHIER, court_id=court.pk):
        raise Refused(_("Only a cashier of this court may do this."))
    rows = Difference.objects.unscoped(because="the act holds this record")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",))
    held: Difference = rows.get(pk=difference.pk)
    if held.resolved_at is not None:
        raise Refused(_("This was resolved before."))
    return held
