"""Two forms arriving at the same instant: one request, whatever they have in common."""

import uuid

import pytest

from judge_contact import actions
from judge_contact.callers import as_person
from judge_contact.models import Ticket
from portal.notices.models import Message
from tests.builders import A_MONDAY
from tests.filing.test_sixteen_clerks import at_once

AT_ONCE = 6
on_postgresql = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def crowd(transactional_db, request):
    return request.getfixturevalue("line")


def register(line, *, key=None, **said):
    return actions.register(
        line.case, line.request(**said), requester=line.party, by=line.party,
        key=key or uuid.uuid4(), at=A_MONDAY,
    )  # fmt: skip


def names(ticket):
    return sorted(ticket.steps.values_list("name", flat=True))


def letters():
    return Message.objects.filter(kind="judge_contact.asked", channel="IN_APP").count()


class TestAtOnce:
    pytestmark = on_postgresql

    def test_the_same_form_is_one_request_and_nothing_is_said_twice(self, crowd):
        key = uuid.uuid4()
        assert at_once([lambda: register(crowd, key=key)] * AT_ONCE) == []
        ticket = Ticket._base_manager.get()
        assert names(ticket) == ["register"]
        assert ticket.limits.count() == 3
        assert letters() == 1

    def test_forms_of_one_person_in_one_case_join_and_every_word_is_kept(self, crowd):
        words = [f"第{n}问" for n in range(AT_ONCE)]
        assert at_once([lambda said=said: register(crowd, words=said) for said in words]) == []
        ticket = Ticket._base_manager.get()
        assert names(ticket) == ["add_words"] * (AT_ONCE - 1) + ["register"]
        added = ticket.steps.filter(name="add_words").values_list("words", flat=True)
        said = {ticket.words, *added}
        assert said == set(words)
        assert letters() == 1

    def test_the_party_online_and_the_hotline_for_them_make_one_request(self, crowd):
        def by_phone():
            return actions.register_caller(
                as_person(crowd.case, crowd.party), crowd.request(channel="PHONE"),
                by=crowd.agent, key=uuid.uuid4(), at=A_MONDAY,
            )

        assert at_once([by_phone, lambda: register(crowd)]) == []
        assert names(Ticket._base_manager.get()) == ["add_words", "register"]

    def test_numbers_of_different_cases_have_no_gap_and_no_double(self, crowd):
        from tests.builders import a_case

        cases = [
            a_case(crowd.party, division=crowd.division, judge=crowd.judge) for _n in range(AT_ONCE)
        ]
        works = [
            lambda case=case: actions.register(
                case, crowd.request(), requester=crowd.party, by=crowd.party, key=uuid.uuid4(),
                at=A_MONDAY,
            )
            for case in cases
        ]
        assert at_once(works) == []
        numbers = Ticket._base_manager.values_list("number", flat=True)
        assert sorted(int(number[-5:]) for number in numbers) == list(range(1, AT_ONCE + 1))


@pytest.mark.django_db
def test_a_form_that_joined_and_comes_again_adds_nothing(line):
    register(line)
    key = uuid.uuid4()
    for _twice in range(2):
        register(line, key=key, words="还有一句")
    assert names(Ticket._base_manager.get()) == ["add_words", "register"]


@pytest.mark.django_db
def test_a_form_that_joined_makes_no_second_request_after_the_first_was_answered(line):
    ticket, key = register(line), uuid.uuid4()
    register(line, key=key, words="还有一句")
    actions.contacted(ticket, outcome="ANSWERED", by=line.judge, at=A_MONDAY)
    assert register(line, key=key, words="还有一句") == ticket
    assert Ticket._base_manager.count() == 1
