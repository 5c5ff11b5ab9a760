"""How long each stage usually takes at most, by law (fact sheet 7.3)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.families import NO_AMOUNT, SPECIAL, Family
from portal.guidance.rules.level import Level
from portal.guidance.rules.territory import STATUS_FAMILIES


class Procedure(StrEnum):
    """The procedure the case probably takes; the court decides."""

    SMALL_CLAIMS = "small_claims"
    SIMPLIFIED = "simplified"
    ORDINARY = "ordinary"
    SPECIAL = "special"


@dataclass(frozen=True)
class Stage:
    """One stage: what happens, within which time, under which article."""

    title: Any
    within: Any
    article: Article


def probable_procedure(facts: Facts, level: Level, small_claims_fen: int | None) -> Procedure:
    """Small claims: money only, up to half the yearly average wage, nobody missing, no side from
    abroad (CPL 165, 166). Ordinary: not before a basic court, or a side is missing (INT 257)."""
    if facts.cause_no in SPECIAL:
        return Procedure.SPECIAL
    if level != Level.BASIC or "MISSING" in facts.special:
        return Procedure.ORDINARY
    is_small = (
        small_claims_fen is not None
        and facts.amount_fen is not None
        and 0 < facts.amount_fen <= small_claims_fen
    )
    claims_more = facts.family in STATUS_FAMILIES or facts.cause_no in NO_AMOUNT
    if is_small and not claims_more and not facts.is_foreign:
        return Procedure.SMALL_CLAIMS
    return Procedure.SIMPLIFIED


DECISION = Stage(
    _("The court decides whether to register your case"), _("7 days"), art("CPL 126")
)
DECISION_ABROAD = Stage(
    _("The court decides whether to register your case"), _("7 working days"), art("XB")
)
PAYMENT = Stage(_("You pay the fee, or ask for relief"), _("7 days"), art("FEE 22"))
COPY = Stage(
    _("The court sends your complaint to the other side"), _("5 days"), art("CPL 128")
)
REPLY = Stage(_("The other side may answer"), _("15 days"), art("CPL 128"))
REPLY_ABROAD = Stage(_("The other side may answer"), _("30 days"), art("CPL 285"))
NOTICE = Stage(
    _("Papers are served by public notice, because nobody can find the other side"),
    _("30 days"), art("CPL 95"),
)
TRIAL = {
    Procedure.SMALL_CLAIMS: Stage(
        _("Small-claims procedure: hearing and judgment, no appeal"), _("2 months"), art("CPL 168")
    ),
    Procedure.SIMPLIFIED: Stage(
        _("Summary procedure: hearing and judgment"), _("3 months"), art("CPL 164")
    ),
    Procedure.ORDINARY: Stage(
        _("Ordinary procedure: hearing and judgment"), _("6 months"), art("CPL 152")
    ),
    Procedure.SPECIAL: Stage(_("Special procedure: decision"), _("30 days"), art("CPL 187")),
}
TRIAL_ABROAD = Stage(
    _("Hearing and judgment, with a side from outside the mainland"), _("no fixed limit"),
    art("CPL 287"),
)
PROTECTION_ORDER = Stage(
    _("The court decides on the protection order"), _("72 hours, 24 when urgent"), art("DV 28")
)
OF_MATTER = {
    Matter.FIRST_ADMINISTRATIVE: (
        Stage(_("The court decides whether to register your case"), _("7 days"), art("ALP 51")),
        Stage(_("The authority may answer and hands over its papers"), _("15 days"), art("ALP 67")),
        Stage(_("Hearing and judgment"), _("6 months"), art("ALP 81")),
    ),
    Matter.ENFORCEMENT: (
        DECISION,
        Stage(_("The court enforces"), _("6 months"), art("TL 5")),
        Stage(_("Nothing done? You may go to the court above"), _("after 6 months"),
              art("CPL 237")),
    ),
    Matter.PRESERVATION: (
        Stage(_("The court decides, and carries it out at once"), _("48 hours"), art("CPL 104")),
        Stage(_("You sue or apply for arbitration"), _("30 days"), art("CPL 104")),
    ),
    Matter.PAYMENT_ORDER: (
        Stage(_("The court says whether it takes the application"), _("5 days"), art("CPL 226")),
        Stage(_("The court issues the order"), _("15 days"), art("CPL 227")),
        Stage(_("The debtor pays or objects"), _("15 days"), art("CPL 227")),
    ),
    Matter.CONFIRMATION: (
        Stage(_("The court confirms the settlement, or says why not"), _("30 days"),
              art("CPL 187")),
    ),
    Matter.APPEAL: (
        Stage(_("You hand in the appeal"), _("15 days for a judgment, 10 for a ruling"),
              art("CPL 171")),
        Stage(_("The other side may answer"), _("15 days"), art("CPL 174")),
        Stage(_("The higher court decides"), _("3 months, 30 days for a ruling"), art("CPL 183")),
    ),
    Matter.CRIME: (),
}


def stages(facts: Facts, procedure: Procedure) -> tuple[Stage, ...]:
    """The stages from handing in to the decision, in order."""
    if facts.matter != Matter.FIRST_CIVIL:
        return OF_MATTER[facts.matter]
    if facts.family == Family.PROTECTION:
        return (PROTECTION_ORDER,)
    decision = DECISION_ABROAD if facts.is_foreign else DECISION
    if procedure == Procedure.SPECIAL:
        return (decision, TRIAL[procedure])
    answer = REPLY_ABROAD if facts.is_foreign else REPLY
    served = (NOTICE,) if "MISSING" in facts.special else ()
    trial = TRIAL_ABROAD if facts.is_foreign else TRIAL[procedure]
    return (decision, PAYMENT, COPY, *served, answer, trial)
