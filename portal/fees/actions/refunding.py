"""Giving money back: opened by what happened to the case, released by a cashier, done by the bank.

FEE 53: within 15 days. Nothing goes back twice: refunds of one payment never exceed it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.moves import locked, moving
from portal.common.refusals import Refused
from portal.fees import events
from portal.fees.models import FeeLimit, FeeObligation, PaymentOrder, Refund
from portal.fees.notices import tell
from portal.fees.officers import holders
from portal.fees.rules.limits import REFUND
from portal.fees.rules.money import half_up, plain
from portal.fees.rules.refunding import Back, Ending, comes_back
from portal.fees.states.fee import State
from portal.fees.terms import terms_of
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import Start, local_day, meet, start_many

REFUNDABLE = (PaymentOrder.State.PAID, PaymentOrder.State.SURPLUS, PaymentOrder.State.WRONG_AMOUNT)


@dataclass(frozen=True)
class Giving:
    """How much goes back, why, and under which article."""

    fen: int
    reason: str
    article: str
    is_released: bool = False


def end_case(
    fee: FeeObligation, ending: Ending, *, by: Person | None, at: datetime
) -> list[Refund]:
    """The case ended: what the law returns of its paid fees is opened (FEE 15, 25 to 28).

    ``fee`` is the acceptance fee; its top-ups count with it. Nothing to return opens nothing.
    Refused when the fee was not paid.
    """
    with audit.recorded():
        held = locked(fee)
        if held.state != State.PAID:
            raise Refused(_("This fee was not paid, so nothing can come back."))
        family = [held, *held.top_ups.filter(state=State.PAID).order_by("pk")]
        back = _owed_back(family, ending, at)
        return [
            _open(one, order, replace(back, fen=part), by, at)
            for one, order, part in _spread(family, back.fen)
        ]


def _owed_back(family: list[FeeObligation], ending: Ending, at: datetime) -> Giving:
    first = family[0]
    paid = sum(one.paid_fen for one in family)
    terms = terms_of(first.court, local_day(first.notified_at))
    whole = sum(one.fen for one in family)
    on = local_day(first.notified_at)
    back: Back = comes_back(ending, replace(first.as_paid, fen=whole), court=terms, on=on)
    part = half_up(Fraction(back.fen * paid, whole))
    given = sum(_given(order) for one in family for order in one.orders.all())
    return Giving(max(min(part, paid) - given, 0), ending.value, back.article)


def _spread(
    family: list[FeeObligation], fen: int
) -> list[tuple[FeeObligation, PaymentOrder, int]]:
    """From which payments the money goes back: the latest first, none more than it brought."""
    parts = []
    for fee in reversed(family):
        for order in fee.orders.filter(state=PaymentOrder.State.PAID):
            part = min(fen, order.fen - _given(order))
            if part > 0:
                parts.append((fee, order, part))
                fen -= part
    return parts


def open_refund(
    fee: FeeObligation, giving: Giving, *, by: Person | None, at: datetime
) -> Refund:
    """Open one refund of a paid fee. Refused when more would go back than came."""
    with audit.recorded():
        held = locked(fee)
        order = held.orders.filter(state__in=REFUNDABLE).order_by("-pk").first()
        if order is None:
            raise Refused(_("This fee was not paid, so nothing can come back."))
        return _open(held, order, giving, by, at)


def return_at_once(
    order: PaymentOrder, reason: str, *, is_released: bool, at: datetime
) -> Refund:
    """Money that was not owed goes back whole, without waiting for anybody."""
    assert order.bank_fen is not None  # noqa: S101  the bank said how much
    giving = Giving(order.bank_fen, reason, "FEE 53", is_released)
    return _open(order.fee, order, giving, None, at)


def _given(order: PaymentOrder) -> int:
    return order.refunds.aggregate(fen=Sum("fen"))["fen"] or 0


def _open(
    fee: FeeObligation, order: PaymentOrder, giving: Giving, by: Person | None, at: datetime
) -> Refund:
    if _given(order) + giving.fen > (order.bank_fen or order.fen):
        raise Refused(_("More would go back than came. Check the earlier refunds."))
    number = fee.refunds.count() + 1
    refund = Refund(
        fee=fee, order=order, fen=giving.fen, reason=giving.reason, article=giving.article,
        round=number, opened_at=at,
    )
    if giving.is_released:
        refund.state, refund.released_at, refund.next_try_at = Refund.State.RELEASED, at, at
    with audit.recorded():
        with moving(fee, "give_back", by=by, at=at, fen=str(giving.fen), why=giving.reason):
            refund.save()
        owner = next(iter(holders(fee.court, Role.CASHIER, at)), None)
        start_many(FeeLimit, [Start(fee, fee.court, number, owner)], REFUND, at=at)
        act = "give_back_released" if giving.is_released else "give_back"
        tell(act, fee, at=at, back=plain(giving.fen), reason=giving.reason)
        events.refund_opened.send(FeeObligation, fee=fee, refund=refund, by=by, at=at)
    return refund


def release(refund: Refund, *, by: Person, at: datetime) -> Refund:
    """A cashier lets the money go; the bank is told by a sweep, once.

    A refund that got stuck may be released again. Refused to anyone but a cashier of the court.
    """
    with audit.recorded():
        fee = locked(refund.fee)
        refund = fee.refunds.get(pk=refund.pk)
        if not by.holds(Role.CASHIER, court_id=fee.court_id):
            raise Refused(_("Only a cashier of this court releases refunds."))
        if refund.state not in (Refund.State.DUE, Refund.State.STUCK):
            raise Refused(
                _("This refund is already “%(state)s”.") % {"state": refund.get_state_display()}
            )
        refund.state, refund.released_at, refund.released_by = Refund.State.RELEASED, at, by
        refund.next_try_at, refund.attempts = at, 0
        refund.save()
        audit.note(
            "release_refund", record=fee.reference, court=fee.court.code, actor=by, at=at,
            role=Role.CASHIER, fen=str(refund.fen), refund=str(refund.public_id),
        )
    return refund


def record_transfer(refund: Refund, *, reference: str, by: Person, at: datetime) -> Refund:
    """A cashier gave the money back by transfer outside the gateway, with its reference."""
    if not reference.strip():
        raise Refused(_("Enter the reference of the transfer."), field="reference")
    if not by.holds(Role.CASHIER, court_id=refund.fee.court_id):
        raise Refused(_("Only a cashier of this court releases refunds."))
    with audit.recorded():
        Refund.objects.unscoped(because="the act holds this record").filter(pk=refund.pk).exclude(
            state=Refund.State.DONE
        ).update(released_at=None)
        return refund_done(refund, bank_ref=reference.strip(), by=by, at=at)


def refund_done(
    refund: Refund, *, bank_ref: str, by: Person | None = None, done_at: datetime | None = None,
    at: datetime,
) -> Refund:
    """The money is back with the payer; told once, however often the bank says so.

    ``done_at`` is the bank's own instant, when it told one.
    """
    with audit.recorded():
        fee = locked(refund.fee)
        refund = fee.refunds.get(pk=refund.pk)
        if refund.state == Refund.State.DONE:
            return refund
        refund.state, refund.bank_ref = Refund.State.DONE, bank_ref[:80]
        refund.done_at = min(done_at or at, at)
        refund.next_try_at, refund.last_fault = None, ""
        refund.save()
        for limit in fee.limits.filter(rule=REFUND.code, round=refund.round):
            meet(limit, at=at)
        audit.note(
            "refund_done", record=fee.reference, court=fee.court.code, actor=by, at=at,
            fen=str(refund.fen), refund=str(refund.public_id),
        )
        tell("refund_done", fee, at=at, occasion=f"refund {refund.round}", back=plain(refund.fen))
        events.refunded.send(FeeObligation, fee=fee, refund=refund, by=by, at=at)
    return refund
