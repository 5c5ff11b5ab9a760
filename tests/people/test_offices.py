"""Offices: given and ended by administrators, never by oneself, never deleted."""

import pytest

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.people.actions.offices import end_office, grant_office
from portal.people.models import Office, Person
from portal.people.roles import POWERS, Power, Role
from tests import builders
from tests.people.conftest import AT

CASE_POWERS = {
    Power.READ_COURT_CASES, Power.READ_DIVISION_CASES, Power.UNMASK, Power.READ_FIGURES,
}


@pytest.fixture
def administrator(db):
    return builders.an_office(Role.SYSADMIN)


@pytest.fixture
def seat(db):
    return builders.a_division()


def grant(person, seat, by, role=Role.JUDGE):
    return grant_office(person, role, seat.court, seat, by=by, at=AT)


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_an_administrator_gives_an_office_on_record(person, seat, administrator):
    office = grant(person, seat, administrator)
    assert fresh(person).holds(Role.JUDGE, court_id=seat.court_id)
    entry = Entry.objects.get(verb="grant_office")
    assert (entry.court, entry.record) == (seat.court.code, person.reference)
    assert office.until is None


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SYSADMIN])
def test_no_other_role_gives_or_ends_offices(person, seat, role):
    other = builders.an_office(role)
    with pytest.raises(Refused):
        grant(person, seat, other)
    with pytest.raises(Refused):
        end_office(other.offices.get(), by=builders.an_office(role), at=AT)
    assert not Entry.objects.filter(verb__in=["grant_office", "end_office"]).exists()


def test_nobody_raises_their_own_powers(seat, administrator):
    with pytest.raises(Refused):
        grant(administrator, seat, administrator)
    assert administrator.offices.count() == 1


def test_a_division_of_another_court_is_refused(person, seat, administrator):
    other = builders.a_court("吉0103")
    with pytest.raises(Refused):
        grant_office(person, Role.JUDGE, other, seat, by=administrator, at=AT)


def test_the_same_office_is_not_given_twice(person, seat, administrator):
    grant(person, seat, administrator)
    with pytest.raises(Refused):
        grant(person, seat, administrator)
    assert person.offices.count() == 1


def test_an_ended_office_stays_on_record_and_opens_nothing_from_the_next_click(
    client_of, person, seat, administrator
):
    office = grant(person, seat, administrator, Role.SYSADMIN)
    browser = client_of(fresh(person))
    assert browser.get("/staff/offices/").status_code == 200
    end_office(office, by=administrator, at=AT)
    assert browser.get("/staff/offices/").status_code in (302, 404)
    kept = Office.objects.get(pk=office.pk)
    assert kept.until == kept.since
    assert not fresh(person).is_court_staff
    with pytest.raises(Refused):
        end_office(kept, by=administrator, at=AT)


def test_ending_an_office_signs_the_person_out_everywhere(client, person, seat, administrator):
    office = grant(person, seat, administrator)
    client.post("/accounts/login/", {"login": "zhang", "password": "mountain-Lantern-48"})
    assert client.get("/accounts/").status_code == 200
    end_office(office, by=administrator, at=AT)
    assert client.get("/accounts/").status_code == 302


def test_an_administrator_sees_no_case_content():
    assert not POWERS[Role.SYSADMIN] & CASE_POWERS


def test_pages_give_and_end_and_keep_history(client_of, person, seat, administrator):
    browser = client_of(administrator)
    found = browser.get("/staff/offices/", {"q": "zhang"}).content.decode()
    assert str(person.public_id) in found
    address = f"/staff/offices/people/{person.public_id}/"
    typed = {"role": "HEAD", "court": seat.court_id, "division": seat.pk}
    assert browser.post(address, typed).status_code == 302
    office = person.offices.get()
    assert office.role == Role.HEAD
    assert browser.post(f"/staff/offices/{office.public_id}/end/").status_code == 302
    assert person.offices.get().until is not None
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize("typed", ["%", "_", "*", "zha", "' OR 1=1 --"])
def test_the_search_knows_no_wildcards(client_of, person, administrator, typed):
    page = client_of(administrator).get("/staff/offices/", {"q": typed}).content.decode()
    assert str(person.public_id) not in page
