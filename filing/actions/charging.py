"""What is charged for a filing or a request: notified when it is due in advance (FEE 20, 22)."""

import uuid
from dataclasses import replace
from datetime import datetime

from filing.keeping import keep_in_case, keep_paper
from filing.models import CaseRequest, Filing
from filing.rules import kinds, requests
from portal.cases.models import Case
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.dossier.rules.catalogue import Slot
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.rules import (
    PLAIN,
    Matter as FeeMatter,
    Procedure as FeeProcedure,
    Quote,
    Terms,
    quote,
)
from portal.fees.states.fee import SETTLED
from portal.fees.terms import terms_of
from portal.guidance.cost import terms_for
from portal.guidance.rules.cost import fee_matter
from portal.guidance.rules.durations import Procedure
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.families import FAMILIES
from portal.papers.models import Paper
from portal.people.models import Person
from portal.timelimits.limits import local_day


def charge(filing: Filing, *, by: Person | None, at: datetime) -> FeeObligation | None:
    """Notify the fee; None when nothing is paid in advance (FEE 8, 20) or nothing is owed.

    Relief granted with the filing counts at once. The payer has seven days from the day after
    (FEE 22). Refused never: a case must not stay off the register for its fee.
    """
    if not kinds.must_prepay(filing.kind, filing.cause_no):
        return None
    owed, terms = _quoted(filing, at)
    if not owed.fee or filing.court is None:
        return None
    case = filing.running_case
    demand = fees.Demand(
        filing.court, filing, case.number if case else str(filing.number),
        filing.for_whom, owed, terms=terms, case=case,
        representative=filing.filer if filing.principal else None,
        kind=_kind(filing),
    )
    key = uuid.uuid5(filing.public_id, "acceptance fee")
    fee = fees.notify(demand, key=key, by=by, at=at)
    fee.refresh_from_db()
    keep_fee_papers(filing, fee, at=at)
    return fee


def is_settled(fee: FeeObligation | None) -> bool:
    """Whether the case may go on: nothing owed in advance, paid, exempted or deferred."""
    return fee is None or fee.state in SETTLED


def keep_fee_papers(filing: Filing, fee: FeeObligation, *, at: datetime) -> None:
    """File the notice, the receipt and the decision on relief in the dossier."""
    for paper in Paper.objects.filter(about=fee.reference, language="zh-hans"):
        keep_paper(filing, paper, Slot.FEES, at=at)


def keep_in_dossier_of(case: Case, fee: FeeObligation, *, at: datetime) -> None:
    """File notice and receipt of a fee in the dossier of the running case."""
    papers = Paper.objects.filter(about=fee.reference, language="zh-hans")
    keep_in_case(case, papers, Slot.FEES, at=at)


def charge_request(request: CaseRequest, *, at: datetime) -> None:
    """Ask the fee for preservation, which is paid in advance (FEE 14(2), 20): on the sum applied
    for now, on what is actually preserved later."""
    if request.kind == requests.PRESERVATION and request.amount is not None:
        owed = _quote_at(request.court, FeeMatter.PRESERVATION, int(request.amount * 100), at=at)
        _charge(request, owed, Terms(), by=None, at=at)


def charge_failed_objection(request: CaseRequest, *, by: Person, at: datetime) -> None:
    """An objection to jurisdiction that fails costs its fee (FEE 13(6))."""
    terms = Terms(upheld=False)
    owed = _quote_at(request.court, FeeMatter.JURISDICTION_OBJECTION, None, terms=terms, at=at)
    _charge(request, owed, terms, by=by, at=at)


def fee_of_request(request: CaseRequest) -> FeeObligation | None:
    """The fee of a request itself; None when it costs nothing."""
    rows = FeeObligation.objects.unscoped(because="the caller holds the request it belongs to")
    kind = FeeObligation.Kind.APPLICATION
    found: FeeObligation | None = rows.filter(about=request.reference, kind=kind).first()
    return found


def _quote_at(
    court: Court, matter: FeeMatter, fen: int | None, *, terms: Terms = PLAIN, at: datetime
) -> Quote:
    on = local_day(at)
    return quote(matter, fen, terms=terms, court=terms_of(court, on), on=on)


def _charge(
    request: CaseRequest, owed: Quote, terms: Terms, *, by: Person | None, at: datetime
) -> None:
    demand = fees.Demand(
        request.court, request, request.case.number, request.party.person or request.requester,
        owed, terms=terms, case=request.case, kind=FeeObligation.Kind.APPLICATION.value,
    )
    key = uuid.uuid5(request.public_id, "application fee")
    fee = fees.notify(demand, key=key, by=by, at=at)
    if not fee.is_hidden:
        keep_in_dossier_of(request.case, fee, at=at)


def _kind(filing: Filing) -> str:
    is_application = filing.kind in (kinds.PRESERVATION, kinds.PAYMENT_ORDER)
    kind = FeeObligation.Kind.APPLICATION if is_application else FeeObligation.Kind.ACCEPTANCE
    return str(kind.value)


def _quoted(filing: Filing, at: datetime) -> tuple[Quote, Terms]:
    """The fee by the schedule; where the matter has no sum, that of a case without one."""
    facts = Facts(
        matter=Matter(filing.kind),
        cause_no=filing.cause_no if filing.cause_no in FAMILIES else "",
        amount_fen=None if filing.amount is None else int(filing.amount * 100),
    )
    matter, on = FeeMatter(fee_matter(facts)), local_day(at)
    procedure = Procedure(filing.procedure or Procedure.ORDINARY)
    terms, court = terms_for(facts, matter, procedure), terms_of(filing.court, on)
    if filing.counters_id:
        terms = _joined(terms)
    try:
        return quote(matter, facts.amount_fen, terms=terms, court=court, on=on), terms
    except Refused:
        plain = Terms(instance=terms.instance, joined=terms.joined)
        return quote(FeeMatter.OTHER_NONPROPERTY, None, terms=plain, court=court, on=on), plain


def _joined(terms: Terms) -> Terms:
    """A counterclaim is heard with the suit and costs half, once (FEE 18, INT 206). With one, a
    case is no small claim any more (CPL 166)."""
    is_small = terms.procedure == FeeProcedure.SMALL_CLAIMS
    return replace(
        terms, joined=True, procedure=FeeProcedure.SIMPLIFIED if is_small else terms.procedure
    )
