"""A party's phone and document in full: by office, with a reason, on record; never by a stake."""

import json
import uuid
from datetime import date

import pytest
from django.urls import reverse

from portal.audit.models import Entry
from portal.cases.models import Appointment, Party
from portal.cases.unmasking import PARTY_PHONE
from portal.common.refusals import Refused
from portal.people.roles import POWERS, Power, Role
from portal.people.synthetic import Synthetic
from portal.people.unmasking import IDENTITY, PHONE, NothingHere, Reason, unmask
from tests import builders
from tests.people.conftest import verify

pytestmark = pytest.mark.django_db
AT = builders.A_MONDAY
SHOWS = [
    Role.AGENT, Role.LIAISON, Role.HEAD, Role.INSPECTOR, Role.LEADER, Role.CLERK,
    Role.SERVICE_CLERK, Role.ARCHIVIST,
]
SHOWS_NOTHING = [Role.COURIER, Role.CASHIER, Role.MEDIATOR, Role.SYSADMIN, Role.AUDITOR]


@pytest.fixture
def case(plaintiff, defendant):
    judge = builders.an_office(Role.JUDGE, full_name="司法试一")
    return builders.a_case(plaintiff, defendant, judge=judge)


@pytest.fixture
def party(case, plaintiff) -> Party:
    return case.parties.get(person=plaintiff)


def show(key, by, field=PARTY_PHONE, reason=Reason.CALL):
    return unmask(field, key, by=by, at=AT, reason=reason)


def rows():
    return Entry.objects.filter(verb="unmask")


@pytest.mark.parametrize("role", SHOWS)
def test_an_office_that_reads_the_case_shows_and_is_recorded(party, plaintiff, role):
    asker = builders.an_office(role)
    assert show(party.public_id, asker) == "10007770001"
    assert show(plaintiff.public_id, asker, PHONE) == "10007770001"
    entry = rows().earliest("pk")
    assert (entry.record, entry.actor) == (plaintiff.reference, str(asker.public_id))
    facts = json.loads(entry.facts)
    assert (facts["on"], facts["reason"]) == (party.case.reference, "CALL")
    assert "10007770001" not in entry.facts


@pytest.mark.parametrize("role", SHOWS_NOTHING)
def test_an_office_without_the_power_shows_nothing(party, plaintiff, role):
    asker = builders.an_office(role)
    for key, field in ((party.public_id, PARTY_PHONE), (plaintiff.public_id, PHONE)):
        with pytest.raises((NothingHere, Refused)):
            show(key, asker, field)
    assert not rows().exists()


def test_the_judge_of_the_case_shows_and_another_judge_finds_nothing(case, party):
    assert show(party.public_id, case.judge) == "10007770001"
    with pytest.raises(NothingHere):
        show(party.public_id, builders.an_office(Role.JUDGE))


def test_an_office_at_another_court_finds_nothing(party, plaintiff):
    elsewhere = builders.an_office(Role.CLERK, builders.a_division(builders.a_court("吉0103")))
    for key, field in ((party.public_id, PARTY_PHONE), (plaintiff.public_id, PHONE)):
        with pytest.raises(NothingHere):
            show(key, elsewhere, field)


def test_foreign_and_absent_look_the_same(party):
    stranger = builders.a_person()
    for key in (party.public_id, uuid.uuid4()):
        with pytest.raises(NothingHere):
            show(key, stranger)


def test_who_has_a_stake_does_not_use_an_office_for_it(defendant):
    """A clerk who is sued at the own court reads the file as a party, and no more."""
    clerk = builders.an_office(Role.CLERK)
    case = builders.a_case(defendant, clerk)
    with pytest.raises(NothingHere):
        show(case.parties.get(person=defendant).public_id, clerk)
    with pytest.raises(NothingHere):
        show(defendant.public_id, clerk, PHONE)
    own = case.parties.get(person=clerk).public_id
    assert show(own, clerk, reason=Reason.OWN) == clerk.phone


def test_a_live_agent_is_shown_and_one_whose_appointment_ended_is_not(party, clerk):
    agent, gone = builders.a_person(), builders.a_person()
    general = Appointment.Authority.GENERAL
    Appointment.objects.create(party=party, agent=agent, authority=general, since=date(2026, 1, 1))
    Appointment.objects.create(
        party=party, agent=gone, authority=general, since=date(2020, 1, 1), until=date(2021, 1, 1)
    )
    assert show(agent.public_id, clerk, PHONE) == agent.phone
    with pytest.raises(NothingHere):
        show(gone.public_id, clerk, PHONE)


def test_the_case_page_leads_to_the_showing_and_back(client_of, clerk, case, party, plaintiff):
    browser = client_of(clerk)
    address = reverse("staff:case", args=[case.public_id])
    page = browser.get(address).content.decode()
    show_url = reverse("staff:unmask", args=[PARTY_PHONE, party.public_id])
    assert show_url in page
    assert "10007770001" not in page
    asked = browser.post(show_url, {"next": address}).content.decode()
    assert f'href="{address}"' in asked
    shown = browser.post(show_url, {"next": address, "reason": "SERVE"}).content.decode()
    assert "10007770001" in shown
    assert f'href="{address}"' in shown
    assert rows().count() == 1


def test_a_proved_document_is_masked_on_the_case_page_and_shown_on_request(
    client_of, clerk, case, plaintiff
):
    number = Synthetic(2026).resident_id()
    verify(plaintiff, number)
    page = client_of(clerk).get(reverse("staff:case", args=[case.public_id])).content.decode()
    assert number not in page
    assert f"{number[:6]}****{number[-4:]}" in page
    assert show(plaintiff.identities.get().public_id, clerk, IDENTITY) == number


def test_staff_who_read_the_case_without_the_power_see_masks_and_no_button(
    client_of, case, monkeypatch
):
    """No such office exists today; a court may take the power from one tomorrow."""
    head = builders.an_office(Role.HEAD)
    monkeypatch.setitem(POWERS, Role.HEAD, frozenset({Power.READ_DIVISION_CASES}))
    page = client_of(head).get(reverse("staff:case", args=[case.public_id])).content.decode()
    assert "100****0001" in page
    assert "/staff/unmask/" not in page


def test_the_case_page_asks_the_same_however_many_parties(client_of, clerk, at_most):
    browser = client_of(clerk)
    for count in (2, 6):
        people = [builders.a_person() for _ in range(count)]
        address = reverse("staff:case", args=[builders.a_case(*people).public_id])
        browser.get(address)
        with at_most(16):
            browser.get(address)
