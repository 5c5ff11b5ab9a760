"""The answer page: two taps, bound to one officer and the newest notice, harmless in any hand."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from judge_contact.links import AnswerLink
from judge_contact.models import Contact, Room, Ticket, TicketStep
from judge_contact.states import State
from portal.audit.models import Entry
from portal.notices.models import Message
from portal.notices.wording import words_of
from tests.builders import A_MONDAY
from tests.judge_contact.test_limits_of_a_request import instant

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
CLOSING = instant("2026-03-17 17:00")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(A_MONDAY + HOUR, tick=False):
        yield


@pytest.fixture
def asked(line) -> Ticket:
    return line.register()


def path_of(ticket, officer):
    ticket = Ticket._base_manager.get(pk=ticket.pk)
    link = AnswerLink(ticket.public_id, officer.public_id, ticket.round, ticket.answer_serial)
    return link.path()


def said(answer, **more):
    return {"answer": answer, "words": "", "once_key": str(uuid.uuid4())} | more


def fresh(ticket):
    return Ticket._base_manager.get(pk=ticket.pk)


def text(response):
    return response.content.decode()


def test_two_taps_record_a_contact(line, asked, client):
    page = client.get(path_of(asked, line.judge))
    assert page.status_code == 200
    done = client.post(path_of(asked, line.judge), said("ANSWERED"))
    assert done.status_code == 200
    assert "已记录" in text(done)
    contact = asked.contacts.get()
    assert (contact.by, contact.by_role, contact.outcome) == (line.judge, "JUDGE", "ANSWERED")


def test_the_page_says_who_what_which_case_by_when_and_why(line, asked, client):
    page = text(client.get(path_of(asked, line.judge)))
    for wanted in (asked.case.number, "何时开庭", "案件进展", "17:00", "1个工作日"):
        assert wanted in page, wanted
    assert f'href="tel:{asked.phone}"' in page


def test_the_page_shows_no_more_personal_data_than_the_answer_needs(line, asked, client):
    page = text(client.get(path_of(asked, line.judge)))
    assert line.party.full_name not in page
    assert page.count(asked.phone) == 1, "only the call button carries the whole number"
    other = line.case.parties.exclude(person=line.party).get().name
    assert other not in page


def test_it_is_light_and_asks_little(line, asked):
    path = path_of(asked, line.judge)
    Client().get(path)
    with CaptureQueriesContext(connection) as asked_for:
        page = Client().get(path)
    statements = [q["sql"] for q in asked_for if "SAVEPOINT" not in q["sql"]]
    assert len(page.content) <= 50 * 1024
    assert len(statements) <= 8, "\n".join(sql[:120] for sql in statements)


def test_opening_is_recorded_as_a_reading_and_changes_nothing(line, asked, client):
    steps = TicketStep.objects.count()
    client.get(path_of(asked, line.judge))
    reading = Entry.objects.filter(record=asked.reference, verb="read").get()
    assert reading.actor == str(line.judge.public_id)
    assert TicketStep.objects.count() == steps


@pytest.mark.parametrize(
    "outcome", [value for value in Contact.Outcome.values if value != "MEETING_SET"]
)
def test_every_preset_outcome_is_a_contact_and_tells_the_party(line, asked, client, outcome):
    client.post(path_of(asked, line.judge), said(outcome, words="已说明"))
    assert asked.contacts.get().outcome == outcome
    assert asked.limits.get(rule="CONTACT").was_kept
    letter = Message.objects.get(
        about=asked.reference, kind="judge_contact.contacted", channel="SMS"
    )
    assert f"/contact-judge/{asked.public_id}/" in words_of(letter).body


def test_tried_is_no_contact_and_asks_the_party_for_a_better_time(line, asked, client):
    done = client.post(path_of(asked, line.judge), said("tried", words="响铃无人接"))
    assert "不算联系" in text(done)
    assert asked.attempts.get().words == "响铃无人接"
    assert asked.limits.get(rule="CONTACT").met_at is None
    assert Message.objects.filter(kind="judge_contact.tried", person=line.party).exists()
    again = client.post(path_of(asked, line.judge), said("ANSWERED"))
    assert again.status_code == 200, "the same link answers until the party is reached"


def test_meeting_books_a_monitored_room(line, asked, client):
    room = Room.objects.create(court=asked.court, name="第一会见室")
    done = client.post(
        path_of(asked, line.judge),
        said("MEETING_SET", starts_at="2026-03-18T14:30", room=room.name),
    )
    assert done.status_code == 200
    meeting = asked.meetings.get()
    assert (meeting.room, meeting.starts_at) == (room, instant("2026-03-18 14:30"))


def test_meeting_without_time_or_room_says_what_is_missing(line, asked, client):
    Room.objects.create(court=asked.court, name="第一会见室")
    page = client.post(path_of(asked, line.judge), said("MEETING_SET"))
    assert page.status_code == 422
    assert "什么时候见面" in text(page)


def test_no_meeting_is_offered_where_no_room_is_monitored(line, asked, client):
    assert "MEETING_SET" not in text(client.get(path_of(asked, line.judge)))


def test_cannot_needs_a_reason_and_goes_to_the_head(line, asked, client):
    path = path_of(asked, line.judge)
    assert client.post(path, said("hand_over")).status_code == 422
    done = client.post(path, said("hand_over", words="全天开庭"))
    assert "庭长" in text(done)
    assert fresh(asked).state == State.WITH_HEAD


def test_what_was_typed_stays_when_something_is_missing(line, asked, client):
    page = client.post(path_of(asked, line.judge), {"words": "已在庭上答复", "once_key": ""})
    assert page.status_code == 422
    assert "已在庭上答复" in text(page)


def test_enormous_text_is_refused_and_kept(line, asked, client):
    page = client.post(path_of(asked, line.judge), said("ANSWERED", words="长" * 501))
    assert page.status_code == 422
    assert "长" * 501 in text(page)
    assert not asked.contacts.exists()
