"""The fee of a registered case: notified when it is due in advance (FEE 20, 22)."""

import uuid
from datetime import datetime

from filing.keeping import keep_paper
from filing.models import Filing
from filing.rules import kinds
from portal.common.refusals import Refused
from portal.dossier.rules.catalogue import Slot
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.rules import Matter as FeeMatter, Quote, Terms, quote
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
    demand = fees.Demand(
        filing.court, filing, filing.case.number if filing.case else str(filing.number),
        filing.for_whom, owed, terms=terms, case=filing.case,
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
    try:
        return quote(matter, facts.amount_fen, terms=terms, court=court, on=on), terms
    except Refused:
        plain = Terms(instance=terms.instance)
        return quote(FeeMatter.OTHER_NONPROPERTY, None, terms=plain, court=court, on=on), plain
