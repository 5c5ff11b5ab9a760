"""A message leads to what it is about: on the reader's own pages, or in the court's console."""

import uuid

import pytest
from django.urls import reverse

from judge_contact import actions as line
from portal.fees.models import FeeObligation
from portal.notices.matters import PAGES, page_about
from portal.notices.models import Message
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_division, a_person, an_office
from tests.filing.desk import a_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(court_data):
    division = a_division()
    case = a_case(a_person(), division=division, judge=an_office(Role.JUDGE, division))
    party = case.parties.get().person
    asked = line.Request("PROGRESS", "何时开庭", "10000000001")
    return line.register(
        case, asked, requester=party, by=party, key=uuid.uuid4(), at=A_MONDAY
    )


def message_to(person):
    return Message.objects.filter(person=person, channel="IN_APP").order_by("-pk")[0]


def test_the_party_is_led_to_the_line_of_time_and_the_judge_to_the_console(ticket, client_of):
    places = {ticket.requester: "contact_judge_ticket", ticket.judge: "staff:contact_ticket"}
    for person, name in places.items():
        message = message_to(person)
        page = client_of(person).get(reverse("message", args=[message.public_id]))
        address = reverse(name, args=[ticket.public_id])
        assert f'href="{address}"' in page.content.decode()
        assert client_of(person).get(address).status_code == 200


def test_the_filer_is_led_to_the_filing_and_to_the_fee(court_data, client_of):
    desk = a_desk()
    filing = desk.accepted(A_MONDAY)
    fee = FeeObligation._base_manager.get(about=filing.reference)
    for record in (filing, fee):
        message = Message.objects.filter(person=filing.filer, about=record.reference)[0]
        address = page_about(message, filing.filer)
        assert str(record.public_id) in address
        assert client_of(filing.filer).get(address).status_code == 200


def test_who_may_not_read_it_any_more_is_led_nowhere(ticket):
    message = message_to(ticket.requester)
    assert page_about(message, a_person()) == ""


def test_what_has_no_page_leads_nowhere(ticket):
    message = message_to(ticket.requester)
    message.about = "judge_contact.Absence:" + str(uuid.uuid4())
    assert page_about(message, ticket.requester) == ""


@pytest.mark.parametrize("label", sorted(PAGES))
def test_every_page_of_the_table_is_there(label):
    for name in filter(None, (PAGES[label].own, PAGES[label].court)):
        assert reverse(name, args=[uuid.uuid4()])
