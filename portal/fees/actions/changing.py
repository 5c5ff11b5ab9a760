"""A changed claim, or a case moved to the ordinary procedure: pay the difference or get it back."""

import uuid
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.moves import locked
from portal.common.records import PublicRecord
from portal.common.refusals import Refused
from portal.fees.actions.owing import Demand, notify, reassess
from portal.fees.actions.refunding import Giving, open_refund
from portal.fees.models import FeeObligation, PaymentOrder, Refund
from portal.fees.rules.changing import Change, Changed, change
from portal.fees.rules.matters import Matter, Procedure
from portal.fees.rules.money import half_up
from portal.fees.rules.quoting import Quote, quote
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
