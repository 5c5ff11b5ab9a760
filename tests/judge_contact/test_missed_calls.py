"""Missed calls: told by the signed telephone system, called back, settled."""

import json
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from judge_contact import actions
from judge_contact.models import MissedCall, Ticket
from portal.audit.models import Entry
from portal.common.hooks import signature
from portal.common.refusals import Refused
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_court, a_division, an_office

pytestmark = pytest.mark.django_db
HOOK = "/api/v1/hooks/telephony/"
PHONE = "19900000001"


def calls():
    return MissedCall.objects.unscoped(because="a test looks")


def heard(**said):
    return {"id": "call-1", "caller": PHONE, "called": "0431-00001000",
            "at": "2026-03-16T10:00:00+08:00"} | said  # fmt: skip


def ring(client, key="sandbox", **said):
    body = json.dumps(heard(**said)).encode()
    second = str(int(timezone.now().timestamp()))
    headers = {"X-Timestamp": second, "X-Signature": signature(key, second, body)}
    return client.post(HOOK, body, content_type="application/json", headers=headers)


@pytest.fixture
def known(line):
    line.division.phone = "0431-00001000"
    line.division.save()


@pytest.fixture
def call(line):
    rang = actions.Rang("call-1", line.party.phone, "", A_MONDAY)
    return actions.record_missed_call(line.division.court, rang, at=A_MONDAY)


def test_a_missed_call_appears_in_the_list_of_the_court_that_was_called(client, line, known):
    assert ring(client).status_code == 200
    made = calls().get()
    assert (made.court, made.phone, made.handled_at) == (line.division.court, PHONE, None)
    assert list(MissedCall.objects.visible_to(line.agent)) == [made]
    elsewhere = an_office(Role.AGENT, a_division(a_court("吉0104")))
    assert not MissedCall.objects.visible_to(elsewhere).exists()


def test_told_again_it_is_the_same_call(client, line, known):
    first, second = ring(client), ring(client)
    assert first.json() == second.json()
    assert calls().count() == 1
    assert Entry.objects.filter(verb="miss_call").count() == 1


def test_a_call_to_a_judges_own_phone_belongs_to_the_judges_court(client, line):
    assert ring(client, called=line.judge.phone).status_code == 200
    assert calls().get().court == line.division.court


def test_a_shared_number_needs_the_court(client, line):
    assert ring(client, called="12368").status_code == 400
    assert ring(client, called="12368", court=line.division.court.code).status_code == 200


WRONG = {
    "no caller": {"caller": ""},
    "letters": {"caller": "abc"},
    "no hour": {"at": "now"},
    "an enormous id": {"id": "x" * 10_000},
}


@pytest.mark.parametrize("said", WRONG.values(), ids=WRONG)
def test_malformed_calls_are_answered_with_a_sentence_and_kept_nowhere(client, known, said):
    assert ring(client, **said).status_code == 400
    assert not calls().exists()


def test_unsigned_and_forged_calls_reach_nothing(client, known):
    assert client.post(HOOK, heard(), content_type="application/json").status_code == 401
    assert ring(client, key="guessed").status_code == 401
    assert not calls().exists()


def test_no_phone_enters_the_trail(client, known):
    ring(client)
    assert not Entry.objects.filter(facts__contains=PHONE).exists()


def test_calling_back_in_vain_keeps_the_call_waiting(line, call):
    actions.call_back_failed(call, by=line.agent, at=A_MONDAY + timedelta(hours=1))
    call.refresh_from_db()
    assert (call.tries, call.handled_at) == (1, None)


def test_settling_closes_every_call_of_that_phone_once(line, call):
    again = actions.Rang("call-2", line.party.phone, "", A_MONDAY)
    actions.record_missed_call(line.division.court, again, at=A_MONDAY)
    actions.settle_call(call, "ANSWERED", by=line.agent, at=A_MONDAY)
    assert set(calls().values_list("outcome", flat=True)) == {"ANSWERED"}
    with pytest.raises(Refused):
        actions.settle_call(call, "ANSWERED", by=line.agent, at=A_MONDAY)


REFUSED = {
    "giving up without a try": {"outcome": "NOBODY"},
    "not ours, but what was it": {"outcome": "NOT_OURS", "words": " "},
    "registered, but nothing is": {"outcome": "REGISTERED"},
}


@pytest.mark.parametrize("said", REFUSED.values(), ids=REFUSED)
def test_a_reason_is_needed_to_close_a_call(line, call, said):
    with pytest.raises(Refused):
        actions.settle_call(
            call, said["outcome"], words=said.get("words", ""), by=line.agent, at=A_MONDAY
        )
    call.refresh_from_db()
    assert (call.handled_at, call.outcome) == (None, "")


def test_only_the_hotline_of_the_court_deals_with_it(line, call):
    elsewhere = an_office(Role.AGENT, a_division(a_court("吉0104")))
    for by in (line.liaison, elsewhere):
        with pytest.raises(Refused):
            actions.settle_call(call, "ANSWERED", by=by, at=A_MONDAY)


def test_showing_the_number_is_recorded(client_of, line, call):
    desk, page = client_of(line.agent), reverse("staff:contact_missed", args=[call.public_id])
    assert line.party.phone not in desk.get(page).content.decode()
    assert f"tel:{line.party.phone}" in desk.post(page).content.decode()
    assert Entry.objects.filter(verb="unmask", record=call.reference).count() == 1


def test_called_back_it_becomes_a_request_on_the_phone_that_rang(client_of, line, call):
    desk = client_of(line.agent)
    search = desk.get(reverse("staff:contact_call"), {"missed": call.public_id})
    assert line.case.number in search.content.decode()
    page = reverse("staff:contact_caller", args=[line.case.public_id, "PLAINTIFF-1"])
    desk.post(
        f"{page}?missed={call.public_id}",
        {"once_key": str(uuid.uuid4()), "category": "HEARING", "words": "", "channel": "PHONE"},
    )
    ticket = Ticket._base_manager.get()
    call.refresh_from_db()
    assert (ticket.channel, ticket.phone) == ("MISSED_CALL", line.party.phone)
    assert (call.outcome, call.ticket) == ("REGISTERED", ticket)


def test_the_pages_of_a_missed_call_close_it_with_words(client_of, line, call):
    desk = client_of(line.agent)
    settle = reverse("staff:contact_missed_settle", args=[call.public_id])
    refused = desk.post(settle, {"outcome": "NOT_OURS", "words": ""})
    assert refused.status_code == 409
    desk.post(reverse("staff:contact_missed_tried", args=[call.public_id]))
    desk.post(settle, {"outcome": "NOT_OURS", "words": "打错了"})
    call.refresh_from_db()
    assert (call.tries, call.outcome, call.words) == (1, "NOT_OURS", "打错了")
