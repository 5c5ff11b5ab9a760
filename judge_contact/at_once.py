"""Simple status questions answered from the record, in the words the case page uses."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_lazy as _

from judge_contact.models import DeskAnswer, Ticket
from portal.cases.models import Case
from portal.cases.stages import standing

Question = DeskAnswer.Question
LABELS = {
    Question.STAGE: _("Stage"),
    Question.JUDGE: _("Judge and phone"),
    Question.NEXT_DATE: _("Next date"),
}
"""The questions in a word or two, where space is short."""
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
    words: str
    more: str = ""
    phone: str = ""

    @property
    def label(self) -> Any:
        return LABELS[Question(self.question)]

    @property
    def category(self) -> str:
        return LEADS_TO[Question(self.question)]


def answers(case: Case) -> list[Answer]:
    """All three answers. ``court``, ``division`` and ``judge`` of the case must be loaded."""
    now, running = standing(case), case.continued_as or case
    stage = Case.Stage(case.stage)
    return [
        Answer(Question.STAGE, str(stage.label), now.what),
        Answer(Question.JUDGE, _judge(case) or now.holder, phone=running.phone_to_call),
        Answer(Question.NEXT_DATE, now.until, now.todo),
    ]


def _judge(case: Case) -> str:
    """The judge's name also stands in a closed case, unless another court goes on with it."""
    if case.judge is None or case.division is None or case.continued_as is not None:
        return ""
    words = {"judge": case.judge.full_name, "division": case.division}
    return gettext("Judge %(judge)s, %(division)s") % words


def answer(case: Case, question: str) -> Answer:
    return next(one for one in answers(case) if one.question == question)
