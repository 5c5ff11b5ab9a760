"""The link of a notice in other hands, used again, old or forged: harmless."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from judge_contact import actions, links
from judge_contact.links import AnswerLink
from judge_contact.models import Attempt, Ticket
from judge_contact.sweeps import escalate_overdue, remind_before_due
from portal.notices.models import Message
from portal.notices.wording import words_of
from tests.builders import A_MONDAY, a_person
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


def test_a_second_tap_answers_like_the_first(line, asked, client):
    path, form = path_of(asked, line.judge), said("ANSWERED")
    first, second = client.post(path, form), client.post(path, form)
    assert (first.status_code, second.status_code) == (200, 200)
    assert "已记录" in text(second)
    assert asked.contacts.count() == 1


def test_a_second_tap_on_tried_is_one_attempt(line, asked, client):
    path, form = path_of(asked, line.judge), said("tried")
    client.post(path, form)
    client.post(path, form)
    assert Attempt.objects.count() == 1
    told = Message.objects.filter(kind="judge_contact.tried", channel="SMS")
    assert told.count() == 1


def test_another_answer_after_the_first_changes_nothing(line, asked, client):
    path = path_of(asked, line.judge)
    client.post(path, said("ANSWERED"))
    late = client.post(path, said("FILE_IN_WRITING"))
    assert late.status_code == 410
    assert "您已答复" in text(late)
    assert asked.contacts.get().outcome == "ANSWERED"


def forged(token):
    head, stamp, signature = token.rsplit("~", 2)
    end = "yy" if signature.endswith("xx") else "xx"
    return f"{head}~{stamp}~{signature[:-2]}{end}"


@pytest.mark.parametrize(
    "spoil",
    [
        forged,
        lambda token: token[:-10],
        lambda token: ("y" if token.startswith("x") else "x") + token[1:],
        lambda token: "nonsense",
        lambda token: "~~",
        lambda token: "a" * 400,
    ],
    ids=["forged", "cut", "changed", "nonsense", "empty", "long"],
)
def test_a_forged_or_damaged_link_opens_nothing_and_tells_nothing(line, asked, client, spoil):
    token = path_of(asked, line.judge).split("/")[2]
    for method in (client.get, client.post):
        page = method(f"/reply/{spoil(token)}/")
        assert page.status_code == 410
        assert asked.number not in text(page)
        assert asked.case.number not in text(page)
    assert not asked.contacts.exists()


def test_a_link_expires(line, asked, client):
    path = path_of(asked, line.judge)
    with time_machine.travel(A_MONDAY + HOUR + links.LIFETIME + HOUR, tick=False):
        assert client.get(path).status_code == 410
        assert client.post(path, said("ANSWERED")).status_code == 410


def test_only_the_newest_notice_answers(line, asked, client):
    old = path_of(asked, line.judge)
    remind_before_due(CLOSING - 3 * HOUR)
    assert client.get(old).status_code == 410
    assert "最新" in text(client.get(old))
    assert client.post(old, said("ANSWERED")).status_code == 410
    reminder = Message.objects.get(kind="judge_contact.remind_judge", channel="SMS")
    assert path_of(asked, line.judge).split("~")[0] in words_of(reminder).body
    assert client.get(path_of(asked, line.judge)).status_code == 200


def test_the_reminder_reaches_everybody_whose_link_it_ends(line, asked):
    asked.assistant = a_person()
    asked.save(update_fields=["assistant"])
    remind_before_due(CLOSING - 3 * HOUR)
    reminded = Message.objects.filter(kind="judge_contact.remind_judge", channel="IN_APP")
    assert set(reminded.values_list("person", flat=True)) == {line.judge.pk, asked.assistant_id}


def test_a_link_of_an_earlier_round_is_dead(line, asked, client):
    old = path_of(asked, line.judge)
    at = A_MONDAY + HOUR
    ticket = actions.contacted(asked, outcome="ANSWERED", by=line.judge, at=at)
    ticket = actions.report(ticket, words="已答复", by=line.liaison, at=at)
    ticket = actions.close(ticket, by=line.party, at=at)
    actions.reopen(ticket, words="还有", by=line.party, at=at)
    assert client.get(old).status_code == 410


def test_the_judge_who_was_replaced_answers_no_more(line, asked, client):
    old = path_of(asked, line.judge)
    actions.reassign(asked, judge=line.second_judge, why="回避", by=line.liaison, at=A_MONDAY)
    assert client.post(old, said("ANSWERED")).status_code == 410
    forged_for_old = AnswerLink(
        asked.public_id, line.judge.public_id, 1, fresh(asked).answer_serial
    ).path()
    assert client.get(forged_for_old).status_code == 410


def test_a_link_made_for_a_stranger_opens_nothing(line, asked, client):
    assert client.get(path_of(asked, a_person())).status_code == 410


def test_an_officer_who_left_answers_no_more(line, asked, client):
    path = path_of(asked, line.judge)
    line.judge.is_active = False
    line.judge.save(update_fields=["is_active"])
    assert client.get(path).status_code == 410


def test_after_the_limit_the_head_answers_by_a_link_of_their_own(line, asked, client):
    judges = path_of(asked, line.judge)
    escalate_overdue(CLOSING)
    with time_machine.travel(CLOSING + HOUR, tick=False):
        assert client.get(judges).status_code == 410
        page = client.get(path_of(asked, line.head))
        assert "hand_over" not in text(page), "the head hands to nobody"
        client.post(path_of(asked, line.head), said("ANSWERED"))
    assert asked.contacts.get().by_role == "HEAD"
    assert asked.limits.get(rule="CONTACT").was_kept is False


def test_the_assistant_answers_for_the_judge_and_is_recorded_as_such(line, asked, client):
    assistant = a_person()
    Ticket._base_manager.filter(pk=asked.pk).update(assistant=assistant)
    client.post(path_of(asked, assistant), said("ANSWERED"))
    contact = asked.contacts.get()
    assert (contact.by, contact.by_role) == (assistant, "ASSISTANT")


def test_a_form_without_its_key_is_refused_with_a_sentence(line, asked, client):
    page = client.post(path_of(asked, line.judge), {"answer": "ANSWERED", "words": ""})
    assert page.status_code == 422
    assert not asked.contacts.exists()


@pytest.mark.parametrize("key", ["not-a-key", "' OR 1=1", "x" * 2000])
def test_a_mangled_key_harms_nothing(line, asked, client, key):
    page = client.post(path_of(asked, line.judge), {"answer": "ANSWERED", "once_key": key})
    assert page.status_code == 422
    assert not asked.contacts.exists()
