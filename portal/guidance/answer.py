"""What guidance hands on to the filing: one small record, without a name in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.guidance import keeping
from portal.guidance.outcome import Outcome
from portal.guidance.questions import plan


@dataclass(frozen=True)
class GuidanceAnswer:
    """The answer a visitor carried away from guidance.

    ``matter`` is a kind of filing (``filing.rules.kinds``: FIRST_CIVIL, ENFORCEMENT, ...);
    ``cause_no`` the number in the 2025 list, empty when no cause was chosen or the matter has
    none; ``court_code`` the 法院代字 of the competent court, empty when none of ours is;
    ``amount_fen`` the sum told, None when not known; ``side`` is SELF, ORGANISATION or HELP;
    ``they_are`` PERSON, ORGANISATION or UNKNOWN; ``home`` and ``their_home`` area codes or JILIN,
    CHINA, HMT, ABROAD, UNKNOWN; ``procedure`` what is probable (small_claims, simplified,
    ordinary, special); ``papers_held`` the evidence the visitor said to have;
    ``asks_fee_relief`` and ``is_urgent`` what was ticked; ``can_file`` is false when another door
    comes first: the court takes the pleading all the same (LR 2), but says so.
    """

    matter: str
    cause_no: str
    court_code: str
    amount_fen: int | None
    side: str
    they_are: str
    home: str
    their_home: str
    procedure: str
    papers_held: tuple[str, ...]
    asks_fee_relief: bool
    is_urgent: bool
    can_file: bool


def carried(session: Any, on: date) -> GuidanceAnswer | None:
    """The visitor's answer by the law of the day; None before the questions are through."""
    answers = keeping.kept(session)
    facts = keeping.facts_of(answers)
    if not answers or any(question.code not in answers for question in plan(facts)):
        return None
    outcome = Outcome(facts, on, answers.get("court", ""))
    held = answers.get("papers", "")
    return GuidanceAnswer(
        matter=str(facts.matter),
        cause_no=facts.cause_no,
        court_code=outcome.court.code if outcome.court else "",
        amount_fen=facts.amount_fen,
        side=answers.get("me", "SELF"),
        they_are=facts.they_are,
        home=facts.home,
        their_home=facts.their_home,
        procedure=str(outcome.procedure),
        papers_held=tuple(code for code in held.split(",") if code and code != keeping.NOTHING),
        asks_fee_relief="POOR" in facts.special,
        is_urgent="URGENT" in facts.special,
        can_file=outcome.verdict.can_file,
    )
