"""The doors that are open: filing, and the ways that may be quicker, cheaper or come first."""

from dataclasses import dataclass
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art
from portal.guidance.rules.facts import ABROAD, HMT, Facts, Matter
from portal.guidance.rules.families import SPECIAL, Family
from portal.guidance.rules.verdict import Answer, verdict


@dataclass(frozen=True)
class Door:
    """One way on: what it is, what it means for the person, and its article."""

    code: str
    title: Any
    words: Any
    article: Article


DOORS = {
    door.code: door
    for door in (
        Door("FILE", _("File on line"),
             _("Your answers go along. You get a dated receipt."), art("LR 2")),
        Door("MEDIATE", _("Try mediation first"),
             _("A neutral person helps you agree within 30 days. It is free and voluntary."),
             art("OM 24")),
        Door("PAYMENT_ORDER", _("Ask for a payment order"),
             _("For a clear debt nobody disputes. It costs a third, and there is no trial."),
             art("CPL 225")),
        Door("FREEZE", _("Have property frozen first"),
             _("When property may disappear. You give security, and sue within 30 days."),
             art("CPL 104")),
        Door("LEGAL_AID", _("Ask for legal aid"),
             _("A free lawyer if you cannot afford one. Call 12348."), art("FEE 47")),
        Door("FEE_RELIEF", _("Ask to pay later, less or nothing"),
             _("Ask when you file. The court decides before it registers the case."),
             art("FEE 44")),
        Door("LABOUR_ARBITRATION", _("Labour arbitration"),
             _("Apply where you work or where the employer sits. It is free."), art("LAB 21")),
        Door("LABOUR_INSPECTION", _("Complain to labour inspection"),
             _("The labour office can order the employer to pay. Call 12333."), art("LAB 9")),
        Door("POLICE", _("Report to the police"),
             _("Call 110 when it is urgent, or go to any police station."), art("CRIM 110")),
        Door("ARBITRATION", _("Apply to the arbitration body"),
             _("It is named in your contract."), art("CPL 127(2)")),
        Door("RETRIAL", _("Apply for a retrial"),
             _("To the court above, with what is new or wrong."), art("CPL 210")),
        Door("RECONSIDERATION", _("Ask for reconsideration first"),
             _("The authority above looks at it again, free of charge."), art("ALP 44")),
        Door("REGISTRY", _("Divorce at the registry office"),
             _("If you both agree on everything, no suit is needed."), art("CC 1076")),
        Door("PROTECTION_ORDER", _("Ask for a protection order"),
             _("The court decides within 72 hours, or 24 when it is urgent. It is free."),
             art("DV 28")),
        Door("CROSS_REGION", _("Hand it in at a court near you"),
             _("Any court here passes your papers on to the court that decides."), art("LR 2")),
        Door("CROSS_BORDER", _("File from abroad"),
             _("Identity and power of attorney can be witnessed by video."), art("XB")),
    )
}
LOANS_AND_BILLS = frozenset({Family.MONEY, Family.BILL, Family.PAYMENT_ORDER})
PASSED_ON = frozenset({Matter.FIRST_CIVIL, Matter.FIRST_ADMINISTRATIVE, Matter.ENFORCEMENT})
"""What may be handed in at any court and is passed on to the one that decides."""
NEVER_MEDIATED = SPECIAL | {"458", "459", "475", "484", "511", "512.1"}


def doors(facts: Facts) -> tuple[Door, ...]:
    """The doors open to this person, the one that suits best first."""
    said = verdict(facts)
    codes = _instead(said.code) if not said.can_file else ["FILE", *_beside(facts)]
    codes += [code for code in _for_everyone(facts, said.answer) if code not in codes]
    return tuple(DOORS[code] for code in codes)


def _instead(ground: str) -> list[str]:
    return {
        "CRIME": ["POLICE"],
        "ARBITRATION": ["ARBITRATION", "MEDIATE"],
        "LABOUR_FIRST": ["LABOUR_ARBITRATION", "LABOUR_INSPECTION", "MEDIATE"],
        "DECIDED": ["RETRIAL"],
        "DIVORCE_BAR": ["REGISTRY", "MEDIATE"],
        "PREGNANT": ["REGISTRY", "MEDIATE"],
        "GENERAL_RULE": ["RECONSIDERATION"],
    }[ground]


def _beside(facts: Facts) -> list[str]:
    """Ways beside filing, by what the matter is."""
    if facts.matter == Matter.FIRST_ADMINISTRATIVE:
        return [] if "RECONSIDERED" in facts.special else ["RECONSIDERATION"]
    if facts.matter != Matter.FIRST_CIVIL:
        return []
    found = []
    if facts.family == Family.DIVORCE:
        found.append("REGISTRY")
    if facts.cause_no not in NEVER_MEDIATED:
        found.append("MEDIATE")
    if may_order_payment(facts):
        found.append("PAYMENT_ORDER")
    if "URGENT" in facts.special:
        found.append("FREEZE")
    return found


def may_order_payment(facts: Facts) -> bool:
    """Money owed, the debtor can be served, and nothing is disputed between them (CPL 225)."""
    is_money = facts.family in LOANS_AND_BILLS or facts.owed == "MONEY"
    return is_money and not {"MISSING", "DISPUTED"} & facts.special and not facts.is_foreign


def _for_everyone(facts: Facts, answer: Answer) -> list[str]:
    found = []
    if "VIOLENCE" in facts.special:
        found += ["PROTECTION_ORDER", "POLICE"]
    if not facts.is_organisation and facts.matter != Matter.CRIME:
        found.append("LEGAL_AID")
    if "POOR" in facts.special and answer == Answer.COURT:
        found.append("FEE_RELIEF")
    if facts.home in (ABROAD, HMT) and facts.matter == Matter.FIRST_CIVIL:
        found.append("CROSS_BORDER")
    elif answer == Answer.COURT and facts.matter in PASSED_ON:
        found.append("CROSS_REGION")
    return found
