"""The liaison's desk: acknowledge by key, report in one line, late things first."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from judge_contact import actions
from judge_contact.models import Ticket
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_division, an_office

pytestmark = pytest.mark.django_db
DESK = reverse("staff:contact_liaison")


@pytest.fixture
def desk(line, client_of):
    return client_of(line.liaison)


def act(desk, ticket, name, **fields):
    address = reverse("staff:contact_act", args=[ticket.public_id, name])
    return desk.post(address, fields | {"next": DESK})


def test_acknowledging_leads_back_to_the_desk(line, desk):
    ticket = line.register()
    assert 'data-press="a"' in desk.get(DESK).content.decode()
    assert act(desk, ticket, "acknowledge")["Location"] == DESK
    assert Ticket._base_manager.get().state == "NOTIFIED"


def test_the_report_is_one_line_on_the_desk(line, desk):
    ticket = actions.contacted(line.register(), outcome="ANSWERED", by=line.judge, at=A_MONDAY)
    assert 'data-press="r"' in desk.get(DESK).content.decode()
    assert act(desk, ticket, "report", words="已电话答复")["Location"] == DESK
    assert Ticket._base_manager.get().report_words == "已电话答复"


def test_an_empty_report_is_refused_and_nothing_changes(line, desk):
    ticket = actions.contacted(line.register(), outcome="ANSWERED", by=line.judge, at=A_MONDAY)
    assert act(desk, ticket, "report", words="").status_code == 422
    assert Ticket._base_manager.get().state == "CONTACTED"


def test_acknowledged_by_a_colleague_meanwhile_is_said(line, desk):
    ticket = line.register()
    actions.acknowledge(ticket, by=line.liaison, at=A_MONDAY)
    answer = act(desk, ticket, "acknowledge")
    assert answer.status_code == 409
    assert "error-summary" in answer.content.decode()


def test_only_a_page_of_this_site_is_led_back_to(line, desk):
    ticket = line.register()
    address = reverse("staff:contact_act", args=[ticket.public_id, "acknowledge"])
    answer = desk.post(address, {"next": "https://elsewhere.invalid/"})
    assert answer["Location"] == reverse("staff:contact_ticket", args=[ticket.public_id])


def test_the_desk_holds_the_own_division_only(line, desk, client_of):
    ticket = line.register()
    other = a_division(line.division.court, "civil-2")
    elsewhere = client_of(an_office(Role.LIAISON, other))
    assert ticket.number in desk.get(DESK).content.decode()
    assert ticket.number not in elsewhere.get(DESK).content.decode()


def test_late_rows_stand_first_and_are_marked(line, desk):
    first, second = (
        line.register(
            at=A_MONDAY + timedelta(minutes=n),
            case=a_case(line.party, division=line.division, judge=line.judge),
        )
        for n in range(2)
    )
    second.limits.filter(rule="CONTACT").update(due_at=A_MONDAY + timedelta(hours=1))
    with time_machine.travel(A_MONDAY + timedelta(hours=2), tick=False):
        page = desk.get(DESK).content.decode()
    assert page.find(second.number) < page.find(first.number)
    assert page.count('class="urgent"') == 1


def test_an_empty_desk_says_what_will_appear(line, desk):
    assert desk.get(DESK).content.decode().count('class="empty"') == 3


def test_the_desk_costs_the_same_however_much_waits(line, desk, at_most):
    for n in range(12):
        line.register(
            at=A_MONDAY + timedelta(minutes=n),
            case=a_case(line.party, division=line.division, judge=line.judge),
        )
    desk.get(DESK)
    with at_most(10):
        desk.get(DESK)
