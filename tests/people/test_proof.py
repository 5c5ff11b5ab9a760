"""Asking again who somebody is, before acts that weigh (Online Litigation Rules art. 7)."""

import time

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from portal.people.models import Person
from portal.people.proof import recently_authenticated
from tests.people.conftest import PASSWORD


@recently_authenticated
def pay(request):
    return "paid"


def ask(client, person):
    request = RequestFactory().get("/pay/")
    request.user, request.session = person, client.session
    return request


def test_a_visitor_is_led_to_sign_in(client, db):
    assert pay(ask(client, AnonymousUser()))["Location"].startswith("/accounts/login/")


def test_a_proof_counts_for_five_minutes(client, person):
    request = ask(client, person)
    with pytest.raises(ReauthenticationRequired):
        pay(request)
    record_authentication(request, person, method="password")
    assert pay(request) == "paid"
    with time_machine.travel(time.time() + 301), pytest.raises(ReauthenticationRequired):
        pay(request)


def test_somebody_elses_proof_does_not_count(client, person, made):
    request = ask(client, person)
    record_authentication(request, person, method="password")
    request.user = Person.objects.create_user(username="other", full_name="他人")
    with pytest.raises(ReauthenticationRequired):
        pay(request)


def test_who_has_no_password_proves_by_phone(client_of, person, phones):
    person.set_unusable_password()
    person.save()
    browser = client_of(person)
    page = browser.get("/accounts/password/new/")
    assert page["Location"] == "/accounts/confirm/?next=%2Faccounts%2Fpassword%2Fnew%2F"
    assert browser.get(page["Location"]).status_code == 200
    assert phones.sent == []
    sent = browser.post(page["Location"], {"next": "/accounts/password/new/"})
    assert browser.get(sent["Location"]).status_code == 200
    wrong = f"{(int(phones.code(person.phone)) + 1) % 10**6:06d}"
    assert browser.post(sent["Location"], {"code": wrong}).status_code == 200
    assert browser.get("/accounts/password/new/").status_code == 302
    done = browser.post(sent["Location"], {"code": phones.code(person.phone)})
    assert done["Location"] == "/accounts/password/new/"
    assert browser.get("/accounts/password/new/").status_code == 200


def test_a_forgotten_password_is_replaced_after_a_code(client, person, phones):
    client.post("/accounts/login/code/", {"phone": person.phone})
    client.post("/accounts/login/code/confirm/", {"code": phones.code(person.phone)})
    new = "river-Lantern-93"
    page = client.post("/accounts/password/new/", {"password1": new, "password2": new})
    assert page["Location"] == "/accounts/"
    assert Person.objects.get(pk=person.pk).check_password(new)
    assert client.get("/accounts/").status_code == 200


def test_a_fresh_sign_in_by_password_does_not_replace_the_old_password(client, person):
    client.post("/accounts/login/", {"login": "zhang", "password": PASSWORD})
    page = client.post("/accounts/password/new/", {"password1": "x", "password2": "x"})
    assert page["Location"] == "/accounts/password/change/"
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)
