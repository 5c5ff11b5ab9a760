"""What a fee becomes when the claim, the procedure, the property or the end of the case changes."""

import uuid
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.moves import locked, moving
from portal.common.records import PublicRecord
from portal.common.refusals import Refused
from portal.fees.actions.owing import Demand, notify, reassess, void
from portal.fees.actions.refunding import Giving, end_case, open_refund
from portal.fees.models import FeeObligation, PaymentOrder, Refund
from portal.fees.rules.changing import Change, Changed, becomes_suit, change
from portal.fees.rules.matters import EndedBy, Matter, Procedure
from portal.fees.rules.money import half_up
from portal.fees.rules.quoting import Quote, quote
from portal.fees.rules.refunding import Ending
from portal.fees.states.fee import DECIDERS, UNPAID, Hat, State
from portal.fees.terms import terms_of
from portal.people.models import Person
from portal.timelimits.limits import local_day

MAY_CHANGE = frozenset({Hat.CLERK, *DECIDERS})


def change_claim(
    fee: FeeObligation, about: PublicRecord, claim: Changed, *, by: Person | None, at: datetime
) -> FeeObligation | Refund | None:
    """Bring a fee to a changed claim (FEE 21, 35; INT 199), by the schedule it was made under.

    An unpaid fee is worked out again. For a paid one the difference is notified as a fee of its
    own, or comes back. Answers what came of it, None when nothing changed. Refused to anyone but
    the court, when the claim before is not the fee's, and while a payment is under way.
    """
    with audit.recorded():
        held = locked(fee)
        _check(held, claim, by)
        if held.state in UNPAID:
            return _again(held, claim, by, at)
        if held.state != State.PAID:
            raise Refused(_("This fee is settled or ended; nothing follows from the change."))
        on = local_day(held.notified_at)
        result = change(
            Matter(held.matter), claim, terms=held.terms, court=terms_of(held.court, on), on=on
        )
        held.claim_fen = claim.after
        held.procedure = Procedure.ORDINARY.value if claim.converted else held.procedure
        held.save(update_fields=["claim_fen", "procedure"])
        return _difference(held, about, result, claim, by, at)


def _check(fee: FeeObligation, claim: Changed, by: Person | None) -> None:
    if by is not None and not fee.hats(by) & MAY_CHANGE:
        raise Refused(_("Only the court that hears the case changes its fee."))
    if fee.claim_fen != claim.before:
        raise Refused(_("The claim was changed before. Reload the page and try again."))
    if fee.orders.filter(state__in=PaymentOrder.ALIVE).exists():
        raise Refused(
            _("A payment is under way at the bank. Wait until it is clear, within minutes.")
        )


def _again(
    fee: FeeObligation, claim: Changed, by: Person | None, at: datetime
) -> FeeObligation:
    terms = replace(fee.terms, procedure=Procedure.ORDINARY) if claim.converted else fee.terms
    on = local_day(fee.notified_at)
    fresh = quote(
        Matter(fee.matter), claim.after, terms=terms, court=terms_of(fee.court, on), on=on
    )
    return reassess(fee, fresh, terms, by=by, at=at)


def _difference(
    fee: FeeObligation, about: PublicRecord, result: Change, claim: Changed, by: Person | None,
    at: datetime,
) -> FeeObligation | Refund | None:
    if result.due:
        kind = FeeObligation.Kind.CONVERSION if claim.converted else FeeObligation.Kind.TOP_UP
        owed = Quote(
            Matter(fee.matter), claim.after, result.lines, result.due, result.due, None,
            result.version,
        )
        demand = Demand(
            court=fee.court, about=about, label=fee.label, payer=fee.payer, quote=owed,
            terms=fee.terms, kind=kind, case=fee.case, representative=fee.representative,
            parent=fee,
        )
        return notify(demand, key=uuid.uuid4(), by=by, at=at)
    back = half_up(Fraction(result.refund * fee.owed_fen, fee.fen))
    if not back:
        return None
    return open_refund(fee, Giving(back, Refund.Reason.REDUCED, "FEE 21"), by=by, at=at)


def fit_to_preserved(
    fee: FeeObligation, preserved_fen: int, *, by: Person | None, at: datetime
) -> FeeObligation | Refund | None:
    """Bring the fee for preservation to the property actually preserved (FEE 14(2)).

    An unpaid fee is worked out again; of a paid one what is too much comes back. It never grows:
    nothing is preserved beyond what was applied for. Refused for any other fee.
    """
    if fee.matter != Matter.PRESERVATION:
        raise Refused(_("Only the fee for preservation follows the property preserved."))
    with audit.recorded():
        held = locked(fee)
        on = local_day(held.notified_at)
        fresh = quote(
            Matter.PRESERVATION, preserved_fen, terms=held.terms, court=terms_of(held.court, on),
            on=on,
        )
        if fresh.fee >= held.fen:
            return None
        if held.state in UNPAID:
            return reassess(held, fresh, held.terms, by=by, at=at)
        if held.state != State.PAID:
            return None
        back = half_up(Fraction((held.fen - fresh.fee) * held.owed_fen, held.fen))
        giving = Giving(back, Refund.Reason.PRESERVED_LESS, "FEE 14(2)")
        return open_refund(held, giving, by=by, at=at)


def fee_of_withdrawn(
    fee: FeeObligation, *, by: Person | None, at: datetime
) -> FeeObligation | list[Refund]:
    """The suit was withdrawn: half the fee stays (FEE 15, 34). The other half comes back, or is
    taken off what is still owed; unpaid differences for a larger claim are owed no more."""
    with audit.recorded():
        held = locked(fee)
        for top_up in held.top_ups.filter(state__in=UNPAID):
            void(top_up, why=str(_("The suit was withdrawn.")), by=by, at=at)
        if held.state == State.PAID:
            return end_case(held, Ending.WITHDRAWN, by=by, at=at)
        if held.state not in UNPAID:
            return []
        on, ended = local_day(held.notified_at), replace(held.terms, ended_by=EndedBy.WITHDRAWAL)
        fresh = quote(
            Matter(held.matter), held.claim_fen, terms=ended, court=terms_of(held.court, on), on=on
        )
        return reassess(held, fresh, held.terms, by=by, at=at)


def become_suit(
    fee: FeeObligation, matter: Matter, *, by: Person, at: datetime
) -> FeeObligation | None:
    """The payment order lapsed and the case goes on as a suit: the rest of the acceptance fee is
    notified, with seven days (INT 195, FEE 22). None when the suit costs no more.

    Refused for any other fee, twice, and before the fee of the order was paid.
    """
    with moving(fee, "become_suit", by=by, at=at, matter=matter.value) as held:
        if held.matter != Matter.PAYMENT_ORDER or held.top_ups.exists():
            raise Refused(_("Only the fee of a payment order is topped up so, once (INT 195)."))
        on, court = local_day(at), terms_of(held.court, local_day(at))
        result = becomes_suit(matter, held.claim_fen, held.paid_fen, court=court, on=on)
        if not result.due:
            return None
        owed = Quote(
            matter, held.claim_fen, result.lines, result.due, result.due, None, result.version
        )
        demand = Demand(
            court=held.court, about=held, label=held.label, payer=held.payer, quote=owed,
            kind=FeeObligation.Kind.TOP_UP.value, case=held.case,
            representative=held.representative, parent=held,
        )
        return notify(demand, key=uuid.uuid5(held.public_id, "suit"), by=by, at=at)
