"""Telling somebody what they owe, working it out again, and ending what is no longer owed."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.cases.actions.held import tell as tell_case
from portal.cases.models import Case
from portal.common.moves import moving
from portal.common.once import once
from portal.common.records import PublicRecord
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.fees import events
from portal.fees.actions.duties import start_payment_limit, stop_payment_limits
from portal.fees.actions.relief_effects import apply_granted, reduction_of
from portal.fees.models import FeeObligation
from portal.fees.notices import tell
from portal.fees.papers import order_notice
from portal.fees.rules.matters import PLAIN, Terms
from portal.fees.rules.money import plain
from portal.fees.rules.quoting import Line, Quote
from portal.fees.states.fee import State
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import cancel_running

MAY_NOTIFY = (Role.CLERK, Role.JUDGE, Role.HEAD, Role.LEADER)


@dataclass(frozen=True)
class Demand:
    """A fee to be notified: for which record, known to people as ``label``, by which quote.

    ``representative`` acts for the payer and is told as well.
    """

    court: Court
    about: PublicRecord
    label: str
    payer: Person
    quote: Quote
    terms: Terms = PLAIN
    kind: str = FeeObligation.Kind.ACCEPTANCE
    case: Case | None = None
    representative: Person | None = None
    parent: FeeObligation | None = None


def notify(
    demand: Demand, *, key: uuid.UUID, by: Person | None, at: datetime
) -> FeeObligation:
    """Tell the payer what is owed and start the seven days (FEE 20, 22). Same key, same fee.

    Relief granted before for the same record and payer counts at once. Refused when nothing is
    owed, and to anyone but clerk, judge, head or leader of the court (None is the portal itself).
    """
    if not demand.quote.fee:
        raise Refused(_("Nothing is charged here, so there is nothing to pay."))
    if by is not None and not any(
        by.holds(role, court_id=demand.court.pk) for role in MAY_NOTIFY
    ):
        raise Refused(_("Only the court that hears the case asks for its fee."))

    def make(fingerprint: str) -> FeeObligation:
        with audit.recorded():
            fee = _new(demand, key, fingerprint, at)
            _record(fee, by=by, at=at)
            start_payment_limit(fee, at=at)
            apply_granted(fee, at=at)
            fee.refresh_from_db()
            _announce(fee, by=by, at=at)
        return fee

    asked = {
        "about": demand.about.reference, "payer": demand.payer.pk, "fee": demand.quote.fee,
        "kind": demand.kind,
    }
    return once(FeeObligation, key, asked, make)


def snapshot(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The lines of a quote as they are kept: codes and facts, said in any language later."""
    return [
        {
            "code": line.code, "articles": list(line.articles), "amount": line.amount,
            "facts": dict(line.facts),
        }
        for line in lines
    ]


def set_quote(fee: FeeObligation, quote: Quote, terms: Terms) -> None:
    """Write a quote and its circumstances into a fee."""
    fee.matter, fee.claim_fen = quote.matter.value, quote.amount
    fee.procedure, fee.instance = terms.procedure.value, terms.instance.value
    fee.joined = terms.joined
    base = next((line.amount for line in quote.lines if line.code == "base"), None)
    fee.base_fen = base
    fee.fen, fee.version = quote.fee, quote.version
    fee.lines = snapshot(quote.lines)


def _new(demand: Demand, key: uuid.UUID, fingerprint: str, at: datetime) -> FeeObligation:
    fee = FeeObligation(
        court=demand.court, about=demand.about.reference, label=demand.label, case=demand.case,
        payer=demand.payer, representative=demand.representative, kind=demand.kind,
        parent=demand.parent, notified_at=at, state_since=at, once_key=key,
        once_digest=fingerprint,
    )
    set_quote(fee, demand.quote, demand.terms)
    fee.save()
    return fee


def _record(fee: FeeObligation, *, by: Person | None, at: datetime) -> None:
    role = "clock" if by is None else ",".join(sorted(fee.hats(by)))
    fee.steps.create(
        name="notify", came_from="", went_to=fee.state, by=by, by_role=role, at=at
    )
    audit.note(
        "notify", record=fee.reference, court=fee.court.code, actor=by, role=role, at=at,
        about=fee.about, fen=str(fee.fen), matter=fee.matter, version=fee.version,
    )


def _announce(fee: FeeObligation, *, by: Person | None, at: datetime) -> None:
    events.notified.send(FeeObligation, fee=fee, by=by, at=at)
    due = fee.limits.filter(round=fee.round, cancelled_at=None).first()
    if due is None:
        return  # exempted before it was notified: there is nothing to pay and nothing to say
    tell("notify", fee, at=at, due_payment=due.due_at.isoformat())
    order_notice(fee, due, at=at)
    if fee.case is not None and not fee.is_hidden:
        tell_case(
            fee.case, at=at, kind="fee.notified", source=fee.reference, amount=plain(fee.fen),
            due_on=due.due_on.isoformat(),
        )


def reassess(
    fee: FeeObligation, quote: Quote, terms: Terms, *, by: Person | None, at: datetime
) -> FeeObligation:
    """An unpaid fee is worked out again for a changed claim; seven new days run (FEE 21, 22).

    A deferred one keeps its day (FEE 47). Refused when nothing would be owed: then it is
    cancelled instead.
    """
    if not quote.fee:
        raise Refused(_("Nothing is charged any more. Cancel the fee instead."))
    if fee.state == State.DEFERRED:
        return _revise(fee, quote, terms, by=by, at=at)
    with moving(fee, "reassess", by=by, at=at, fen=str(quote.fee)) as fee:
        stop_payment_limits(fee, at=at)
        set_quote(fee, quote, terms)
        fee.relieved_fen = reduction_of(fee)
        fee.round += 1
        fee.save()
        due = start_payment_limit(fee, at=at)
        order_notice(fee, due, at=at)
        tell("reassess", fee, at=at, due_payment=due.due_at.isoformat())
    return fee


def _revise(
    fee: FeeObligation, quote: Quote, terms: Terms, *, by: Person | None, at: datetime
) -> FeeObligation:
    with moving(fee, "revise", by=by, at=at, fen=str(quote.fee)) as fee:
        set_quote(fee, quote, terms)
        due = fee.limits.unmet().get(round=fee.round)
        tell("reassess", fee, at=at, due_payment=due.due_at.isoformat())
    return fee


def void(fee: FeeObligation, *, why: str, by: Person | None, at: datetime) -> FeeObligation:
    """The fee is no longer owed, with the reason. Money that still comes goes back by itself."""
    if not why.strip():
        raise Refused(_("Say why the fee is no longer owed; the payer reads it."), field="words")
    with moving(fee, "void", by=by, at=at, words=why) as fee:
        cancel_running(fee.limits.all(), at=at)
        tell("void", fee, at=at, words=why)
        events.voided.send(FeeObligation, fee=fee, by=by, at=at)
    return fee


def attach_case(fee: FeeObligation, case: Case, *, at: datetime) -> None:
    """The record the fee is about became a case: from now on its judge and division decide.

    With a case that goes to another court the fee goes along, and is not asked for again.
    """
    with audit.recorded():
        FeeObligation.objects.unscoped(because="the act holds this record").filter(
            pk=fee.pk
        ).update(case=case, court=case.court, label=case.number)
        audit.note(
            "attach_case", record=fee.reference, court=case.court.code, actor=None, role="clock",
            at=at, case=case.reference,
        )
