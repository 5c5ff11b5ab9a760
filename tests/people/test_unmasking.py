"""Personal data in full: by one function, for those with the power at that court, on record."""

import json
from uuid import uuid4

import pytest

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.people import unmasking
from portal.people.looks import looks_at
from portal.people.models import PEOPLE_CHAIN
from portal.people.roles import Role
from portal.people.unmasking import IDENTITY, PHONE, NothingHere, Reason
from tests import builders
from tests.people.conftest import AT


@pytest.fixture
def court(db):
    return builders.a_court()


@pytest.fixture
def concerned(verified, court, monkeypatch):
    """A person whose data is the business of ``court``, as a case there would make it."""

    def way(by, about):
        held = {office.court_id for office in by.offices_now}
        return court if about.pk == verified.pk and court.pk in held else None

    monkeypatch.setattr(unmasking, "SEEN_BY", [way])
    return verified


def show(concerned, by, reason=Reason.CALL, field=PHONE, key=None):
    return unmasking.unmask(field, key or concerned.public_id, by=by, at=AT, reason=reason)


def rows():
    return Entry.objects.filter(verb="unmask")


def test_a_showing_is_recorded_with_field_reason_and_court(concerned, court):
    clerk = builders.an_office(Role.CLERK)
    assert show(concerned, clerk) == concerned.phone
    entry = rows().get()
    assert (entry.record, entry.court, entry.actor) == (
        concerned.reference, court.code, str(clerk.public_id),
    )
    facts = json.loads(entry.facts)
    assert (facts["field"], facts["reason"]) == (PHONE, "CALL")
    assert concerned.phone not in entry.facts


def test_the_number_of_a_document_is_shown_the_same_way(concerned):
    identity = concerned.identities.get()
    clerk = builders.an_office(Role.CLERK)
    assert show(concerned, clerk, field=IDENTITY, key=identity.public_id) == identity.number
    assert rows().count() == 1


@pytest.mark.parametrize("role", [Role.COURIER, Role.CASHIER, Role.MEDIATOR, Role.SYSADMIN])
def test_an_office_without_the_power_is_refused(concerned, role):
    with pytest.raises(Refused):
        show(concerned, builders.an_office(role))
    assert not rows().exists()


def test_the_power_at_another_court_shows_nothing(concerned):
    elsewhere = builders.a_division(builders.a_court("吉0103"))
    with pytest.raises(NothingHere):
        show(concerned, builders.an_office(Role.CLERK, elsewhere))
    assert not rows().exists()


def test_foreign_absent_and_nonsense_look_the_same(concerned):
    stranger = builders.a_person()
    for key, field in ((concerned.public_id, PHONE), (uuid4(), PHONE), (uuid4(), "no.such")):
        with pytest.raises(NothingHere):
            show(concerned, stranger, key=key, field=field)


def test_ones_own_data_needs_no_office_but_is_recorded(concerned):
    assert show(concerned, concerned, Reason.OWN) == concerned.phone
    assert rows().get().court == PEOPLE_CHAIN


def test_staff_must_say_why(concerned):
    with pytest.raises(Refused):
        show(concerned, builders.an_office(Role.CLERK), Reason.OWN)
    assert not rows().exists()


def test_a_showing_that_cannot_be_recorded_does_not_happen(concerned, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the trail is full")

    monkeypatch.setattr(unmasking.audit, "note", broken)
    with pytest.raises(RuntimeError):
        show(concerned, concerned, Reason.OWN)


def test_the_person_sees_who_looked_without_names_of_staff(concerned, court, client_of):
    clerk = builders.an_office(Role.CLERK)
    show(concerned, clerk)
    show(concerned, concerned, Reason.OWN)
    looks = looks_at(concerned)
    assert [look.is_own for look in looks] == [True, False]
    assert looks[1].court == court
    page = client_of(concerned).get("/accounts/").content.decode()
    assert clerk.full_name not in page.split("<h1>")[1]


def test_the_staff_page_asks_why_first_and_then_shows(concerned, client_of):
    browser = client_of(builders.an_office(Role.CLERK))
    address = f"/staff/unmask/{PHONE}/{concerned.public_id}/"
    asked = browser.post(address)
    assert concerned.phone not in asked.content.decode()
    assert not rows().exists()
    shown = browser.post(address, {"reason": "CALL"})
    assert concerned.phone in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    part = browser.post(address, {"reason": "CALL"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert rows().count() == 2


def test_the_staff_page_does_not_open_to_the_public(concerned, client_of):
    address = f"/staff/unmask/{PHONE}/{concerned.public_id}/"
    assert client_of(builders.a_person()).post(address, {"reason": "CALL"}).status_code == 404


def test_reading_the_address_shows_nothing(concerned, client_of):
    browser = client_of(concerned)
    assert browser.get(f"/accounts/show/{PHONE}/{concerned.public_id}/").status_code == 405
    page = browser.get("/accounts/").content.decode()
    assert concerned.phone not in page
    assert concerned.identities.get().number not in page
    assert not rows().exists()
