"""The desks of judge, head and inspector: what waits, done in place, nothing typed lost."""

import uuid
from datetime import date, timedelta

import pytest
import time_machine

from judge_contact import actions
from judge_contact.criticism import criticisms_of
from judge_contact.models import Absence, Contact, Room, Ticket
from judge_contact.states import State
from judge_contact.sweeps import escalate_overdue
from portal.notices.models import Message
from portal.papers.making import make_ordered
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_division, an_office
from tests.judge_contact.test_limits_of_a_request import instant

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
CLOSING = instant("2026-03-17 17:00")
DAY, HEAD, INSPECTOR = (f"/staff/contact-judge/{name}/" for name in ("mine", "head", "supervision"))
ANSWERED = Contact.Outcome.ANSWERED


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(A_MONDAY + HOUR, tick=False):
        yield


def another(line, at=A_MONDAY):
    case = a_case(line.party, division=line.division, judge=line.judge)
    return line.register(at=at, case=case)


def text(response):
    return response.content.decode()


def said(ticket, answer="ANSWERED", **more):
    form = {"ticket": str(ticket.public_id), "answer": answer, "once_key": str(uuid.uuid4())}
    return form | {"words": ""} | more


def state(ticket):
    return Ticket._base_manager.get(pk=ticket.pk).state


# -- The judge's day --------------------------------------------------------------------------


def test_the_day_shows_what_is_due_first_on_top(line, client_of):
    later = another(line)
    sooner = another(line, at=instant("2026-03-13 10:00"))
    page = text(client_of(line.judge).get(DAY))
    assert 0 < page.index(sooner.case.number) < page.index(later.case.number)


def test_answered_in_place_and_the_next_one_is_on_top(line, client_of):
    first, second = another(line, at=instant("2026-03-13 10:00")), another(line)
    judge = client_of(line.judge)
    answer = judge.post(DAY, said(first, words="已答复"), follow=True)
    assert answer.status_code == 200
    assert state(first) == State.CONTACTED
    assert first.case.number not in text(answer).split("data-answers")[1]
    assert second.case.number in text(answer)


def test_a_mistake_keeps_what_was_typed_in_its_own_card(line, client_of):
    ticket, other = another(line), another(line)
    answer = client_of(line.judge).post(DAY, said(ticket, "hand_over", starts_at=""))
    assert answer.status_code == 422
    card = text(answer).split(ticket.case.number)[1].split("</details>")[0]
    assert "请简要写明无法联系的原因" in card
    assert {state(ticket), state(other)} == {State.REGISTERED}


def test_a_foreign_request_and_an_absent_one_cannot_be_answered_here(line, client_of):
    foreign = another(line)
    stranger = an_office(Role.JUDGE, a_division(code="civil-9"))
    for key in (str(foreign.public_id), str(uuid.uuid4()), "nonsense", ""):
        answer = client_of(stranger).post(DAY, said(foreign) | {"ticket": key})
        assert answer.status_code == 404
    assert state(foreign) == State.REGISTERED


def test_the_deputy_of_an_absent_judge_has_their_requests_on_the_own_day(line, client_of):
    ticket = another(line)
    today = A_MONDAY.date()
    Absence.objects.create(person=line.judge, deputy=line.second_judge, since=today, until=today)
    deputy = client_of(line.second_judge)
    assert ticket.case.number in text(deputy.get(DAY))
    deputy.post(DAY, said(ticket))
    assert ticket.contacts.get().by == line.second_judge


def test_statements_of_the_day_do_not_grow_with_its_requests(line, client_of, at_most):
    Room.objects.create(court=line.division.court, name="第一会见室")
    for _ in range(12):
        another(line)
    judge = client_of(line.judge)
    judge.get(DAY)
    with at_most(20):
        assert judge.get(DAY).status_code == 200


def test_an_empty_day_says_what_will_appear(line, client_of):
    assert "没有人在等您" in text(client_of(line.judge).get(DAY))


# -- The head ---------------------------------------------------------------------------------


def test_the_head_sees_whom_to_receive_and_what_the_judges_still_hold(line, client_of):
    with_judge, handed = another(line), another(line)
    actions.hand_over(handed, why="全天开庭", by=line.judge, at=A_MONDAY)
    page = text(client_of(line.head).get(HEAD))
    receive, still = page.split('id="judges"')
    assert handed.number in receive
    assert with_judge.number not in receive
    assert with_judge.number in still


def test_the_head_extends_from_the_list_and_the_party_is_told_why(line, client_of):
    ticket = another(line)
    url = f"/staff/contact-judge/{ticket.public_id}/extend/"
    answer = client_of(line.head).post(url, {"days": "2", "words": "外地开庭", "next": HEAD})
    assert answer["Location"] == HEAD
    assert ticket.limits.get(rule="CONTACT").due_at == instant("2026-03-19 17:00")
    assert Message.objects.filter(kind="judge_contact.extended", person=line.party).exists()
    page = text(client_of(line.party).get(f"/contact-judge/{ticket.public_id}/"))
    assert "外地开庭" in page


@pytest.mark.parametrize(
    ("days", "words", "at"),
    [("2", "", A_MONDAY), ("4", "出差", A_MONDAY), ("1", "出差", CLOSING + HOUR)],
    ids=["no reason", "too long", "after expiry"],
)
def test_an_extension_is_refused(line, client_of, days, words, at):
    ticket = another(line)
    url = f"/staff/contact-judge/{ticket.public_id}/extend/"
    with time_machine.travel(at, tick=False):
        answer = client_of(line.head).post(url, {"days": days, "words": words})
    assert answer.status_code in (409, 422)
    assert ticket.limits.get(rule="CONTACT").due_at == CLOSING
    assert not Message.objects.filter(kind="judge_contact.extended").exists()


def test_a_second_extension_is_refused(line, client_of):
    ticket = another(line)
    url = f"/staff/contact-judge/{ticket.public_id}/extend/"
    head = client_of(line.head)
    head.post(url, {"days": "1", "words": "出差"})
    assert head.post(url, {"days": "1", "words": "又出差"}).status_code == 409


def test_the_judge_cannot_extend_for_themselves(line, client_of):
    url = f"/staff/contact-judge/{another(line).public_id}/extend/"
    assert client_of(line.judge).post(url, {"days": "1", "words": "忙"}).status_code == 409


# -- The inspector ----------------------------------------------------------------------------


def supervised(line):
    ticket = actions.contacted(another(line), outcome=ANSWERED, by=line.judge, at=A_MONDAY)
    return actions.not_reached(ticket, words="没有接到", by=line.party, at=A_MONDAY + HOUR)


def conclude(client_of, line, ticket, **more):
    url = f"/staff/contact-judge/{ticket.public_id}/conclude/"
    return client_of(line.inspector).post(url, {"outcome": "已核实，责成当日联系"} | more)


def test_the_weekly_list_has_what_broke_in_the_week_and_nothing_else(line, client_of):
    late, kept = another(line), another(line)
    actions.contacted(kept, outcome=ANSWERED, by=line.judge, at=A_MONDAY)
    escalate_overdue(CLOSING)
    inspector = client_of(line.inspector)
    week = text(inspector.get(INSPECTOR, {"week": "2026-03-18"})).split('id="week"')[1]
    assert late.number in week
    assert kept.number not in week
    before = text(inspector.get(INSPECTOR, {"week": "2026-03-09"})).split('id="week"')[1]
    assert late.number not in before


def test_a_week_that_cannot_be_read_is_this_week(line, client_of):
    assert client_of(line.inspector).get(INSPECTOR, {"week": "gestern"}).status_code == 200


def test_the_inspector_picks_a_request_for_a_check(line, client_of):
    ticket = another(line)
    url = f"/staff/contact-judge/{ticket.public_id}/supervise/"
    inspector = client_of(line.inspector)
    assert inspector.post(url, {"next": INSPECTOR})["Location"] == INSPECTOR
    assert ticket.supervisions.get().reason == "PICKED"
    assert state(ticket) == State.REGISTERED, "the division's duties run on"
    assert inspector.post(url).status_code == 409


def test_a_supervision_ends_with_a_written_outcome_only(line, client_of):
    ticket = supervised(line)
    assert conclude(client_of, line, ticket, outcome=" ").status_code == 422
    assert conclude(client_of, line, ticket).status_code == 302
    supervision = ticket.supervisions.get()
    assert (supervision.inspector, supervision.outcome) == (line.inspector, "已核实，责成当日联系")
    assert conclude(client_of, line, ticket).status_code == 409


def test_concluded_while_unreached_the_division_owes_contact_by_a_date(line, client_of):
    ticket = supervised(line)
    conclude(client_of, line, ticket)
    follow_up = ticket.limits.get(rule="FOLLOW_UP")
    assert (follow_up.owner, follow_up.due_at) == (line.head, CLOSING)
    told = Message.objects.filter(kind="judge_contact.ordered", channel="IN_APP")
    assert {message.person for message in told} == {line.head, line.judge}
    escalate_overdue(CLOSING)
    again = ticket.supervisions.get(concluded_at=None)
    assert again.reason == "NOT_FOLLOWED_UP"
    assert Message.objects.filter(
        kind="judge_contact.follow_up_overdue", person=line.leader
    ).exists()


def test_a_notice_of_criticism_is_drafted_signed_and_kept_from_others(line, client_of):
    ticket = supervised(line)
    conclude(client_of, line, ticket, drafts_criticism="on")
    paper = criticisms_of(ticket)[0]
    assert line.party.full_name not in str(paper.facts)
    make_ordered(A_MONDAY + HOUR)
    paper.refresh_from_db()
    assert (paper.state, paper.title) == ("ISSUED", "关于联系当事人工作的督办通报")
    url = f"/staff/contact-judge/{ticket.public_id}/criticism/{paper.public_id}.pdf"
    file = client_of(line.inspector).get(url)
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert client_of(line.liaison).get(url).status_code == 404
    assert client_of(line.party).get(url).status_code == 404
    foreign = url.replace(str(paper.public_id), str(uuid.uuid4()))
    assert client_of(line.inspector).get(foreign).status_code == 404


def test_giving_up_needs_two_attempts_and_a_reason_and_is_told(line, client_of):
    ticket = supervised(line)
    url = f"/staff/contact-judge/{ticket.public_id}/give-up/"
    inspector = client_of(line.inspector)
    assert inspector.post(url, {"outcome": "空号"}).status_code == 409
    for minutes in (1, 2):
        actions.tried(ticket, by=line.judge, at=A_MONDAY + HOUR + timedelta(minutes=minutes))
    assert inspector.post(url, {"outcome": ""}).status_code == 422
    assert inspector.post(url, {"outcome": "多次拨打均为空号"}).status_code == 302
    assert state(ticket) == State.CLOSED
    assert ticket.supervisions.get().outcome == "多次拨打均为空号"
    assert not ticket.limits.running().exists()
    page = text(client_of(line.party).get(f"/contact-judge/{ticket.public_id}/"))
    assert "多次拨打均为空号" in page


def test_lists_do_not_ask_more_with_more_rows(line, client_of, at_most):
    for _ in range(6):
        supervised(line)
        another(line)
    escalate_overdue(CLOSING)
    head, inspector = client_of(line.head), client_of(line.inspector)
    head.get(HEAD)
    with at_most(22):
        head.get(HEAD)
    with at_most(22):
        inspector.get(INSPECTOR, {"week": str(date(2026, 3, 18))})


@pytest.mark.parametrize(
    ("who", "page"), [("agent", DAY), ("agent", HEAD), ("judge", INSPECTOR), ("party", DAY)]
)
def test_a_desk_opens_to_its_own_office_only(line, client_of, who, page):
    assert client_of(getattr(line, who)).get(page).status_code == 404
