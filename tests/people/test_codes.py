"""One-time codes on their way: over real HTTP to the gateway, with words when it fails."""

import pytest
from django.contrib.auth import SESSION_KEY

from portal.common.refusals import Refused
from portal.people import codes
from portal.people.models import OneTimeCode
from portal.sandbox.models import Arrival

REAL = "portal.notices.codes.send_code"


@pytest.fixture
def gateway(live_server, settings):
    settings.PEOPLE_SEND_CODE = REAL
    settings.SMS_URL = f"{live_server.url}/sandbox/gateway/sms/"
    return live_server


def test_a_code_reaches_the_phone_and_opens_the_door(gateway, client, person):
    client.post("/accounts/login/code/", {"phone": person.phone})
    text = Arrival.objects.get().body
    code = "".join(char for char in text if char.isdigit())[:6]
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert SESSION_KEY in client.session


def test_a_gateway_that_does_not_answer_is_a_sentence(person, settings):
    settings.PEOPLE_SEND_CODE = REAL
    settings.SMS_URL = "http://127.0.0.1:9/"
    with pytest.raises(Refused):
        codes.deliver(person.phone, "123456")


def test_a_sign_in_page_survives_a_silent_gateway(client, person, settings):
    settings.PEOPLE_SEND_CODE = REAL
    settings.SMS_URL = "http://127.0.0.1:9/"
    page = client.post("/accounts/login/code/", {"phone": person.phone})
    assert page.status_code == 409


def test_the_table_of_codes_does_not_hold_them(person, phones):
    codes.send(person, "trial", codes.sign_in_words)
    row = OneTimeCode.objects.get()
    assert phones.code(person.phone) not in row.digest
    assert codes.spend(person, "trial", phones.code(person.phone))
    assert not codes.spend(person, "trial", phones.code(person.phone))
