"""What it costs: the fee schedule asked for what guidance knows."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.fees.rules import (
    Instance,
    Matter as FeeMatter,
    Procedure as FeeProcedure,
    Quote,
    Terms,
    quote,
)
from portal.fees.rules.articles import cite_all
from portal.fees.rules.matters import Base
from portal.fees.rules.money import yuan_of
from portal.fees.rules.words import label_of
from portal.fees.terms import terms_of
from portal.guidance.rules.cost import PayNote, fee_matter, pay_note
from portal.guidance.rules.durations import Procedure
from portal.guidance.rules.facts import Facts, Matter

HALVED = {
    Procedure.SMALL_CLAIMS: FeeProcedure.SMALL_CLAIMS,
    Procedure.SIMPLIFIED: FeeProcedure.SIMPLIFIED,
}
WITHOUT_PROCEDURE = frozenset({
    FeeMatter.ENFORCEMENT, FeeMatter.PRESERVATION, FeeMatter.PAYMENT_ORDER,
    FeeMatter.PUBLIC_SUMMONS, FeeMatter.ARBITRATION_REVIEW, FeeMatter.SPECIAL_PROCEDURE,
})
"""Applications: no procedure halves their fee."""


@dataclass(frozen=True)
class Cost:
    """A fee with its sum, or the range the law leaves. ``fee`` is None while the sum is unknown."""

    fee: Any
    low: Any
    high: Any
    lines: tuple[dict[str, Any], ...]
    note: PayNote


def terms_for(facts: Facts, matter: FeeMatter, procedure: Procedure) -> Terms:
    """The circumstances that change the fee: the procedure, and whether it is an appeal."""
    if matter in WITHOUT_PROCEDURE:
        return Terms()
    if facts.matter == Matter.APPEAL:
        return Terms(procedure=FeeProcedure.ORDINARY, instance=Instance.APPEAL)
    return Terms(procedure=HALVED.get(procedure, FeeProcedure.ORDINARY))


def cost_of(facts: Facts, procedure: Procedure, court: Court | None, on: date) -> Cost:
    """The estimate for this matter at this court on a day; the court's notice decides."""
    matter, note = FeeMatter(fee_matter(facts)), pay_note(facts)
    terms, own = terms_for(facts, matter, procedure), terms_of(court, on)

    def ask(base: Base = None) -> Quote:
        asked = replace(terms, base=base)
        return quote(matter, facts.amount_fen, terms=asked, court=own, on=on)

    try:
        quoted = ask()
    except Refused:
        return Cost(None, None, None, (), note)
    lines = tuple(
        {
            "label": label_of(line.code, line.facts), "article": cite_all(line.articles),
            "amount": yuan_of(line.amount),
        }
        for line in quoted.lines
    )
    is_open = quoted.range is not None and matter not in own.amounts
    return Cost(
        yuan_of(quoted.fee), yuan_of(ask("min").fee) if is_open else None,
        yuan_of(ask("max").fee) if is_open else None, lines, note,
    )
