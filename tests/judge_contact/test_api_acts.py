"""The line's API: acts once under a key, absent and foreign alike, refusals as sentences."""

import uuid

import pytest
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from judge_contact.models import Attempt, Contact, Ticket
from judge_contact.states import State
from tests.builders import a_person

pytestmark = pytest.mark.django_db
BASE = "/api/v1/judge-contact/tickets/"


def client(person):
    made = APIClient()
    made.force_authenticate(person)
    return made


def act(person, ticket, name, key="", **said):
    headers = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    url = f"{BASE}{ticket.public_id}/{name}/"
    return client(person).post(url, said, format="json", **headers)


def test_the_whole_way_of_a_request(line):
    asked = client(line.party).post(
        BASE,
        {"case": str(line.case.public_id), "category": "PROGRESS", "phone": "10000000001"},
        format="json", HTTP_IDEMPOTENCY_KEY="once-1",
    )
    assert asked.status_code == 201
    ticket = Ticket._base_manager.get(public_id=asked.json()["id"])
    assert act(line.liaison, ticket, "acknowledge").json()["state"] == State.NOTIFIED
    assert act(line.judge, ticket, "unable", words="无人接听").json()["state"] == State.NOTIFIED
    answer = act(line.judge, ticket, "contacted", outcome="ANSWERED", words="已答复")
    assert answer.json()["state"] == State.CONTACTED
    assert act(line.liaison, ticket, "report", words="已答复").json()["state"] == State.REPORTED
    closed = act(line.party, ticket, "close").json()
    assert (closed["state"], closed["moves"]) == (State.CLOSED, ["rate", "reopen"])


def test_handing_over_and_saying_not_reached(line):
    ticket = line.register()
    handed = act(line.judge, ticket, "hand-over", words="全天开庭")
    assert handed.json()["state"] == State.WITH_HEAD
    assert act(line.party, ticket, "not-reached").json()["state"] == State.SUPERVISED


@pytest.mark.parametrize(
    ("who", "name", "said", "count"),
    [
        ("judge", "unable", {"words": "无人接听"}, Attempt),
        ("judge", "contacted", {"outcome": "ANSWERED", "words": "已答复"}, Contact),
    ],
)
def test_the_same_key_acts_once_and_answers_alike(line, who, name, said, count):
    ticket, key = line.register(), str(uuid.uuid4())
    answers = [act(getattr(line, who), ticket, name, key, **said) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].json() == answers[2].json()
    assert count.objects.count() == 1


def test_the_same_key_with_other_words_is_answered_422_and_does_nothing(line):
    ticket, key = line.register(), "a key of my own"
    act(line.judge, ticket, "unable", key, words="无人接听")
    assert act(line.judge, ticket, "unable", key, words="别的").status_code == 422
    assert Attempt.objects.count() == 1


def test_a_refused_act_leaves_no_key_behind(line):
    ticket, key = line.register(), str(uuid.uuid4())
    assert act(line.liaison, ticket, "report", key, words="早了").status_code == 409
    act(line.judge, ticket, "contacted", outcome="ANSWERED")
    assert act(line.liaison, ticket, "report", key, words="早了").status_code == 200


@pytest.mark.parametrize(
    ("who", "name", "said"),
    [
        ("party", "acknowledge", {}),
        ("liaison", "contacted", {"outcome": "ANSWERED"}),
        ("judge", "hand-over", {"words": ""}),
        ("judge", "contacted", {"outcome": "MEETING_SET"}),
        ("party", "close", {}),
    ],
)
def test_a_refused_act_answers_409_with_a_sentence(line, who, name, said):
    answer = act(getattr(line, who), line.register(), name, **said)
    assert answer.status_code == 409
    sentence = answer.json()["detail"]
    assert len(sentence) > 5
    assert line.party.full_name not in sentence


@pytest.mark.parametrize(
    "name",
    ["acknowledge", "contacted", "unable", "hand-over", "report", "not-reached", "close", ""],
)
def test_foreign_and_absent_answer_alike(line, name):
    stranger, ticket = client(a_person()), line.register()
    method = stranger.post if name else stranger.get
    tail = f"{name}/" if name else ""
    foreign = method(f"{BASE}{ticket.public_id}/{tail}", {"outcome": "ANSWERED"})
    absent = method(f"{BASE}{uuid.uuid4()}/{tail}", {"outcome": "ANSWERED"})
    assert (foreign.status_code, foreign.content) == (404, absent.content)


def test_a_token_signs_in_like_a_session(line):
    token = Token.objects.create(user=line.judge)
    ticket = line.register()
    machine = APIClient(HTTP_AUTHORIZATION=f"Token {token.key}")
    answer = machine.post(
        f"{BASE}{ticket.public_id}/contacted/", {"outcome": "ANSWERED"}, format="json"
    )
    assert answer.status_code == 200
    assert ticket.contacts.get().by == line.judge


def test_nobody_signed_in_is_asked_to(line):
    url = f"{BASE}{line.register().public_id}/contacted/"
    assert APIClient().post(url, {"outcome": "ANSWERED"}).status_code in (401, 403)


@pytest.mark.parametrize("words", ["长" * 501, "x" * 100_000], ids=["501", "100000"])
def test_enormous_words_are_refused_with_a_reason(line, words):
    answer = act(line.judge, line.register(), "unable", words=words)
    assert answer.status_code == 400
    assert "words" in answer.json()
