"""A member of the public opens an account; nothing but name and phone is taken from the form."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache

from portal.people.models import Office, Person

SIGN_UP, VERIFY = "/accounts/signup/", "/accounts/phone/verify/"


def register(client, number, **more):
    return client.post(SIGN_UP, {"full_name": "钱 试验", "phone": number, "agree": "on", **more})


def test_name_phone_and_code_open_an_account_and_lead_to_the_document(client, db, made, phones):
    phone = made.phone()
    assert register(client, phone)["Location"].startswith(VERIFY)
    assert SESSION_KEY not in client.session
    page = client.post(VERIFY, {"code": phones.code(phone)})
    assert page["Location"] == "/accounts/identity/"
    person = Person.objects.get(phone=phone)
    assert person.phone_verified
    assert not person.is_verified
    assert not person.has_usable_password()
    assert client.session[SESSION_KEY] == str(person.pk)


def test_without_the_code_there_is_no_sign_in(client, db, made, phones):
    phone = made.phone()
    register(client, phone)
    wrong = f"{(int(phones.code(phone)) + 1) % 10**6:06d}"
    assert client.post(VERIFY, {"code": wrong}).status_code == 200
    assert client.get("/accounts/").status_code == 302


def test_a_registered_phone_is_not_betrayed_and_not_taken_over(client, person, phones):
    page = register(client, person.phone)
    assert page["Location"].startswith(VERIFY)
    assert Person.objects.filter(phone=person.phone).count() == 1
    assert "000000" not in phones.sent[-1][1]
    client.post(VERIFY, {"code": ""})
    assert SESSION_KEY not in client.session


def test_somebody_elses_phone_cannot_be_squatted(client, db, made, phones):
    """An account whose phone was never proved does not stand in the owner's way."""
    phone = made.phone()
    register(client, phone)
    client.cookies.clear()
    cache.clear()
    register(client, phone)
    client.post(VERIFY, {"code": phones.code(phone)})
    assert Person.objects.get(phone=phone, phone_verified=True).phone == phone


@pytest.mark.parametrize(
    "smuggled",
    [
        {"role": "JUDGE"}, {"is_superuser": "on"}, {"is_staff": "true"},
        {"offices": "1", "offices-0-role": "HEAD"}, {"username": "sysadmin"},
        {"phone_verified": "on"}, {"kind": "ORGANISATION"},
    ],
)
def test_roles_and_rights_never_come_from_input(client, db, made, smuggled):
    phone = made.phone()
    register(client, phone, **smuggled)
    person = Person.objects.get(phone=phone)
    assert not Office.objects.exists()
    assert not any((person.is_superuser, person.is_staff, person.phone_verified))
    assert person.kind == Person.Kind.NATURAL
    assert person.username.startswith("u")


@pytest.mark.parametrize(
    "typed", [{"full_name": ""}, {"phone": "123"}, {"agree": ""}, {"password1": "12345678"}]
)
def test_what_is_missing_is_said_and_what_was_typed_stays(client, db, made, typed):
    page = register(client, made.phone(), **typed)
    assert page.status_code == 200
    assert "data-error-summary" in page.content.decode()
    assert not Person.objects.exists()
