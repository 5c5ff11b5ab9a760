"""Acting for somebody else: confirmed by the principal's phone, visible, revocable."""

import uuid
from datetime import UTC, date, datetime

import pytest

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.people.actions.mandates import (
    Offer,
    Terms,
    acting_for,
    ask_principal,
    grant_mandate,
    revoke_mandate,
)
from portal.people.models import Mandate, Person
from tests import builders
from tests.people.conftest import AT, verify

TODAY = date(2026, 3, 16)
TERMS = Terms(Mandate.Kind.HELPER, "提交申请", None)


@pytest.fixture
def helper(db, made):
    helper = builders.a_person(full_name="李试助", phone=made.phone())
    verify(helper, made.resident_id())
    return helper


def grant(principal, representative, phones, *, code=None, key=None, terms=TERMS):
    offer = Offer(principal, representative, terms, "mandate:trial")
    if code is None:
        ask_principal(offer)
        code = phones.code(principal.phone)
    return grant_mandate(offer, code, by=representative, at=AT, key=key or uuid.uuid4())


def test_with_the_principals_code_one_acts_for_the_other(verified, helper, phones):
    mandate = grant(verified, helper, phones)
    assert list(acting_for(helper, TODAY)) == [verified]
    assert not acting_for(verified, TODAY).exists()
    entry = Entry.objects.get(verb="grant_mandate")
    assert entry.actor == str(helper.public_id)
    assert entry.record == mandate.reference


def test_without_it_nobody_does(verified, helper, phones):
    ask_principal(Offer(verified, helper, TERMS, "mandate:trial"))
    wrong = f"{(int(phones.code(verified.phone)) + 1) % 10**6:06d}"
    with pytest.raises(Refused):
        grant(verified, helper, phones, code=wrong)
    assert not Mandate.objects.exists()


def test_a_code_is_good_for_five_tries_ten_minutes_one_use_and_one_purpose(
    verified, helper, phones
):
    ask_principal(Offer(verified, helper, TERMS, "mandate:trial"))
    code = phones.code(verified.phone)
    ask_principal(Offer(verified, helper, TERMS, "mandate:other"))
    with pytest.raises(Refused):
        grant(verified, helper, phones, code=phones.code(verified.phone))
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _attempt in range(4):
        with pytest.raises(Refused):
            grant(verified, helper, phones, code=wrong)
    with pytest.raises(Refused):
        grant(verified, helper, phones, code=code)


def test_an_old_code_is_refused(verified, helper, phones):
    ask_principal(Offer(verified, helper, TERMS, "mandate:trial"))
    verified.codes.update(expires_at=datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(Refused):
        grant(verified, helper, phones, code=phones.code(verified.phone))


def test_sent_twice_it_is_one_mandate(verified, helper, phones):
    key = uuid.uuid4()
    first = grant(verified, helper, phones, key=key)
    again = grant(verified, helper, phones, key=key, code="000000")
    assert first == again
    assert Mandate.objects.count() == 1


def test_both_must_be_verified_and_two(verified, made, phones):
    stranger = builders.a_person(phone=made.phone())
    for pair in ((verified, stranger), (stranger, verified), (verified, verified)):
        with pytest.raises(Refused):
            grant(*pair, phones)


@pytest.mark.parametrize("until", [TODAY, date(2026, 3, 15)])
def test_it_must_last_at_least_a_day(verified, helper, phones, until):
    with pytest.raises(Refused):
        grant(verified, helper, phones, terms=Terms(Mandate.Kind.HELPER, "提交", until))


def test_it_ends_on_its_day(verified, helper, phones):
    grant(verified, helper, phones, terms=Terms(Mandate.Kind.AGENT, "诉讼", date(2026, 3, 18)))
    assert acting_for(helper, date(2026, 3, 17)).exists()
    assert not acting_for(helper, date(2026, 3, 18)).exists()


@pytest.mark.parametrize("who", ["principal", "representative"])
def test_either_side_ends_it_at_once(verified, helper, phones, who):
    mandate = grant(verified, helper, phones)
    by = getattr(mandate, who)
    revoke_mandate(mandate, by=by, at=AT)
    assert not acting_for(helper, TODAY).exists()
    assert Entry.objects.get(verb="revoke_mandate").actor == str(by.public_id)
    with pytest.raises(Refused):
        revoke_mandate(mandate, by=by, at=AT)


def test_a_stranger_cannot_end_it(client_of, verified, helper, phones, made):
    mandate = grant(verified, helper, phones)
    with pytest.raises(Refused):
        revoke_mandate(mandate, by=builders.a_person(), at=AT)
    browser = client_of(builders.a_person())
    assert browser.post(f"/accounts/mandates/{mandate.public_id}/end/").status_code == 404
    assert acting_for(helper, TODAY).exists()


def form(person, **more):
    return {
        "full_name": person.full_name, "phone": person.phone, "kind": "HELPER",
        "scope": "提交申请", "until": "", **more,
    }


def test_a_helper_at_the_side_of_an_old_man(client_of, verified, helper, phones):
    browser = client_of(helper)
    page = browser.post("/accounts/mandates/help/", form(verified))
    assert page["Location"] == "/accounts/mandates/confirm/"
    assert [to for to, _words in phones.sent] == [verified.phone]
    typed = {"code": phones.code(verified.phone), "once_key": str(uuid.uuid4())}
    assert browser.post("/accounts/mandates/confirm/", typed).status_code == 302
    mandate = Mandate.objects.get()
    assert (mandate.principal, mandate.representative) == (verified, helper)
    assert verified.full_name in browser.get("/accounts/mandates/").content.decode()


def test_helping_an_unknown_person_looks_the_same_and_leads_nowhere(
    client_of, helper, phones, made
):
    unknown = Person(full_name="无此人", phone=made.phone())
    browser = client_of(helper)
    page = browser.post("/accounts/mandates/help/", form(unknown))
    assert page["Location"] == "/accounts/mandates/confirm/"
    assert phones.sent == []
    typed = {"code": "123456", "once_key": str(uuid.uuid4())}
    assert browser.post("/accounts/mandates/confirm/", typed).status_code == 200
    assert not Mandate.objects.exists()


def test_the_principal_lets_somebody_act_and_ends_it(client_of, verified, helper, phones):
    browser = client_of(verified)
    browser.post("/accounts/mandates/new/", form(helper, kind="AGENT", until="2099-01-01"))
    typed = {"code": phones.code(verified.phone), "once_key": str(uuid.uuid4())}
    browser.post("/accounts/mandates/confirm/", typed)
    mandate = Mandate.objects.get()
    assert mandate.until == date(2099, 1, 1)
    browser.post(f"/accounts/mandates/{mandate.public_id}/end/")
    assert Mandate.objects.get().revoked_by == verified


def test_an_unverified_person_gives_nothing(client_of, person, helper, phones):
    page = client_of(person).post("/accounts/mandates/new/", form(helper))
    assert page.status_code == 200
    assert phones.sent == []
