"""What happens by itself in answers and requests: reminders, and telling the head what is late."""

from collections.abc import Sequence
from datetime import datetime

from filing.case_notices import about_answer, about_request
from filing.models import AnswerLimit, RequestLimit
from filing.rules.answering import ANSWERS, FORWARD_ANSWER
from portal.notices import outbox
from portal.timelimits import sweep


def stamp_late_answers(at: datetime) -> int:
    """A period of the other side has passed: it stays on record as missed (CPL 128). An answer
    the court did not send on in time is told to the head of the division, once."""
    return sweep.act_on_due(AnswerLimit, at=at, act=_tell_what_waits)


def remind_of_answers(at: datetime) -> int:
    """Remind the party that its answer is due."""
    return sweep.remind(AnswerLimit, at=at, act=_remind)


def escalate_requests(at: datetime) -> int:
    """A request nobody decided in time is told to the head of the division, once."""
    return sweep.act_on_due(RequestLimit, at=at, act=_escalate)


def _tell_what_waits(limits: Sequence[AnswerLimit], at: datetime) -> None:
    letters = [
        letter
        for limit in limits if limit.rule == FORWARD_ANSWER.code
        for letter in about_answer("answer_waits", limit.record, at=at)
    ]
    outbox.post(letters, at=at)


def _remind(limits: Sequence[AnswerLimit], at: datetime) -> None:
    letters = [
        letter
        for limit in limits if limit.rule in ANSWERS
        for letter in about_answer("answer_remind", limit.record, at=at, due_at=limit.due_at)
    ]
    outbox.post(letters, at=at)


def _escalate(limits: Sequence[RequestLimit], at: datetime) -> None:
    letters = [
        letter
        for limit in limits
        for letter in about_request("request_overdue", limit.record, at=at)
    ]
    outbox.post(letters, at=at)
