"""Answers from the record at once, and requests an agent registers for a caller."""

import uuid
from datetime import timedelta

import pytest

from judge_contact import actions, callers
from judge_contact.at_once import Question, answers
from judge_contact.models import DeskAnswer, Ticket
from portal.audit.models import Entry
from portal.cases.models import Appointment, Case, Party
from portal.common.refusals import Refused
from portal.notices.models import Message
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_court, a_division, a_person, an_office

pytestmark = pytest.mark.django_db
PHONE = "19900000001"


@pytest.fixture
def unknown(line):
    """A party the register knows by name and phone only."""
    return Party.objects.create(
        case=line.case, side=Party.Side.THIRD_PARTY, name="郑试三", phone=PHONE
    )


def caller_of(case: Case, person: Person):
    return callers.as_person(case, person)


def answer(line, question=Question.STAGE, *, at=A_MONDAY, by=None):
    return actions.answer_at_once(
        caller_of(line.case, line.party), question, channel="PHONE", by=by, at=at
    )


def ask(line, caller, *, by, phone=""):
    request = line.request(phone=phone, channel=Ticket.Channel.PHONE)
    return actions.register_caller(caller, request, by=by, key=uuid.uuid4(), at=A_MONDAY)


def test_an_answer_is_counted_apart_from_requests_and_audited(line):
    made = answer(line, by=line.agent)
    assert (made.answered_by, made.asked_by) == (line.agent, line.party)
    assert not Ticket._base_manager.exists()
    assert Entry.objects.filter(record=line.case.reference, verb="answer_at_once").count() == 1


def test_the_same_question_counts_once_a_day(line):
    for _again in range(3):
        answer(line)
    answer(line, Question.JUDGE)
    answer(line, at=A_MONDAY + timedelta(days=1))
    assert DeskAnswer.objects.count() == 3


def test_who_goes_on_to_a_request_was_not_answered_at_the_desk(line):
    yesterday = answer(line, at=A_MONDAY - timedelta(days=1))
    today = answer(line, at=A_MONDAY - timedelta(minutes=1))
    ticket = line.register()
    today.refresh_from_db()
    yesterday.refresh_from_db()
    assert (today.ticket, yesterday.ticket) == (ticket, None)


def test_all_three_questions_are_answered_from_the_record(line):
    said = {one.question: one for one in answers(line.case)}
    assert set(said) == set(Question)
    assert line.judge.full_name in said[Question.JUDGE].words
    assert str(Case.Stage.IN_TRIAL.label) == said[Question.STAGE].words


def test_a_party_without_an_account_is_registered_and_told_by_phone(line, unknown):
    caller = callers.of(line.case, "THIRD_PARTY-1")
    ticket = ask(line, caller, by=line.agent)
    unknown.refresh_from_db()
    assert ticket.requester == unknown.person
    assert (ticket.registered_by, ticket.phone) == (line.agent, PHONE)
    assert Message.objects.filter(person=unknown.person, channel="SMS").exists()


def test_nobody_can_sign_in_as_a_person_entered_from_the_register(line, unknown, client):
    ask(line, callers.of(line.case, "THIRD_PARTY-1"), by=line.agent)
    unknown.refresh_from_db()
    person = unknown.person
    assert not person.has_usable_password()
    assert not person.phone_verified
    assert Entry.objects.filter(record=line.case.reference, verb="enter_person").count() == 1


def test_the_second_call_of_the_same_party_enters_nobody_twice(line, unknown):
    first = ask(line, callers.of(line.case, "THIRD_PARTY-1"), by=line.agent)
    second = ask(line, callers.of(line.case, "THIRD_PARTY-1"), by=line.agent)
    assert first == second
    assert Entry.objects.filter(verb="enter_person").count() == 1


def test_an_agent_ad_litem_is_a_caller_too_but_not_after_the_mandate_ended(line):
    lawyer = a_person()
    appointment = Appointment.objects.create(
        party=line.case.parties.get(person=line.party), agent=lawyer,
        authority=Appointment.Authority.GENERAL, since=A_MONDAY.date(),
    )
    assert ask(line, caller_of(line.case, lawyer), by=line.agent).requester == lawyer
    appointment.revoked_at = A_MONDAY
    appointment.save()
    assert caller_of(line.case, lawyer) is None


def test_only_the_hotline_of_the_cases_court_registers_for_others(line):
    elsewhere = an_office(Role.AGENT, a_division(a_court("吉0104")))
    caller = caller_of(line.case, line.party)
    for by in (line.liaison, elsewhere):
        with pytest.raises(Refused):
            ask(line, caller, by=by)
    assert not Ticket._base_manager.exists()


def test_a_refused_registration_leaves_no_person_behind(line, unknown):
    waiting = a_case(a_person(), division=line.division)
    Party.objects.create(case=waiting, side=Party.Side.THIRD_PARTY, name="冯试四", phone=PHONE)
    before = Person.objects.count()
    with pytest.raises(Refused, match="12368"):
        ask(line, callers.of(waiting, "THIRD_PARTY-1"), by=line.agent)
    assert Person.objects.count() == before
    assert not Entry.objects.filter(verb="enter_person").exists()


def test_typed_with_spaces_the_phone_is_kept_plain(line):
    ticket = ask(line, caller_of(line.case, line.party), by=line.agent, phone="199-0000 0002")
    assert ticket.phone == "19900000002"
