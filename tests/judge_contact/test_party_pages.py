"""What the party sees: one line of time, what happens by itself, and what they may say."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from judge_contact import actions
from judge_contact.models import Contact, Ticket
from judge_contact.states import State
from judge_contact.sweeps import close_silent, escalate_overdue
from portal.notices.models import Message
from tests.builders import A_MONDAY, a_person
from tests.judge_contact.test_limits_of_a_request import instant

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
ANSWERED = Contact.Outcome.ANSWERED


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(A_MONDAY + HOUR, tick=False):
        yield


def fresh(ticket):
    return Ticket._base_manager.get(pk=ticket.pk)


def page_of(client_of, ticket):
    answer = client_of(ticket.requester).get(f"/contact-judge/{ticket.public_id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def say(client_of, ticket, name, **words):
    url = f"/contact-judge/{ticket.public_id}/{name}/"
    return client_of(ticket.requester).post(url, {"act": name} | words)


def contacted(line):
    return actions.contacted(line.register(), outcome=ANSWERED, by=line.judge, at=A_MONDAY)


def reported(line):
    return actions.report(contacted(line), words="已电话答复", by=line.liaison, at=A_MONDAY)


def closed(line):
    return actions.close(reported(line), by=line.party, at=A_MONDAY)


def next_lines(page):
    return page.split('id="line"')[1].split("</section>")[0].split('class="next"')[1:]


def test_the_line_of_time_says_what_happens_by_itself_if_nothing_does(line, client_of):
    coming = next_lines(page_of(client_of, line.register()))
    assert "法官联系您" in coming[0]
    assert "2026年3月17日（周二）17:00" in coming[0]
    assert "自动" in coming[0], "the consequence stands with the date"
    assert "联络员" in coming[1]


def test_after_an_escalation_the_past_and_the_next_date_stand_in_one_line(line, client_of):
    ticket = line.register()
    escalate_overdue(instant("2026-03-17 17:00"))
    page = page_of(client_of, ticket)
    assert "庭长" in page.split('id="line"')[1]
    assert any("2026年3月18日（周三）17:00" in entry for entry in next_lines(page))


@pytest.mark.parametrize("make", [contacted, reported])
def test_after_contact_the_party_is_asked_whether_they_were_reached(line, client_of, make):
    ticket = make(line)
    page = page_of(client_of, ticket)
    assert "confirm/" in page
    assert "not-reached/" in page


def test_yes_after_the_report_closes(line, client_of):
    ticket = reported(line)
    say(client_of, ticket, "confirm")
    assert fresh(ticket).state == State.CLOSED
    assert ticket.limits.get(rule="RETURN_VISIT").met_at is not None


def test_yes_before_the_report_is_remembered_and_the_report_closes(line, client_of):
    ticket = contacted(line)
    say(client_of, ticket, "confirm")
    assert fresh(ticket).state == State.CONTACTED
    actions.report(fresh(ticket), words="已答复", by=line.liaison, at=A_MONDAY + HOUR)
    assert fresh(ticket).state == State.CLOSED
    agents_told = Message.objects.filter(kind="judge_contact.visit_due")
    assert not agents_told.exists(), "nobody calls a party who has answered"


@pytest.mark.parametrize("make", [contacted, reported])
def test_no_brings_in_the_inspection_office_at_once(line, client_of, make):
    ticket = make(line)
    say(client_of, ticket, "not-reached", words="没有接到电话")
    ticket = fresh(ticket)
    assert (ticket.state, ticket.repeats) == (State.SUPERVISED, 1)
    assert ticket.supervisions.get().reason == "SAID_NOT_REACHED"
    told = Message.objects.filter(kind="judge_contact.reach_again", channel="IN_APP")
    assert {message.person for message in told} == {line.judge, line.head}


def test_reported_twice_in_one_round_is_possible(line, client_of):
    """Report, then "no", then contact and report again: each duty has a row of its own."""
    ticket = reported(line)
    say(client_of, ticket, "not-reached")
    ticket = actions.contacted(fresh(ticket), outcome=ANSWERED, by=line.judge, at=A_MONDAY + HOUR)
    assert ticket.limits.running().filter(rule="FOLLOW_UP").exists(), "the second report is owed"
    actions.report(ticket, words="再次答复", by=line.liaison, at=A_MONDAY + 2 * HOUR)
    visits = ticket.limits.filter(rule="RETURN_VISIT").order_by("round")
    assert [(visit.round, visit.met_at is None) for visit in visits] == [(1, False), (2, True)]


def test_a_new_request_after_the_limit_broke_is_a_repeat(line):
    ticket = line.register()
    escalate_overdue(instant("2026-03-17 17:00"))
    again = line.register(at=instant("2026-03-18 09:00"))
    assert again == ticket
    assert (again.state, again.repeats) == (State.SUPERVISED, 1)


def test_a_better_time_is_kept_and_told_to_the_judge(line, client_of):
    ticket = line.register()
    actions.tried(ticket, by=line.judge, at=A_MONDAY)
    assert "无人接听" in page_of(client_of, ticket)
    say(client_of, ticket, "add", best_time="下午三点后", words="")
    assert fresh(ticket).best_time == "下午三点后"
    told = Message.objects.filter(kind="judge_contact.words_added", person=line.judge)
    assert told.exists()


def test_rating_is_taken_changed_and_counted(line, client_of):
    ticket = closed(line)
    assert say(client_of, ticket, "rate", stars="5", words="很好").status_code == 302
    say(client_of, ticket, "rate", stars="3")
    assert fresh(ticket).rating == 3


@pytest.mark.parametrize("stars", ["0", "6", "", "viele"])
def test_a_rating_outside_one_to_five_is_refused(line, client_of, stars):
    ticket = closed(line)
    assert say(client_of, ticket, "rate", stars=stars).status_code == 422
    assert fresh(ticket).rating is None


def test_asked_once_more_only_once(line, client_of):
    ticket = closed(line)
    assert say(client_of, ticket, "reopen", words="还有一个问题").status_code == 302
    ticket = fresh(ticket)
    assert (ticket.state, ticket.round) == (State.REGISTERED, 2)
    ticket = actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=A_MONDAY + HOUR)
    ticket = actions.report(ticket, words="已答复", by=line.liaison, at=A_MONDAY + HOUR)
    ticket = actions.close(ticket, by=line.party, at=A_MONDAY + HOUR)
    assert "reopen/" not in page_of(client_of, ticket)
    assert say(client_of, ticket, "reopen", words="第三次").status_code == 409


def test_silence_closes_by_itself_and_the_page_said_so(line, client_of):
    ticket = reported(line)
    assert any("2026年3月23日" in entry for entry in next_lines(page_of(client_of, ticket)))
    ends = fresh(ticket).closes_at
    assert ends == instant("2026-03-23 17:00"), "five working days"
    assert close_silent(ends - timedelta(seconds=1)) == 0
    assert close_silent(ends) == 1
    assert close_silent(ends) == 0
    assert fresh(ticket).state == State.CLOSED
    assert ticket.limits.get(rule="RETURN_VISIT").breached_at == instant("2026-03-17 17:00")
    assert Message.objects.filter(kind="judge_contact.closed", person=line.party).exists()


def test_words_of_an_unknown_act_are_absent(line, client_of):
    assert say(client_of, line.register(), "conclude").status_code == 404


def test_a_refused_act_says_why_on_the_page_and_keeps_the_words(line, client_of):
    ticket = line.register()
    answer = say(client_of, ticket, "reopen", words="已经写了很多")
    assert answer.status_code == 409
    assert fresh(ticket).state == State.REGISTERED


def test_enormous_words_are_refused_and_stay(line, client_of):
    ticket = contacted(line)
    answer = say(client_of, ticket, "not-reached", words="长" * 501)
    assert answer.status_code == 422
    assert "长" * 501 in answer.content.decode()
    assert fresh(ticket).state == State.CONTACTED


def test_signed_out_mid_form_nothing_typed_is_lost(line, client, client_of):
    """The words come back on the page after signing in; nothing was sent meanwhile."""
    ticket = contacted(line)
    url = f"/contact-judge/{ticket.public_id}/not-reached/"
    answer = client.post(url, {"act": "not-reached", "words": "等了一整天"})
    assert "/accounts/login/" in answer["Location"]
    assert f"/contact-judge/{ticket.public_id}/" in answer["Location"]
    client.force_login(line.party)
    page = client.get(f"/contact-judge/{ticket.public_id}/").content.decode()
    assert "等了一整天" in page
    assert fresh(ticket).state == State.CONTACTED


def test_foreign_and_absent_are_alike(line, client_of):
    ticket, stranger = line.register(), client_of(a_person())
    for key in (ticket.public_id, uuid.uuid4()):
        assert stranger.get(f"/contact-judge/{key}/").status_code == 404
        assert stranger.post(f"/contact-judge/{key}/withdraw/").status_code == 404


def test_the_page_asks_little(line, client_of, at_most):
    ticket = reported(line)
    party = client_of(line.party)
    party.get(f"/contact-judge/{ticket.public_id}/")
    with at_most(12):
        party.get(f"/contact-judge/{ticket.public_id}/")
