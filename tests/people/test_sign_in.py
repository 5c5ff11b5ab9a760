"""Coming in: by password, by phone, and how guessing is kept out without locking anybody out."""

import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import MD5PasswordHasher

from portal.audit.models import Entry
from portal.people.models import Person
from tests.people.conftest import PASSWORD

LOGIN, CODE, CONFIRM = (
    "/accounts/login/", "/accounts/login/code/", "/accounts/login/code/confirm/",
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def try_password(client, login, password, **extra):
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def is_in(client):
    return SESSION_KEY in client.session


@pytest.mark.parametrize("how", ["zhang", "ZHANG", "phone", "spaced"])
def test_name_or_phone_and_password_open_the_door(client, person, how):
    phone = person.phone
    typed = {"phone": phone, "spaced": f"{phone[:3]} {phone[3:7]} {phone[7:]}"}.get(how, how)
    assert try_password(client, typed, PASSWORD).status_code == 302
    assert is_in(client)
    assert Entry.objects.filter(verb="sign_in", record=person.reference).count() == 1


def test_an_unproved_phone_opens_nothing(client, person):
    Person.objects.update(phone_verified=False)
    assert try_password(client, person.phone, PASSWORD).status_code == 200
    assert not is_in(client)


def test_wrong_password_and_unknown_name_read_the_same(client, person):
    def answer(login):
        page = try_password(client, login, "wrong-Lantern-48")
        assert page.status_code == 200
        return TOKEN.sub("", page.content.decode().replace(login, ""))

    assert answer("zhang") == answer("zheng")


def test_after_some_wrong_passwords_even_the_right_one_waits(client, person):
    for _attempt in range(5):
        try_password(client, "zhang", "wrong-Lantern-48")
    page = try_password(client, "zhang", PASSWORD)
    assert page.status_code in (200, 429)
    assert not is_in(client)


def test_the_guesser_does_not_lock_the_owner_out_of_another_network(client, client_of, person):
    for _attempt in range(10):
        try_password(client, "zhang", "wrong-Lantern-48", REMOTE_ADDR="192.0.2.7")
    try_password(client, "zhang", PASSWORD, REMOTE_ADDR="198.51.100.4")
    assert is_in(client)


def test_of_many_guesses_few_are_even_looked_at(client, person, monkeypatch):
    looked_at = []
    plain = Person.check_password
    monkeypatch.setattr(
        Person, "check_password", lambda self, raw: looked_at.append(1) or plain(self, raw)
    )
    for number in range(60):
        try_password(client, "zhang", f"guess-{number}")
    assert 1 <= len(looked_at) <= 20


def test_unknown_names_cost_a_password_hash_too(client, person, monkeypatch):
    hashed = []
    plain = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode",
        lambda self, password, salt: hashed.append(password) or plain(self, password, salt),
    )
    try_password(client, "zhang", "wrong-Lantern-48")
    known = len(hashed)
    try_password(client, "nobody-here", "wrong-Lantern-48")
    assert len(hashed) - known == known


def test_a_code_by_phone_opens_the_door_once(client, person, phones):
    client.post(CODE, {"phone": person.phone})
    code = phones.code(person.phone)
    assert client.post(CONFIRM, {"code": code}).status_code == 302
    assert is_in(client)
    client.post("/accounts/logout/")
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_five_wrong_codes_use_the_code_up(client, person, phones):
    client.post(CODE, {"phone": person.phone})
    code = phones.code(person.phone)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _attempt in range(5):
        client.post(CONFIRM, {"code": wrong})
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_an_unknown_phone_meets_the_same_page_and_gets_a_message_too(client, person, phones, made):
    stranger = made.phone()
    known = client.post(CODE, {"phone": person.phone})
    client.cookies.clear()
    unknown = client.post(CODE, {"phone": stranger})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [to for to, _words in phones.sent] == [person.phone, stranger]
    client.post(CONFIRM, {"code": "000000"})
    assert not is_in(client)


def test_codes_to_one_phone_are_capped(client, person, phones):
    for _attempt in range(8):
        client.post(CODE, {"phone": person.phone})
        client.cookies.clear()
    assert len(phones.sent) == 2


def test_a_disabled_account_is_shut_at_once(client, person):
    try_password(client, "zhang", PASSWORD)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get("/accounts/").status_code == 302


def test_the_public_demo_password_opens_nothing_outside_the_demo(client, person, settings):
    person.set_password(settings.DEMO_PASSWORD)
    person.save()
    settings.DEMO = False
    try_password(client, "zhang", settings.DEMO_PASSWORD)
    assert not is_in(client)


def test_sign_in_leads_back_only_to_this_site(client, person):
    page = client.post(
        f"{LOGIN}?next=https://elsewhere.invalid/", {"login": "zhang", "password": PASSWORD}
    )
    assert page["Location"] == "/"


def test_the_session_key_changes_with_the_sign_in(client, person):
    session = client.session
    session["begun"] = "before"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    try_password(client, "zhang", PASSWORD)
    assert client.session.session_key != before


def test_there_is_no_second_door(client, person):
    page = client.get("/admin/login/")
    assert page.status_code == 302
    assert page["Location"].startswith("/accounts/login/")
    client.post("/admin/login/", {"username": "zhang", "password": PASSWORD})
    assert not is_in(client)
