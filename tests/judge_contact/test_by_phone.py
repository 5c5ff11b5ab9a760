"""Asking without an account: case number and phone, code, form. Foreign and absent look alike."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from judge_contact import actions
from judge_contact.models import DeskAnswer, Ticket
from portal.cases.models import Party
from portal.common.refusals import Refused
from portal.people.models import OneTimeCode, Person
from tests.builders import A_MONDAY, a_case, a_person

pytestmark = pytest.mark.django_db
START, CODE = "/contact-judge/by-phone/", "/contact-judge/by-phone/code/"
PHONE, STRANGE = "19900000001", "19900000099"


class Gateway:
    """Takes every text message that would be sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def __call__(self, phone: str, words: str) -> None:
        self.sent.append((phone, words))

    @property
    def code(self) -> str:
        return re.search(r"\d{6}", self.sent[-1][1])[0]


GATEWAY = Gateway()


@pytest.fixture(autouse=True)
def gateway(settings, monkeypatch):
    GATEWAY.sent.clear()
    monkeypatch.setattr("portal.people.codes.import_string", lambda path: GATEWAY)
    return GATEWAY


@pytest.fixture
def unknown(line):
    """A party the register knows by name and phone only."""
    return Party.objects.create(
        case=line.case, side=Party.Side.THIRD_PARTY, name="郑试三", phone=PHONE
    )


def send(client, number, phone=PHONE):
    return client.post(START, {"number": number, "phone": phone})


def come_in(client, gateway, number, phone=PHONE):
    send(client, number, phone)
    return client.post(CODE, {"code": gateway.code})


def form(**fields):
    return {"once_key": str(uuid.uuid4()), "category": "HEARING", "words": "", "phone": "",
            "best_time": ""} | fields  # fmt: skip


def ask(client, **fields):
    return client.post(reverse("contact_judge_guest"), form(**fields))


def test_number_phone_and_code_lead_to_a_registered_request(client, line, unknown, gateway):
    assert come_in(client, gateway, line.case.number)["Location"] == reverse("contact_judge_guest")
    answer = ask(client, words="何时开庭")
    ticket = Ticket._base_manager.get()
    assert answer["Location"] == reverse("contact_judge_guest_ticket", args=[ticket.public_id])
    assert (ticket.channel, ticket.phone, ticket.registered_by) == ("WEB", PHONE, None)
    assert ticket.number in client.get(answer["Location"]).content.decode()


def plain(response):
    body = response.content.decode()
    return response.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", body)


def test_a_foreign_case_an_absent_one_and_an_unknown_phone_are_answered_alike(
    client, line, unknown
):
    foreign = a_case(a_person(), division=line.division, judge=line.judge)
    asked = [
        (line.case.number, PHONE),
        (line.case.number, STRANGE),
        (foreign.number, PHONE),
        ("（2026）吉0102民初999999号", PHONE),
    ]
    pages = set()
    for number, phone in asked:
        assert send(client, number, phone)["Location"] == CODE
        status, body = plain(client.get(CODE))
        pages.add((status, body.replace(number, "").replace(phone[-4:], "")))
    assert len(pages) == 1


def test_each_of_them_sends_one_message_and_only_the_phones_holder_learns_more(
    client, line, unknown, gateway
):
    send(client, line.case.number, STRANGE)
    send(client, line.case.number, PHONE)
    (first, kindly), (second, with_code) = gateway.sent
    assert (first, second) == (STRANGE, PHONE)
    assert "12368" in kindly
    assert not re.search(r"\d{6}", kindly.replace("12368", ""))
    assert re.search(r"\d{6}", with_code)
    assert line.case.number not in kindly


def test_a_wrong_code_opens_nothing_and_five_use_it_up(client, line, unknown, gateway):
    send(client, line.case.number)
    wrong = "000000" if gateway.code != "000000" else "111111"
    for _try in range(5):
        assert client.post(CODE, {"code": wrong}).status_code == 422
    assert client.post(CODE, {"code": gateway.code}).status_code == 422
    assert client.get(reverse("contact_judge_guest")).status_code == 302


def test_a_code_nobody_was_sent_is_answered_like_a_wrong_one(client, line, unknown, gateway):
    send(client, line.case.number)
    wrong = plain(client.post(CODE, {"code": "000000"}))
    send(client, line.case.number, STRANGE)
    none = plain(client.post(CODE, {"code": "000000"}))
    assert none[0] == wrong[0]
    assert none[1].replace(STRANGE[-4:], "") == wrong[1].replace(PHONE[-4:], "")


def test_an_old_code_opens_nothing(client, line, unknown, gateway):
    send(client, line.case.number)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert client.post(CODE, {"code": gateway.code}).status_code == 422


def test_asking_often_is_stopped_with_a_sentence(client, line, unknown, gateway):
    answers = [send(client, line.case.number).status_code for _try in range(6)]
    assert answers == [302] * 5 + [429]
    assert len(gateway.sent) == 5


def test_a_silent_gateway_is_said_and_the_form_keeps_what_was_typed(
    client, line, unknown, monkeypatch
):
    def silent(phone, words):
        raise ConnectionError("no answer")

    monkeypatch.setattr("portal.people.codes.import_string", lambda path: silent)
    page = send(client, line.case.number)
    assert page.status_code == 422
    assert PHONE in page.content.decode()


WRONG = {
    "no number": {"number": "", "phone": PHONE},
    "wrong number": {"number": "（2026）民初12号", "phone": PHONE},
    "no mobile": {"number": "（2026）吉0102民初12号", "phone": "123"},
    "enormous": {"number": "长" * 5000, "phone": PHONE},
}


@pytest.mark.parametrize("typed", WRONG.values(), ids=WRONG)
def test_bad_input_is_answered_at_the_field_and_sends_nothing(client, gateway, typed):
    page = client.post(START, typed)
    assert page.status_code == 422
    assert 'class="field bad"' in page.content.decode()
    assert gateway.sent == []


def test_what_a_guest_may_do_is_bound_to_the_one_case(client, line, unknown, gateway):
    other = a_case(line.party, division=line.division, judge=line.judge)
    mine = line.register(case=other)
    come_in(client, gateway, line.case.number)
    for path in ("contact_judge_guest_ticket", "contact_judge_ticket"):
        assert client.get(reverse(path, args=[mine.public_id])).status_code in (302, 404)
    assert client.get("/cases/").wsgi_request.user.is_anonymous


def test_a_phone_typed_into_an_account_but_never_proved_there_opens_nothing(client, line, gateway):
    Person.objects.filter(pk=line.party.pk).update(phone=STRANGE, phone_verified=False)
    line.case.parties.update(phone="")
    send(client, line.case.number, STRANGE)
    assert not OneTimeCode.objects.exists()


def test_a_proved_phone_of_an_account_opens_it_though_the_register_has_another(
    client, line, gateway
):
    Person.objects.filter(pk=line.party.pk).update(phone=STRANGE)
    come_in(client, gateway, line.case.number, STRANGE)
    ask(client)
    assert Ticket._base_manager.get().requester == line.party


def test_half_an_hour_later_the_form_comes_back_after_a_new_code(client, line, unknown, gateway):
    come_in(client, gateway, line.case.number)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        late = ask(client, words="还没说完的话")
        assert late["Location"] == reverse("contact_judge_by_phone")
        assert not Ticket._base_manager.exists()
        come_in(client, gateway, line.case.number)
        page = client.get(reverse("contact_judge_guest")).content.decode()
    assert "还没说完的话" in page


def test_the_same_form_sent_twice_is_one_request(client, line, unknown, gateway):
    come_in(client, gateway, line.case.number)
    once = form()
    for _twice in range(2):
        client.post(reverse("contact_judge_guest"), once)
    assert Ticket._base_manager.count() == 1


def test_the_record_answers_a_guest_too_with_the_choice_to_go_on(client, line, unknown, gateway):
    come_in(client, gateway, line.case.number)
    page = client.post(reverse("contact_judge_guest_at_once"), {"question": "JUDGE"})
    assert line.judge.full_name in page.content.decode()
    assert f"{reverse('contact_judge_guest')}?category=" in page.content.decode()
    assert DeskAnswer.objects.count() == 1


def test_a_guest_says_not_reached_and_the_inspection_office_comes_in(
    client, line, unknown, gateway
):
    come_in(client, gateway, line.case.number)
    ask(client)
    ticket = Ticket._base_manager.get()
    actions.contacted(ticket, outcome="ANSWERED", by=line.judge, at=timezone.now())
    client.post(reverse("contact_judge_guest_act", args=[ticket.public_id, "not-reached"]))
    assert Ticket._base_manager.get().state == "SUPERVISED"


def test_nothing_typed_stands_in_an_address(client, line, unknown, gateway):
    for answer in (send(client, line.case.number), come_in(client, gateway, line.case.number)):
        assert PHONE not in answer["Location"]
        assert "%" not in answer["Location"]


def test_day_zero_is_the_day_of_asking(client, line, unknown, gateway):
    with time_machine.travel(A_MONDAY, tick=False):
        come_in(client, gateway, line.case.number)
        ask(client)
    assert Ticket._base_manager.get().registered_on == A_MONDAY.date()


def test_words_to_the_inspection_office_come_back_after_a_new_code(client, line, unknown, gateway):
    come_in(client, gateway, line.case.number)
    ask(client)
    ticket = Ticket._base_manager.get()
    act = reverse("contact_judge_guest_act", args=[ticket.public_id, "not-reached"])
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        late = client.post(act, {"words": "三天没有人来电"})
        assert late["Location"] == reverse("contact_judge_by_phone")
        assert Ticket._base_manager.get().state == ticket.state
        come_in(client, gateway, line.case.number)
        page = client.get(reverse("contact_judge_guest_ticket", args=[ticket.public_id]))
    assert "三天没有人来电" in page.content.decode()


def test_enormous_words_of_a_guest_are_refused_and_stay(client, line, unknown, gateway):
    come_in(client, gateway, line.case.number)
    ask(client)
    ticket = Ticket._base_manager.get()
    act = reverse("contact_judge_guest_act", args=[ticket.public_id, "not-reached"])
    page = client.post(act, {"words": "长" * 501})
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()
    assert "长" * 501 in page.content.decode()
    assert Ticket._base_manager.get().state == ticket.state


def test_a_party_who_is_none_any_more_is_told_kindly_what_to_do(line):
    """Between the form and the act somebody left the case: no request, and the way on."""
    line.case.parties.filter(person=line.party).update(person=None)
    with pytest.raises(Refused) as refused:
        line.register()
    assert "12368" in str(refused.value)
    assert not Ticket._base_manager.exists()
