"""Answering from the record at once (接诉即答), and registering for somebody on the phone."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact.actions.registering import Request, register
from judge_contact.callers import Caller
from judge_contact.models import DeskAnswer, Ticket
from portal import audit
from portal.cases.actions import person_behind
from portal.common.clock import SHANGHAI
from portal.common.once import once
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role

ANSWERS = uuid.UUID("5b0f1c1e-6d3e-5f0a-9d57-3a1f6c6c2b11")
"""Namespace of the keys under which answers are counted once."""


def answer_at_once(
    caller: Caller, question: str, *, channel: str, by: Person | None, at: datetime
) -> DeskAnswer:
    """Record that a status question was answered from the record.

    The same question of the same person in the same case counts once a day on each way in.
    ``by`` is the agent who read the answer out; None when the page showed it.
    """
    case, day = caller.case, at.astimezone(SHANGHAI).date()
    name = f"{case.public_id} {caller.who} {question} {channel} {day}"
    asked = {"case": str(case.public_id), "question": question, "channel": channel}

    def make(fingerprint: str) -> DeskAnswer:
        with audit.recorded():
            answer = DeskAnswer.objects.create(
                case=case, court=case.court, question=question, channel=channel, at=at,
                asked_by=caller.person, answered_by=by,
                once_key=uuid.uuid5(ANSWERS, name), once_digest=fingerprint,
            )
            audit.note(
                "answer_at_once", record=case.reference, court=case.court.code,
                actor=by or caller.person, at=at, role=Role.AGENT if by else "PARTY",
                question=question, channel=channel,
            )
        return answer

    return once(DeskAnswer, uuid.uuid5(ANSWERS, name), asked, make)


def register_caller(
    caller: Caller, request: Request, *, by: Person | None, key: uuid.UUID, at: datetime
) -> Ticket:
    """Register a request for somebody whom the register knows, with or without an account.

    ``by`` is the agent on the phone or at the counter, who must be on the hotline of the case's
    court; None when the party asks alone after a code by phone.
    """
    if by is not None and not by.holds(Role.AGENT, court_id=caller.case.court_id):
        raise Refused(_("Only the hotline of this court registers requests for others."))
    with audit.recorded():
        person = caller.person or person_behind(caller.party, by=by, at=at)
        asked = replace(request, phone=request.phone or caller.phone)
        return register(
            caller.case, asked, requester=person, by=by or person, key=key, at=at
        )
