"""Asking when signed in: three taps, answers from the record, and input that goes wrong."""

import uuid

import pytest
from django.urls import reverse

from judge_contact.models import DeskAnswer, Ticket
from tests.builders import a_case, a_person

pytestmark = pytest.mark.django_db
NEW, START = reverse("contact_judge_new"), reverse("contact_judge")


@pytest.fixture
def phone(line, client_of):
    return client_of(line.party)


def form(line, **fields):
    return {"once_key": str(uuid.uuid4()), "case": str(line.case.public_id),
            "category": "HEARING", "words": "", "phone": line.party.phone,
            "best_time": ""} | fields  # fmt: skip


def test_three_taps_case_category_send(line, phone):
    """First tap: the case on the start page. The form then asks one thing and is sent."""
    link = f"{NEW}?case={line.case.public_id}"
    assert link in phone.get(START).content.decode()
    page = phone.get(link).content.decode()
    assert f'type="hidden" name="case" value="{line.case.public_id}"' in page
    assert '<details class="more">' in page  # folded: nothing in it has to be touched
    answer = phone.post(link, form(line))
    ticket = Ticket._base_manager.get()
    assert answer["Location"] == reverse("contact_judge_ticket", args=[ticket.public_id])


def test_without_a_known_phone_the_box_for_it_stands_open(line, client_of):
    line.party.phone, line.party.phone_verified = "", False
    line.party.save()
    page = client_of(line.party).get(f"{NEW}?case={line.case.public_id}").content.decode()
    assert '<details class="more" open>' in page


WRONG = {
    "no category": {"category": ""},
    "a made-up category": {"category": "NOPE"},
    "no phone": {"phone": ""},
    "letters for a phone": {"phone": "abc"},
    "enormous text": {"words": "长" * 2001},
    "nonsense for a case": {"case": "nonsense"},
    "no case": {"case": ""},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_bad_input_is_said_at_the_field_and_what_was_typed_stays(line, phone, wrong):
    typed = form(line, **({"words": "已写的话"} | wrong))
    page = phone.post(NEW, typed)
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()
    assert typed["words"] in page.content.decode()
    assert not Ticket._base_manager.exists()


def test_a_strangers_case_and_none_are_refused_alike(line, phone):
    foreign = a_case(a_person(), division=line.division, judge=line.judge)
    once = str(uuid.uuid4())
    pages = [
        phone.post(NEW, form(line, case=str(case), once_key=once)).content.decode()
        for case in (foreign.public_id, uuid.uuid4())
    ]
    assert not Ticket._base_manager.exists()
    assert foreign.number not in pages[0]
    assert pages[0].count("error-summary") == pages[1].count("error-summary")


def test_a_form_larger_than_any_person_types_is_answered_with_a_page(line, phone):
    answer = phone.post(NEW, form(line, words="x" * (3 * 1024 * 1024)))
    assert answer.status_code in (400, 413)
    assert "<h1" in answer.content.decode()
    assert not Ticket._base_manager.exists()


def test_a_signed_out_form_comes_back_after_signing_in(line, client):
    path = f"{NEW}?case={line.case.public_id}"
    assert "/accounts/login/" in client.post(path, form(line, words="已写的话"))["Location"]
    client.force_login(line.party)
    assert "已写的话" in client.get(path).content.decode()


@pytest.mark.parametrize("question", ["STAGE", "JUDGE", "NEXT_DATE"])
def test_the_record_answers_at_once_with_the_choice_to_go_on(line, phone, question, at_most):
    address = reverse("contact_judge_at_once")
    said = {"question": question, "case": line.case.public_id}
    phone.post(address, said)
    with at_most(12):
        page = phone.post(address, said).content.decode()
    assert f"{NEW}?case={line.case.public_id}&amp;category=" in page
    assert DeskAnswer.objects.get().channel == "WEB"
    assert not Ticket._base_manager.exists()


def test_the_record_answers_nobody_else(line, client_of):
    said = {"question": "STAGE", "case": line.case.public_id}
    address = reverse("contact_judge_at_once")
    assert client_of(a_person()).post(address, said).status_code == 404
    absent = said | {"case": uuid.uuid4()}
    assert client_of(a_person()).post(address, absent).status_code == 404
    assert not DeskAnswer.objects.exists()


def test_the_start_page_asks_the_database_little(line, phone, at_most):
    for _more in range(8):
        a_case(line.party, division=line.division, judge=line.judge)
    phone.get(START)
    with at_most(12):
        phone.get(START)
