"""Bugs 30 to 34: links, forms, robots and refusals."""

import uuid

import pytest
from django.test import Client

from judge_contact import actions
from judge_contact.links import AnswerLink
from judge_contact.models import Contact, Ticket, TicketStep
from judge_contact.states import State
from portal.common.refusals import Refused
from portal.notices.channels.parcel import Parcel
from portal.notices.channels.wecom import markdown_of
from portal.notices.models import Message
from portal.notices.rules.fitting import in_bytes
from portal.notices.wording import LIMITS, words_of
from tests.builders import A_MONDAY, a_person

pytestmark = pytest.mark.django_db


def link_of(ticket, officer):
    link = AnswerLink(ticket.public_id, officer.public_id, ticket.round, ticket.answer_serial)
    return link.path()


def test_30_a_scanner_that_opens_a_link_consumes_and_changes_nothing(line, afresh):
    ticket = line.register()
    path = link_of(ticket, line.judge)
    before = TicketStep.objects.count()
    for method in ("get", "head", "get"):
        assert getattr(Client(), method)(path).status_code == 200
    assert Client().options(path).status_code == 405
    assert TicketStep.objects.count() == before
    assert afresh(ticket).state == State.REGISTERED
    said = {"answer": "ANSWERED", "words": "", "once_key": str(uuid.uuid4())}
    assert Client().post(path, said).status_code == 200
    assert afresh(ticket).state == State.CONTACTED


def test_31_the_same_form_twice_is_one_request(line):
    key = uuid.uuid4()
    tickets = {
        actions.register(
            line.case, line.request(), requester=line.party, by=line.party, key=key, at=A_MONDAY
        ).pk
        for _ in range(3)
    }
    assert len(tickets) == 1


def test_31_another_request_on_the_same_case_joins_the_open_one(line):
    assert line.register() == line.register(at=A_MONDAY)
    assert Ticket._base_manager.count() == 1


def test_31_a_double_tap_on_an_answer_is_one_answer(line):
    path = link_of(line.register(), line.judge)
    said = {"answer": "ANSWERED", "words": "", "once_key": str(uuid.uuid4())}
    answers = {Client().post(path, said).status_code for _ in range(2)}
    assert answers == {200}
    assert Contact.objects.count() == 1


def test_32_a_groups_robot_is_never_given_more_than_it_takes(line):
    line.register()
    for message in Message.objects.filter(channel="WECOM"):
        said = markdown_of(Parcel("k", "a", words_of(message), "zh-hans"))
        assert in_bytes(said) <= LIMITS["WECOM"].most


def test_33_no_answer_to_a_message_can_start_a_loop(line):
    """We read no incoming mail and no replies: a bounce reaches nobody who would write again.

    What a provider refuses for good is a dead letter, tried again by hand only.
    """
    line.register()
    kinds = {message.kind for message in Message.objects.all()}
    assert all(kind.startswith("judge_contact.") for kind in kinds)
    assert not Message.objects.filter(channel="EMAIL", person=line.party).exists()


@pytest.mark.parametrize("path", ["contacted", "not-reached", "report"])
def test_34_a_refusal_names_nobody_and_no_case(line, client_of, path):
    ticket = line.register()
    stranger = client_of(a_person())
    url = f"/api/v1/judge-contact/tickets/{ticket.public_id}/{path}/"
    answer = stranger.post(url, {"words": "x", "outcome": "ANSWERED"})
    absent = stranger.post(url.replace(str(ticket.public_id), str(uuid.uuid4())), {"words": "x"})
    assert (answer.status_code, absent.status_code) == (404, 404)
    assert answer.content == absent.content


def test_34_the_sentence_of_a_refused_act_carries_no_personal_data(line):
    stranger = a_person()
    with pytest.raises(Refused) as refused:
        actions.register(
            line.case, line.request(), requester=stranger, by=stranger, key=uuid.uuid4(),
            at=A_MONDAY,
        )
    said = str(refused.value)
    for secret in (line.party.full_name, line.judge.full_name, line.case.number, "10000000001"):
        assert secret not in said
