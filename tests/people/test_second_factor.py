"""Staff come in with two factors, one of them cryptographic, wherever the court demands it."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth import SESSION_KEY
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from portal.people.access import staff_page
from portal.people.roles import Power, Role
from tests import builders
from tests.people.conftest import PASSWORD


@pytest.fixture
def judge(db, made):
    return builders.an_office(
        Role.JUDGE, username="judge-chen", phone=made.phone(), password=PASSWORD
    )


@pytest.fixture
def demanded(settings):
    settings.REQUIRE_STAFF_SECOND_FACTOR = True


def with_totp(person):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    return secret


def code_now(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def ask(person, *wanted):
    request = RequestFactory().get("/staff/somewhere/")
    request.user, request.session = person, {}
    request._messages = FallbackStorage(request)
    return staff_page(*wanted)(lambda request: pytest.fail("opened"))(request)


def test_staff_without_a_second_factor_are_led_to_enrol(judge, demanded):
    assert ask(judge)["Location"] == "/accounts/2fa/"


def test_a_password_alone_does_not_sign_in_who_enrolled(client, judge, demanded):
    secret = with_totp(judge)
    page = client.post("/accounts/login/", {"login": "judge-chen", "password": PASSWORD})
    assert page["Location"].startswith("/accounts/2fa/authenticate/")
    assert SESSION_KEY not in client.session
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert SESSION_KEY not in client.session
    client.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})
    assert SESSION_KEY in client.session


def test_a_code_by_phone_does_not_replace_the_second_factor(client, judge, demanded, phones):
    with_totp(judge)
    client.post("/accounts/login/code/", {"phone": judge.phone})
    page = client.post("/accounts/login/code/confirm/", {"code": phones.code(judge.phone)})
    assert page["Location"].startswith("/accounts/2fa/authenticate/")
    assert SESSION_KEY not in client.session


def test_the_authenticators_secret_rests_encrypted(judge):
    secret = with_totp(judge)
    stored = Authenticator.objects.get(user=judge).data["secret"]
    assert secret not in stored
    assert totp.TOTP(Authenticator.objects.get(user=judge)).validate_code(code_now(secret))


def test_visitors_and_strangers_learn_nothing_about_the_console(client, client_of, judge, db):
    assert client.get("/staff/offices/")["Location"].startswith("/accounts/login/")
    assert client_of(builders.a_person()).get("/staff/offices/").status_code == 404
    assert client_of(judge).get("/staff/offices/").status_code == 404
    assert client.get("/staff/no-such-page/").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "opens"),
    [((), True), ((Role.JUDGE,), True), ((Role.HEAD,), False), ((Power.UNMASK,), True),
     ((Power.READ_AUDIT,), False), ((Role.HEAD, Power.UNMASK), True)],
)
def test_a_page_opens_to_any_of_its_roles_or_powers(judge, wanted, opens):
    from django.http import Http404

    request = RequestFactory().get("/staff/somewhere/")
    request.user = judge
    view = staff_page(*wanted)(lambda request: "opened")
    if opens:
        assert view(request) == "opened"
    else:
        with pytest.raises(Http404):
            view(request)


def test_the_back_office_opens_to_administrators_with_two_factors_only(client_of, judge, demanded):
    keeper = builders.an_office(Role.SYSADMIN)
    assert client_of(keeper).get("/admin/")["Location"].startswith("/admin/login/")
    with_totp(keeper)
    assert client_of(keeper).get("/admin/").status_code == 200
    with_totp(judge)
    assert client_of(judge).get("/admin/").status_code == 302
