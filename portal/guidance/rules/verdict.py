"""Is this a matter for a court, and may it be brought now? (CPL 122 to 127)"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.families import Family


class Answer(StrEnum):
    """What guidance says first."""

    COURT = "COURT"
    ELSEWHERE_FIRST = "ELSEWHERE_FIRST"
    ELSEWHERE = "ELSEWHERE"
    NOT_NOW = "NOT_NOW"


@dataclass(frozen=True)
class Verdict:
    """The answer in one sentence, why, and the article it rests on. ``code`` names the ground."""

    code: str
    answer: Answer
    title: Any
    why: Any
    article: Article

    @property
    def can_file(self) -> bool:
        """Whether filing here is the way on. The court takes every pleading all the same (LR 2)."""
        return self.answer == Answer.COURT

    @property
    def comes_to_court(self) -> bool:
        """Whether a court decides now or later, so that it is worth naming."""
        return self.answer != Answer.ELSEWHERE


def verdict(facts: Facts) -> Verdict:
    """The first ground that applies, the strongest first."""
    if facts.matter == Matter.FIRST_CIVIL:
        return _of_a_suit(facts)
    if facts.matter == Matter.FIRST_ADMINISTRATIVE and "GENERAL_RULE" in facts.special:
        return GENERAL_RULE
    return {Matter.CRIME: CRIME, Matter.FIRST_ADMINISTRATIVE: ADMINISTRATIVE}.get(
        facts.matter, APPLICATION
    )


def _of_a_suit(facts: Facts) -> Verdict:
    if facts.family == Family.LABOUR and facts.labour in LABOUR:
        return LABOUR[facts.labour]
    if "ARBITRATION" in facts.clauses:
        return ARBITRATION
    for flag, found in BARS.items():
        if flag in facts.special:
            return found
    if facts.family == Family.PROTECTION:
        return PROTECTION
    return CIVIL


CIVIL = Verdict(
    "CIVIL", Answer.COURT, _("Yes, this is a matter for the court."),
    _("It is a dispute between equals, and nobody else has to decide it first."), art("CPL 122"),
)
PROTECTION = Verdict(
    "PROTECTION", Answer.COURT, _("Yes, the court can protect you quickly."),
    _("You need not sue for divorce, and you pay nothing."), art("DV 23"),
)
APPLICATION = Verdict(
    "APPLICATION", Answer.COURT, _("Yes, you bring this before the court."),
    _("The court must take your papers and give you a dated receipt."), art("LR 2"),
)
ADMINISTRATIVE = Verdict(
    "ADMINISTRATIVE", Answer.COURT, _("Yes, you may sue the authority."),
    _("This is an administrative suit, not a civil one."), art("ALP 12"),
)
GENERAL_RULE = Verdict(
    "GENERAL_RULE", Answer.ELSEWHERE, _("No, a court cannot hear this by itself."),
    _("A rule made for everybody is examined only together with an act against you."),
    art("ALP 13(2)"),
)
CRIME = Verdict(
    "CRIME", Answer.ELSEWHERE, _("Go to the police first."),
    _("Fraud, theft and violence are crimes. The police investigate them at no cost."),
    art("CRIM 110"),
)
ARBITRATION = Verdict(
    "ARBITRATION", Answer.ELSEWHERE, _("Not the court: you agreed on arbitration."),
    _("A written arbitration clause counts, unless it is invalid or names nobody clearly."),
    art("CPL 127(2)"),
)
LABOUR = {
    "NO": Verdict(
        "LABOUR_FIRST", Answer.ELSEWHERE_FIRST,
        _("Not the court yet: labour arbitration comes first."),
        _("Labour arbitration is free. Whoever disagrees with its award may then sue."),
        art("LAB 5"),
    ),
    "AWARD": Verdict(
        "LABOUR_AWARD", Answer.COURT, _("Yes, you may now go to court."),
        _("You have an award. Sue within 15 days of receiving it."), art("LAB 50"),
    ),
    "REFUSED": Verdict(
        "LABOUR_REFUSED", Answer.COURT, _("Yes, you may now go to court."),
        _("Arbitration did not take your case, or did not answer within 5 days."), art("LAB 29"),
    ),
    "LATE": Verdict(
        "LABOUR_LATE", Answer.COURT, _("Yes, you may now go to court."),
        _("Arbitration took longer than 45 days, or 60 when it was extended."), art("LAB 43"),
    ),
    "IOU": Verdict(
        "LABOUR_IOU", Answer.COURT, _("Yes, you may go straight to court."),
        _("With a written wage IOU and nothing else in dispute, no arbitration is needed."),
        art("LI 15"),
    ),
}
"""By how far labour arbitration has come."""
BARS = {
    "DECIDED": Verdict(
        "DECIDED", Answer.ELSEWHERE, _("Not as a new suit: a court has already decided."),
        _("Against a final judgment you apply for a retrial, usually within six months."),
        art("CPL 127(5)"),
    ),
    "DIVORCE_BAR": Verdict(
        "DIVORCE_BAR", Answer.NOT_NOW, _("Not now: six months must pass first."),
        _("Without new facts you may not sue again for divorce within six months."),
        art("CPL 127(7)"),
    ),
    "PREGNANT": Verdict(
        "PREGNANT", Answer.NOT_NOW, _("Not now: the law protects the wife for this time."),
        _("The wife may sue at any time. The husband waits, unless the court finds it necessary."),
        art("CC 1082"),
    ),
}
"""By what was ticked among the special situations."""
