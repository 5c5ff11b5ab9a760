"""Every page of sign-in and account: draws in both languages, within its share of queries."""

import pytest

from portal.people.models import Mandate
from portal.people.roles import Role
from tests import builders
from tests.people.conftest import AT, verify

VISITOR = [
    "/accounts/login/", "/accounts/login/?ended=kept", "/accounts/signup/",
    "/accounts/login/code/", "/accounts/password/reset/",
]
OWN = [
    "/accounts/", "/accounts/identity/", "/accounts/sessions/", "/accounts/mandates/",
    "/accounts/mandates/new/", "/accounts/mandates/help/", "/accounts/confirm/",
    "/accounts/phone/change/", "/accounts/password/change/", "/accounts/2fa/",
]
LANGUAGES = ["zh-hans", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", VISITOR)
def test_pages_before_sign_in(client, db, at_most, address, language):
    client.cookies["django_language"] = language
    with at_most(12):
        page = client.get(address)
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


@pytest.fixture
def busy(verified, made):
    """Somebody with a document, an office, a mandate and a session."""
    helper = builders.a_person(full_name="李试助", phone=made.phone())
    verify(helper, made.resident_id())
    Mandate.objects.create(
        principal=verified, representative=helper, kind="HELPER", scope="提交",
        since=AT.date(), granted_at=AT,
    )
    return verified


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", OWN)
def test_pages_of_the_own_account(client_of, busy, at_most, address, language):
    browser = client_of(busy)
    browser.cookies["django_language"] = language
    page = browser.get(address, follow=True)
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1
    with at_most(14):
        browser.get(address, follow=True)


@pytest.mark.parametrize("address", OWN)
def test_pages_of_the_own_account_are_not_a_visitors(client, db, address):
    assert client.get(address)["Location"].startswith("/accounts/login/")


def test_the_list_of_offices_costs_the_same_for_many(client_of, at_most, db):
    keeper = builders.an_office(Role.SYSADMIN)
    for _person in range(20):
        builders.an_office(Role.JUDGE)
    browser = client_of(keeper)
    browser.get("/staff/offices/")
    with at_most(14):
        page = browser.get("/staff/offices/")
    assert page.content.decode().count("<tr>") == 22


def test_the_language_of_messages_is_kept(client_of, person):
    client_of(person).post("/accounts/", {"language": "en"})
    person.refresh_from_db()
    assert person.language == "en"
