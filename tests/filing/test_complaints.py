"""Complaints about how filing was handled, answered within 15 days (LR 13)."""

import uuid
from datetime import datetime

import pytest

from filing.actions.complaining import Grievance, answer, complain
from filing.models import ConductComplaint
from filing.states import ComplaintState
from filing.sweeps import escalate_complaints, remind_of_complaints
from portal.common.refusals import Refused
from portal.notices.models import Message
from tests.builders import A_MONDAY, SHANGHAI, a_court, a_person

DELAY = Grievance("DELAY", "已经八天没有答复。")


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


@pytest.fixture
def filing(desk):
    return desk.submitted()


@pytest.fixture
def complaint(desk, filing) -> ConductComplaint:
    return complain(
        DELAY, desk.court, filing=filing, by=filing.filer, key=uuid.uuid4(), at=A_MONDAY
    )


def told(kind: str, person) -> bool:
    return Message.objects.filter(kind=f"filing.{kind}", person=person).exists()


def test_lr_13_the_head_owes_an_answer_in_fifteen_days(desk, complaint):
    limit = complaint.limits.get()
    assert (limit.due_at, limit.owner) == (at(3, 31, 17), desk.head)
    assert told("complaint_answer", desk.head)


def test_it_may_go_to_the_court_above_and_to_no_other(desk, filing):
    above = complain(
        DELAY, desk.court.parent, filing=filing, by=filing.filer, key=uuid.uuid4(), at=A_MONDAY
    )
    assert above.court.code == "吉01"
    with pytest.raises(Refused):
        complain(
            DELAY, a_court("吉0105"), filing=filing, by=filing.filer, key=uuid.uuid4(),
            at=A_MONDAY,
        )


def test_lr_2_papers_not_taken_can_be_complained_of_without_a_filing(desk):
    made = complain(
        Grievance("NOT_TAKEN"), desk.court, filing=None, by=a_person(), key=uuid.uuid4(),
        at=A_MONDAY,
    )
    assert made.filing is None


def test_the_same_key_makes_one_and_the_same_complaint_is_not_doubled(desk, filing):
    key = uuid.uuid4()
    said = {"filing": filing, "by": filing.filer, "at": A_MONDAY}
    first = complain(DELAY, desk.court, key=key, **said)
    assert complain(DELAY, desk.court, key=key, **said) == first
    with pytest.raises(Refused):
        complain(DELAY, desk.court, key=uuid.uuid4(), **said)


def test_the_answer_is_told_and_meets_the_limit(desk, filing, complaint):
    for person in (desk.clerk, filing.filer, desk.judge):
        with pytest.raises(Refused):
            answer(complaint, "已查。", is_justified=False, by=person, at=at(3, 20))
    with pytest.raises(Refused):
        answer(complaint, " ", is_justified=False, by=desk.head, at=at(3, 20))
    made = answer(complaint, "确有延误，已立案。", is_justified=True, by=desk.head, at=at(3, 20))
    assert (made.state, made.limits.get().was_kept) == (ComplaintState.ANSWERED, True)
    assert told("complaint_answered", filing.filer)


def test_lr_13_not_answered_the_leader_and_the_person_are_told_once(desk, filing, complaint):
    assert remind_of_complaints(at(3, 28, 17)) == 1
    assert escalate_complaints(at(3, 31, 16)) == 0
    assert escalate_complaints(at(3, 31, 17)) == 1
    assert escalate_complaints(at(3, 31, 17)) == 0
    assert told("complaint_overdue", desk.leader)
    assert told("complaint_late", filing.filer)
    assert answer(complaint, "迟复致歉。", is_justified=True, by=desk.head, at=at(4, 2)).answer


def test_who_sees_a_complaint(desk, filing, complaint):
    def sees(person) -> bool:
        return ConductComplaint.objects.visible_to(person).contains(complaint)

    assert all(map(sees, (filing.filer, desk.head, desk.leader)))
    assert not any(map(sees, (desk.clerk, desk.judge, a_person())))
