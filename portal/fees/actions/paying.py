"""Starting a payment: an order of ours, then the bank's page. No money has moved yet."""

import uuid
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.moves import locked
from portal.common.once import once
from portal.common.refusals import Refused
from portal.fees.actions.settling import settle
from portal.fees.bank import Bank, BankRefused, NoAnswer, Status, Verdict
from portal.fees.models import FeeObligation, PaymentOrder
from portal.fees.states.fee import UNPAID, Hat
from portal.people.models import Person

FIRST_QUERY = timedelta(seconds=20)
"""How soon the bank is asked about an order it has not called us about."""


def begin_payment(
    fee: FeeObligation, *, key: uuid.UUID, by: Person, at: datetime
) -> PaymentOrder:
    """Make the order with which a fee is paid online; its living order is returned again.

    Same key, same order. Refused when nothing is to be paid any more, to a stranger, and while
    the outcome of an earlier payment is not known: paying again could pay twice.
    """

    def make(fingerprint: str) -> PaymentOrder:
        with audit.recorded():
            held = _payable(fee, by)
            living = held.orders.filter(state__in=PaymentOrder.ALIVE).first()
            if living is not None:
                return _usable(living, at)
            order = PaymentOrder.objects.create(
                fee=held, number=f"{at:%Y%m%d}{uuid.uuid4().hex[:20]}", fen=held.owed_fen,
                made_at=at, made_by=by, next_query_at=at + FIRST_QUERY, once_key=key,
                once_digest=fingerprint,
            )
            audit.note(
                "begin_payment", record=held.reference, court=held.court.code, actor=by, at=at,
                order=order.number, fen=str(order.fen),
            )
        return order

    return once(PaymentOrder, key, {"fee": fee.pk}, make)


def _payable(fee: FeeObligation, by: Person) -> FeeObligation:
    held = locked(fee)
    if Hat.PAYER not in held.hats(by):
        raise Refused(_("Only the person who owes the fee, or their agent, pays it here."))
    if held.state not in UNPAID:
        raise Refused(
            _("Nothing is to be paid any more: “%(state)s”.") % {"state": held.get_state_display()}
        )
    return held


def _usable(order: PaymentOrder, at: datetime) -> PaymentOrder:
    """The living order, unless we do not know what became of it."""
    is_over = order.expires_at is not None and order.expires_at <= at
    if order.state == PaymentOrder.State.UNCLEAR or is_over:
        raise Refused(
            _(
                "We do not know yet what became of your last payment. Please do not pay again: "
                "we are asking the bank and tell you within five minutes."
            )
        )
    return order


def hand_to_bank(
    order: PaymentOrder, bank: Bank, *, title: str, return_url: str, at: datetime
) -> PaymentOrder:
    """Announce an order to the bank, outside any transaction; its page comes back.

    No answer leaves the order unclear: the bank is asked until it is clear. A refusal closes it.
    """
    if order.page_url or order.state != PaymentOrder.State.OPEN:
        return order
    untouched = PaymentOrder.objects.filter(pk=order.pk, state=PaymentOrder.State.OPEN)
    try:
        page = bank.open(order, title=title, return_url=return_url)
    except NoAnswer as fault:
        untouched.update(state=PaymentOrder.State.UNCLEAR, last_fault=str(fault)[:100])
    except BankRefused as fault:
        untouched.update(
            state=PaymentOrder.State.CLOSED, next_query_at=None, last_fault=str(fault)[:100]
        )
    else:
        untouched.update(page_url=page.url[:300], expires_at=page.expires_at)
    order.refresh_from_db()
    return order


def record_at_counter(
    fee: FeeObligation, *, slip: str, key: uuid.UUID, by: Person, at: datetime
) -> PaymentOrder:
    """A cashier records that the whole fee was paid with a slip of the bank (FEE 52).

    Refused to anyone but a cashier of the court, without the slip's number, and while an online
    payment is under way.
    """
    if not slip.strip():
        raise Refused(_("Enter the number of the bank's slip."), field="slip")

    def make(fingerprint: str) -> PaymentOrder:
        with audit.recorded():
            held = locked(fee)
            if Hat.CASHIER not in held.hats(by):
                raise Refused(_("Only a cashier of this court records payments."))
            if held.orders.filter(state__in=PaymentOrder.ALIVE).exists():
                raise Refused(_("An online payment is under way. Wait until it is clear."))
            if PaymentOrder.objects.filter(channel="COUNTER", bank_ref=slip.strip()).exists():
                raise Refused(_("This slip was recorded before."), field="slip")
            order = PaymentOrder.objects.create(
                fee=held, number=f"{at:%Y%m%d}{uuid.uuid4().hex[:20]}", fen=held.owed_fen,
                channel=PaymentOrder.Channel.COUNTER, made_at=at, made_by=by, once_key=key,
                once_digest=fingerprint,
            )
            settle(order, Verdict(Status.PAID, order.fen, slip.strip(), at), by=by, at=at)
            order.refresh_from_db()
            if order.state != PaymentOrder.State.PAID:
                raise Refused(_("Nothing is to be paid any more for this fee."))
        return order

    return once(PaymentOrder, key, {"fee": fee.pk, "slip": slip.strip()}, make)
