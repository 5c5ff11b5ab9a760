"""What the bank says about an order, whoever brings the word: callback, question or statement.

Every word goes through ``settle`` under the fee's lock. A verdict heard before changes nothing,
so that callbacks may repeat, come in any order, late, or never.
"""

from datetime import datetime
from enum import StrEnum

from portal import audit
from portal.cases.actions.held import tell as tell_case
from portal.common.clock import SHANGHAI
from portal.common.moves import locked, moving
from portal.common.series import count_on
from portal.courts.models import Court
from portal.fees import events
from portal.fees.actions.duties import meet_payment_limits
from portal.fees.actions.refunding import return_at_once
from portal.fees.bank import Status, Verdict
from portal.fees.models import Difference, FeeObligation, FiscalSeries, PaymentOrder, Refund
from portal.fees.notices import tell
from portal.fees.papers import order_receipt
from portal.fees.rules.money import plain
from portal.fees.states.fee import UNPAID, State
from portal.people.models import Person

OrderState = PaymentOrder.State


class Effect(StrEnum):
    """What a verdict did."""

    PAID = "PAID"
    WRONG_AMOUNT = "WRONG_AMOUNT"
    SURPLUS = "SURPLUS"
    CLOSED = "CLOSED"
    NOTHING = "NOTHING"


def settle(
    order: PaymentOrder, verdict: Verdict, *, by: Person | None = None, at: datetime
) -> Effect:
    """Let a verdict count, once. ``by`` is the cashier who brings it, None for the bank.

    Paid in full, the fee is paid. Another amount never counts as paid and goes to the cashier.
    Money for a fee that is settled already goes back. A verdict of payment counts even for an
    order that was closed: money that moved is never overlooked.
    """
    with audit.recorded():
        fee = locked(order.fee)
        order = fee.orders.get(pk=order.pk)
        if verdict.status == Status.PAID:
            return _money_came(fee, order, verdict, by, at)
        if verdict.status == Status.CLOSED and order.is_alive:
            order.state, order.next_query_at = OrderState.CLOSED, None
            order.save()
            _note(fee, order, "close_order", at)
            return Effect.CLOSED
        return Effect.NOTHING


def _money_came(
    fee: FeeObligation, order: PaymentOrder, verdict: Verdict, by: Person | None, at: datetime
) -> Effect:
    if order.state in (OrderState.PAID, OrderState.SURPLUS, OrderState.WRONG_AMOUNT):
        return Effect.NOTHING
    order.bank_ref, order.bank_fen = verdict.bank_ref, verdict.fen
    order.paid_at = min(max(verdict.paid_at or at, order.made_at), at)
    order.next_query_at = None
    if fee.state not in UNPAID:
        return _surplus(fee, order, at)
    if verdict.fen != order.fen or verdict.fen != fee.owed_fen:
        return _wrong_amount(fee, order, at)
    _pay(fee, order, by, at)
    return Effect.PAID


def _pay(
    fee: FeeObligation, order: PaymentOrder, by: Person | None, at: datetime
) -> None:
    assert order.paid_at is not None  # noqa: S101  set by the caller
    order.state = OrderState.PAID
    order.save()
    with moving(fee, "pay", by=by, at=at, order=order.number, fen=str(order.fen)) as fee:
        fee.paid_fen, fee.paid_at = order.fen, order.paid_at
        fee.receipt_number = _next_receipt(fee.court, at)
        meet_payment_limits(fee, paid_at=order.paid_at, at=at)
    tell("pay", fee, at=at, receipt=fee.receipt_number, paid=plain(fee.paid_fen))
    order_receipt(fee, order, at=at)
    if fee.case is not None and not fee.is_hidden:
        tell_case(
            fee.case, at=at, kind="fee.paid", source=fee.reference, amount=plain(fee.paid_fen)
        )
    events.paid.send(FeeObligation, fee=fee, by=by, at=at)


def _wrong_amount(fee: FeeObligation, order: PaymentOrder, at: datetime) -> Effect:
    order.state = OrderState.WRONG_AMOUNT
    order.save()
    _note(fee, order, "wrong_amount", at)
    assert order.bank_fen is not None  # noqa: S101  set by the caller
    raise_difference(
        Difference.Kind.WRONG_AMOUNT, order.number, fee.court, order=order, our_fen=fee.owed_fen,
        bank_fen=order.bank_fen, at=at,
    )
    tell("wrong_amount", fee, at=at, occasion=order.number, received=plain(order.bank_fen))
    return Effect.WRONG_AMOUNT


def _surplus(fee: FeeObligation, order: PaymentOrder, at: datetime) -> Effect:
    """Money that nobody owes goes back by itself, unless a judge must look at it first."""
    order.state = OrderState.SURPLUS
    order.save()
    _note(fee, order, "surplus", at)
    assert order.bank_fen is not None  # noqa: S101  set by the caller
    was_in_time = fee.state == State.WITHDRAWN and fee.limits.filter(
        rule__endswith="PAYMENT", due_at__gt=order.paid_at
    ).exists()
    kind = Difference.Kind.PAID_YET_WITHDRAWN if was_in_time else Difference.Kind.SURPLUS
    raise_difference(
        kind, order.number, fee.court, order=order, our_fen=0, bank_fen=order.bank_fen, at=at
    )
    return_at_once(order, Refund.Reason.SURPLUS, is_released=not was_in_time, at=at)
    tell("surplus", fee, at=at, occasion=order.number, received=plain(order.bank_fen))
    return Effect.SURPLUS


def raise_difference(
    kind: str, key: str, court: Court, *, at: datetime, order: PaymentOrder | None = None,
    **said: int | str,
) -> bool:
    """Put something before the cashier, once; answers whether it is new."""
    if order is not None:
        said["bank_ref"] = order.bank_ref
    fresh = Difference(kind=kind, key=key, court=court, order=order, found_at=at, **said)
    before = Difference.objects.unscoped(because="the same thing is found once").filter(
        kind=kind, key=key
    )
    if before.exists():
        return False
    fresh.save()
    return True


def _note(fee: FeeObligation, order: PaymentOrder, verb: str, at: datetime) -> None:
    audit.note(
        verb, record=fee.reference, court=fee.court.code, actor=None, role="clock", at=at,
        order=order.number, fen=str(order.bank_fen or 0),
    )


def _next_receipt(court: Court, at: datetime) -> str:
    """The next fiscal receipt number of the court and year, without gap or double.

    The portal's own series; the tortoise-shell brackets tell it from a case number.
    """
    year = at.astimezone(SHANGHAI).year
    return f"{court.code}〔{year}〕PJ{count_on(FiscalSeries, court=court, year=year):06d}"
