"""What a person must know before going on. Never advice on who is right."""

from dataclasses import dataclass
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art
from portal.guidance.rules.durations import Procedure
from portal.guidance.rules.facts import ABROAD, Facts, Matter
from portal.guidance.rules.families import Family
from portal.guidance.rules.territory import is_land
from portal.guidance.rules.verdict import verdict


@dataclass(frozen=True)
class Caution:
    """One sentence with its article. ``is_date``: a period that must not be missed."""

    code: str
    words: Any
    article: Article
    is_date: bool = False


CAUTIONS = {
    caution.code: caution
    for caution in (
        Caution("LATE", _("Being late is no reason for the court to refuse your papers. The other"
                          " side may say it is too late, so do not wait."), art("INT 219")),
        Caution("ONE_YEAR", _("Apply for labour arbitration within one year. While you still work"
                              " there, unpaid wages are not barred."), art("LAB 27"), True),
        Caution("AWARD", _("Sue within 15 days of receiving the award. After that it is final."),
                art("LAB 50"), True),
        Caution("ENFORCE", _("Apply within two years of the last day for performance."),
                art("CPL 250"), True),
        Caution("APPEAL", _("Count from the day after you received it: 15 days for a judgment,"
                            " 10 for a ruling."), art("CPL 171"), True),
        Caution("SIX_MONTHS", _("Sue within six months of learning of the act."),
                art("ALP 46"), True),
        Caution("RECONSIDERED", _("Sue within 15 days of receiving the reconsideration decision."),
                art("ALP 45"), True),
        Caution("SUE_AFTER", _("Sue within 30 days after the freeze, or it is lifted."),
                art("CPL 104"), True),
        Caution("TOGETHER", _("Both sides apply together, within 30 days of the settlement."),
                art("CPL 205"), True),
        Caution("SMALL", _("In small claims the first judgment is final. You cannot appeal."),
                art("CPL 165")),
        Caution("EXCLUSIVE", _("This place is fixed by law. A contract cannot change it."),
                art("CPL 34")),
        Caution("FORM_CLAUSE", _("A court named in small print may not bind a consumer who was"
                                 " not made aware of it."), art("INT 31")),
        Caution("WHO", _("The court must be able to tell the other side from others. Find a full"
                         " name and an address, a phone or a number."), art("CPL 122(2)")),
        Caution("MISSING", _("If nobody can find the other side, papers are served by public"
                             " notice. It takes longer."), art("CPL 95")),
        Caution("IN_PERSON", _("In a divorce you come to the hearing yourself, even with a"
                               " lawyer."), art("CPL 65")),
        Caution("LAWYER", _("Foreigners who want a lawyer need a lawyer of China."),
                art("CPL 274")),
        Caution("LAND_RIGHT", _("If it was never settled whose land right it is, the government"
                                " decides that first."), art("LAND 14")),
        Caution("SAFE", _("In danger, call 110 now. Everything else can wait."), art("DV 15")),
        Caution("SECURITY", _("You give security as large as the sum to be frozen."),
                art("CPL 104")),
        Caution("OBJECTION", _("If the debtor objects, the order lapses and a suit follows,"
                               " unless you do not want one."), art("CPL 228")),
    )
}


def cautions(facts: Facts, procedure: Procedure, *, is_exclusive: bool) -> tuple[Caution, ...]:
    """What to tell this person, periods first."""
    codes = _of_matter(facts) if facts.matter != Matter.FIRST_CIVIL else [
        *_of_suit(facts, procedure), *(["EXCLUSIVE"] if is_exclusive else []),
    ]
    if "VIOLENCE" in facts.special or facts.family == Family.PROTECTION:
        codes.insert(0, "SAFE")
    found = [CAUTIONS[code] for code in codes]
    return tuple(sorted(found, key=lambda c: (c.code != "SAFE", not c.is_date)))


def _of_matter(facts: Facts) -> list[str]:
    admin = "RECONSIDERED" if "RECONSIDERED" in facts.special else "SIX_MONTHS"
    return {
        Matter.ENFORCEMENT: ["ENFORCE"],
        Matter.APPEAL: ["APPEAL"],
        Matter.PRESERVATION: ["SUE_AFTER", "SECURITY"],
        Matter.PAYMENT_ORDER: ["OBJECTION"],
        Matter.CONFIRMATION: ["TOGETHER"],
        Matter.FIRST_ADMINISTRATIVE: [admin],
    }.get(facts.matter, [])


def _of_suit(facts: Facts, procedure: Procedure) -> list[str]:
    said = verdict(facts).code
    if said == "LABOUR_FIRST":
        return ["ONE_YEAR"]
    rules = {
        "AWARD": said == "LABOUR_AWARD",
        "LATE": facts.family not in (Family.DIVORCE, Family.PROTECTION, Family.SPECIAL_HOME),
        "SMALL": procedure == Procedure.SMALL_CLAIMS,
        "FORM_CLAUSE": "COURT" in facts.clauses and facts.family == Family.ONLINE_SALE,
        "WHO": facts.they_are == "UNKNOWN",
        "MISSING": "MISSING" in facts.special,
        "IN_PERSON": facts.family == Family.DIVORCE,
        "LAWYER": facts.home == ABROAD,
        "LAND_RIGHT": is_land(facts) and facts.cause_no in ("65", "68"),
    }
    return [code for code, applies in rules.items() if applies]
