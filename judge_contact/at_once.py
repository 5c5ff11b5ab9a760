"""Simple status questions answered from the record, in the words the case page uses."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from judge_contact.models import DeskAnswer, Ticket
from portal.cases.models import Case
from portal.cases.stages import standing

Question = DeskAnswer.Question
LEADS_TO = {
    Question.STAGE: Ticket.Category.PROGRESS,
    Question.JUDGE: Ticket.Category.OTHER,
    Question.NEXT_DATE: Ticket.Category.HEARING,
}
"""What a request is about when the answer did not do."""


@dataclass(frozen=True)
class Answer:
    """One question and what the record says. ``phone`` is the division's, where that is asked."""

    question: str
    label: Any
    words: str
    more: str = ""
    phone: str = ""

    @property
    def category(self) -> str:
        return LEADS_TO[Question(self.question)]


def answers(case: Case) -> list[Answer]:
    """All three answers. ``court``, ``division`` and ``judge`` of the case must be loaded."""
    now = standing(case)
    stage = Case.Stage(case.stage)
    return [
        Answer(Question.STAGE, _("Stage"), str(stage.label), now.what),
        Answer(Question.JUDGE, _("Judge"), now.holder, phone=case.phone_to_call),
        Answer(Question.NEXT_DATE, _("Next date"), now.until, now.todo),
    ]


def answer(case: Case, question: str) -> Answer:
    return next(one for one in answers(case) if one.question == question)
