"""Out of office: who stands in is told, wears the hat, and is recorded."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from judge_contact import actions
from judge_contact.models import Absence, Ticket
from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.notices.models import Message
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_division, an_office

pytestmark = pytest.mark.django_db
DAY = A_MONDAY.date()
PAGE = reverse("staff:contact_absences")


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(A_MONDAY, tick=False):
        yield


def enter(line, **said):
    person, deputy = said.get("person", line.judge), said.get("deputy", line.second_judge)
    return actions.enter_absence(
        person, deputy, days=said.get("days", (DAY, DAY + timedelta(days=2))),
        by=said.get("by", line.judge), at=A_MONDAY,
    )  # fmt: skip


def test_the_deputy_is_told_and_the_trail_knows(line):
    absence = enter(line)
    letters = Message.objects.filter(about=absence.reference, person=line.second_judge)
    assert set(letters.values_list("kind", flat=True)) == {"judge_contact.standing_in"}
    assert Entry.objects.filter(verb="enter_absence").count() == 1


@pytest.mark.parametrize("by", ["judge", "liaison", "head"])
def test_the_officer_the_liaison_and_the_head_may_enter_it(line, by):
    assert enter(line, by=getattr(line, by)).deputy == line.second_judge


REFUSED = {
    "by a colleague": lambda line: {"by": line.second_judge},
    "the last day before the first": lambda line: {"days": (DAY, DAY - timedelta(days=1))},
    "past days": lambda line: {"days": (DAY - timedelta(days=3), DAY - timedelta(days=2))},
    "for a year": lambda line: {"days": (DAY, DAY + timedelta(days=365))},
    "deputy of another division": lambda line: {
        "deputy": an_office(Role.JUDGE, a_division(line.division.court, "civil-2"))
    },
    "an agent as deputy": lambda line: {"deputy": line.agent},
}


@pytest.mark.parametrize("wrong", REFUSED.values(), ids=REFUSED)
def test_refused_with_a_sentence_and_nothing_is_left(line, wrong):
    with pytest.raises(Refused):
        enter(line, **wrong(line))
    assert not Absence.objects.exists()
    assert not Message.objects.exists()


def test_neither_may_be_away_on_the_same_days(line):
    enter(line)
    with pytest.raises(Refused):
        enter(line, days=(DAY + timedelta(days=2), DAY + timedelta(days=4)))
    with pytest.raises(Refused):  # who is away stands in for nobody
        enter(line, person=line.second_judge, deputy=line.judge, by=line.head)


def test_the_deputy_of_the_liaison_acknowledges_and_reports(line):
    enter(line, person=line.liaison, deputy=line.second_judge, by=line.head)
    ticket = line.register()
    assert ticket in Ticket.objects.visible_to(line.second_judge).of_liaison(line.second_judge)
    ticket = actions.acknowledge(ticket, by=line.second_judge, at=A_MONDAY)
    assert ticket.steps.get(name="acknowledge").by_role == "LIAISON"
    assert Message.objects.filter(person=line.second_judge, kind="judge_contact.assigned").exists()


def test_an_officer_who_is_back_gets_the_notices_again(line):
    actions.end_absence(enter(line), by=line.head, at=A_MONDAY)
    ticket = line.register()
    assert not ticket.may("contacted", line.second_judge)
    assert not Ticket.objects.visible_to(line.second_judge).exists()
    with pytest.raises(Refused):
        actions.end_absence(Absence.objects.get(), by=line.head, at=A_MONDAY)


def test_outside_the_days_nobody_stands_in(line):
    enter(line, days=(DAY + timedelta(days=1), DAY + timedelta(days=1)))
    assert not line.register().may("contacted", line.second_judge)


def test_the_page_enters_and_ends_an_absence(line, client_of):
    head = client_of(line.head)
    assert 'class="empty"' in head.get(PAGE).content.decode()
    form = {"person": line.judge.public_id, "deputy": line.second_judge.public_id,
            "since": DAY, "until": DAY}  # fmt: skip
    assert head.post(PAGE, form)["Location"] == PAGE
    absence = Absence.objects.get()
    assert line.second_judge.full_name in head.get(PAGE).content.decode()
    deputy = client_of(line.second_judge).get(PAGE).content.decode()
    assert 'class="note"' in deputy
    end = reverse("staff:contact_absence_end", args=[absence.public_id])
    head.post(end)
    absence.refresh_from_db()
    assert absence.ended_at == A_MONDAY


@pytest.mark.parametrize(
    "wrong", [{"until": ""}, {"since": "not a day"}, {"deputy": ""}, {"until": "2026-03-01"}]
)
def test_the_page_keeps_what_was_typed_and_says_why(line, client_of, wrong):
    form = {"person": line.judge.public_id, "deputy": line.second_judge.public_id,
            "since": DAY, "until": DAY} | wrong  # fmt: skip
    page = client_of(line.judge).post(PAGE, form)
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()
    assert not Absence.objects.exists()


def test_a_judge_enters_the_own_absence_only(line, client_of):
    form = {"person": line.second_judge.public_id, "deputy": line.judge.public_id,
            "since": DAY, "until": DAY}  # fmt: skip
    assert client_of(line.judge).post(PAGE, form).status_code == 422
