"""Which line of the fee schedule a matter falls under (FEE 8, 13, 14)."""

from dataclasses import dataclass
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.families import NO_AMOUNT, PERSONALITY, SPECIAL, Family

OF_MATTER = {
    Matter.FIRST_ADMINISTRATIVE: "admin_other",
    Matter.ENFORCEMENT: "enforcement",
    Matter.PRESERVATION: "preservation",
    Matter.PAYMENT_ORDER: "payment_order",
    Matter.CONFIRMATION: "special_procedure",
}
OF_CAUSE = {"458": "payment_order", "459": "public_summons", "475": "preservation",
            "484": "arbitration_review", "165.2": "ip"}


def fee_matter(facts: Facts) -> str:
    """The matter's name in the fee schedule (the names of the quote API)."""
    if facts.matter in OF_MATTER:
        return OF_MATTER[facts.matter]
    if facts.cause_no in OF_CAUSE:
        return OF_CAUSE[facts.cause_no]
    if facts.cause_no in SPECIAL:
        return "special_procedure"
    if facts.family == Family.DIVORCE:
        return "divorce"
    if facts.family == Family.LABOUR:
        return "labour"
    if facts.cause_no in PERSONALITY:
        return "personality"
    return "other_nonproperty" if facts.cause_no in NO_AMOUNT else "property"


@dataclass(frozen=True)
class PayNote:
    """When the fee is paid, or why not, with its article."""

    words: Any
    article: Article


def pay_note(facts: Facts) -> PayNote:
    """Who pays when (FEE 8, 20, 22)."""
    matter = fee_matter(facts)
    if matter == "special_procedure":
        return PayNote(_("You pay nothing."), art("FEE 8"))
    if matter == "enforcement":
        return PayNote(_("You pay nothing now. The debtor pays after enforcement."),
                       art("FEE 20"))
    if facts.cause_no in ("205.5",):
        return PayNote(_("For unpaid wages you need not pay in advance."), art("FEE 20"))
    if facts.matter == Matter.APPEAL:
        return PayNote(_("You pay when you hand in the appeal."), art("FEE 22"))
    return PayNote(
        _("You pay within 7 days of the court’s notice. Whoever loses bears it in the end."),
        art("FEE 22"),
    )
