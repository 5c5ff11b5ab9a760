"""The agent's pages: find the caller while talking, see everything, record in one form."""

import uuid

import pytest
from django.urls import reverse
from django.utils.translation import gettext

from judge_contact import actions
from judge_contact.models import DeskAnswer, MissedCall, Ticket
from portal.audit.models import Entry
from portal.people import vault
from portal.people.models import Identity
from portal.people.numbers import BadNumber, Kind, check, resident_id
from portal.people.synthetic import Synthetic
from tests.builders import A_MONDAY, a_case, a_court, a_division, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(line, client_of):
    return client_of(line.agent)


def find(desk, typed, **headers):
    return desk.post(reverse("staff:contact_call"), {"q": typed}, headers=headers)


def caller_page(line, query=""):
    return reverse("staff:contact_caller", args=[line.case.public_id, "PLAINTIFF-1"]) + query


def said(**fields):
    return {"once_key": str(uuid.uuid4()), "category": "HEARING", "words": "何时开庭",
            "phone": "", "best_time": "", "channel": "PHONE"} | fields  # fmt: skip


def by_document(line):
    number = check(Kind.RESIDENT_ID, Synthetic(3).resident_id())
    findable = Identity.findable(number.kind, number.country, number.value)
    Identity.objects.create(
        person=line.party, kind=number.kind, country=number.country, verified_at=A_MONDAY,
        sealed=vault.seal(number.value), index=vault.index(findable), method="ONLINE",
    )  # fmt: skip
    return number.value


CLUES = {
    "phone": lambda line: line.party.phone,
    "beginning of the name": lambda line: line.party.full_name[:2],
    "document": by_document,
    "case number": lambda line: line.case.number,
    "serial of the case": lambda line: str(line.case.serial),
    "ledger number": lambda line: line.register().number,
}


@pytest.mark.parametrize("clue", CLUES.values(), ids=CLUES)
def test_a_caller_is_found_by_whatever_is_at_hand(line, desk, clue):
    page = find(desk, clue(line)).content.decode()
    assert reverse("staff:contact_caller", args=[line.case.public_id, "PLAINTIFF-1"]) in page
    assert line.party.phone not in page.replace(f'value="{line.party.phone}"', "")


def test_typing_answers_with_the_list_alone(line, desk):
    part = find(desk, line.party.phone, hx_request="true").content.decode()
    assert "<html" not in part
    assert line.case.number in part


def test_looking_for_a_person_is_recorded_without_the_person(line, desk):
    find(desk, line.party.phone)
    entry = Entry.objects.get(verb="search_callers")
    assert line.party.phone not in entry.facts
    find(desk, line.case.number)
    assert Entry.objects.filter(verb="search_callers").count() == 1


def test_nobody_of_another_court_is_found(line, desk):
    stranger = a_person(full_name="唯一之名")
    a_case(stranger, division=a_division(a_court("吉0104")))
    assert "唯一之名" not in find(desk, stranger.phone).content.decode()


def test_a_mistyped_document_number_is_explained(line, desk):
    good = Synthetic(3).resident_id()
    wrong = good[:-1] + ("1" if good[-1] != "1" else "2")
    with pytest.raises(BadNumber) as bad:
        resident_id(wrong)
    assert gettext(bad.value.sentence) in find(desk, wrong).content.decode()


def test_searching_asks_the_database_little_however_many_are_found(line, desk, at_most):
    for _more in range(12):
        a_case(line.party, division=line.division, judge=line.judge)
    find(desk, line.party.phone)
    with at_most(20):
        find(desk, line.party.phone)


def test_one_form_registers_for_the_caller_and_keeps_the_phone_of_the_record(line, desk):
    answer = desk.post(caller_page(line), said())
    ticket = Ticket._base_manager.get()
    assert answer["Location"] == reverse("staff:contact_ticket", args=[ticket.public_id])
    assert (ticket.requester, ticket.registered_by) == (line.party, line.agent)
    assert (ticket.channel, ticket.phone) == ("PHONE", line.party.phone)


def test_the_counter_is_the_same_form(line, desk):
    page = desk.get(caller_page(line, "?channel=COUNTER")).content.decode()
    assert '<option value="COUNTER" selected>' in page
    desk.post(caller_page(line, "?channel=COUNTER"), said(channel="COUNTER"))
    assert Ticket._base_manager.get().channel == "COUNTER"


def test_the_same_form_sent_twice_is_one_request(line, desk):
    form = said()
    first, second = desk.post(caller_page(line), form), desk.post(caller_page(line), form)
    assert first["Location"] == second["Location"]
    assert Ticket._base_manager.count() == 1


def test_history_and_a_waiting_request_are_seen_at_once(line, desk):
    ticket = line.register()
    page = desk.get(caller_page(line)).content.decode()
    assert page.count(ticket.number) >= 2


@pytest.mark.parametrize(
    "wrong",
    [said(category=""), said(category="NOPE"), said(words="长" * 2001), said(phone="abc")],
    ids=["empty", "unknown category", "enormous text", "no phone number"],
)
def test_bad_input_keeps_what_was_typed_and_registers_nothing(line, desk, wrong):
    answer = desk.post(caller_page(line), wrong)
    assert answer.status_code == 422
    assert wrong["words"] in answer.content.decode()
    assert not Ticket._base_manager.exists()


def test_a_case_without_a_judge_is_explained_before_anybody_types(line, desk):
    line.case.judge = None
    line.case.save()
    page = desk.get(caller_page(line)).content.decode()
    assert 'class="note warning"' in page
    assert 'name="category"' not in page


def test_an_answer_from_the_record_is_counted(line, desk):
    address = reverse("staff:contact_answer_at_once", args=[line.case.public_id, "PLAINTIFF-1"])
    desk.post(address, {"question": "STAGE"})
    assert DeskAnswer.objects.get().answered_by == line.agent
    desk.post(address, {"question": "NONSENSE"})
    assert DeskAnswer.objects.count() == 1


def act(desk, ticket, name, **fields):
    return desk.post(reverse("staff:contact_act", args=[ticket.public_id, name]), fields)


def asked(line):
    return line.register()


def contacted(line):
    return actions.contacted(line.register(), outcome="ANSWERED", by=line.judge, at=A_MONDAY)


def closed(line):
    ticket = actions.report(contacted(line), words="已联系", by=line.liaison, at=A_MONDAY)
    return actions.confirm(ticket, by=line.party, at=A_MONDAY)


ON_THE_PHONE = {
    "not reached": (contacted, "not-reached", {"words": "没接到"}, "not_reached"),
    "reached": (contacted, "confirm", {}, "confirm"),
    "better time": (asked, "better-time", {"best_time": "下午"}, "add_words"),
    "rating": (contacted, "rate", {"stars": "4"}, "rate"),
    "once more": (closed, "reopen", {"words": "还有问题"}, "reopen"),
    "withdrawal": (asked, "withdraw", {}, "withdraw"),
}


@pytest.mark.parametrize(
    ("begin", "name", "fields", "move"), ON_THE_PHONE.values(), ids=ON_THE_PHONE
)
def test_everything_the_party_can_do_is_done_on_the_phone_too(
    line, desk, begin, name, fields, move
):
    ticket = begin(line)
    assert act(desk, ticket, name, **fields).status_code == 302
    step = ticket.steps.filter(name=move).get()
    assert (step.by, step.by_role) == (line.agent, "AGENT")


def test_the_return_visit_is_made_by_the_agents_call(line, desk):
    ticket = actions.report(contacted(line), words="已联系", by=line.liaison, at=A_MONDAY)
    act(desk, ticket, "confirm")
    assert ticket.limits.get(rule="RETURN_VISIT").met_at is not None
    assert Ticket._base_manager.get().state == "CLOSED"


def test_a_returned_request_is_redirected_and_the_partys_clock_runs_on(line, desk):
    ticket = line.register()
    before = ticket.limits.get(rule="CONTACT").due_at
    actions.send_back(ticket, why="不属本庭", by=line.liaison, at=A_MONDAY)
    seat = line.second_judge.offices.get()
    assert act(desk, ticket, "redirect", judge=str(seat.public_id)).status_code == 302
    ticket = Ticket._base_manager.get()
    assert (ticket.state, ticket.judge) == ("REGISTERED", line.second_judge)
    assert ticket.limits.get(rule="CONTACT").due_at == before


def test_a_redirect_to_nobody_is_answered_with_a_sentence(line, desk):
    ticket = line.register()
    actions.send_back(ticket, why="不属本庭", by=line.liaison, at=A_MONDAY)
    answer = act(desk, ticket, "redirect", judge=str(uuid.uuid4()))
    assert answer.status_code == 422
    assert Ticket._base_manager.get().state == "RETURNED"


def test_the_agents_desk_shows_what_waits(line, desk, at_most):
    returned = actions.send_back(line.register(), why="不属本庭", by=line.liaison, at=A_MONDAY)
    rang = actions.Rang("a-call", line.party.phone, "", A_MONDAY)
    actions.record_missed_call(line.division.court, rang, at=A_MONDAY)
    desk.get(reverse("staff:contact_agent"))
    with at_most(25):
        page = desk.get(reverse("staff:contact_agent")).content.decode()
    assert returned.number in page
    assert reverse("staff:contact_missed", args=[MissedCall.objects.unscoped(
        because="a test").get().public_id]) in page  # fmt: skip
    assert line.party.phone not in page


def test_an_empty_desk_says_what_will_appear(line, desk):
    page = desk.get(reverse("staff:contact_agent")).content.decode()
    assert page.count('class="empty"') == 4
