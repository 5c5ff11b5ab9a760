"""Anyone may ask whether a code is ours; forged codes, guesses and papers."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from portal.notices.models import CODE_ALPHABET, Message, new_code
from portal.notices.verification import find, normalised
from portal.papers.throttle import Codes
from tests.builders import A_MONDAY, a_person
from tests.hostile import reading_only
from tests.notices.conftest import a_group, a_letter, a_text, posted

pytestmark = pytest.mark.django_db
FORGED = "22222ZZZZZ"


@pytest.fixture(autouse=True)
def _no_counts_are_left_over():
    cache.clear()


def api(client, code):
    return client.get(reverse("api:verify", args=[code]))


def test_every_message_can_be_verified_by_its_own_code(client):
    person = a_person(full_name="欧阳试一", phone="10001234567", email="z@example.invalid")
    for message in posted(a_letter(person), a_letter(a_group())):
        answer = api(client, message.code).json()
        assert answer["is_genuine"] is True
        assert answer["kind"] == "message"
        assert answer["court"]
        assert answer["to"] in ("欧阳某", "100****4567", "z****@example.invalid", "民一庭工作群")


def test_the_page_says_what_it_is_and_nothing_of_the_case(client):
    message = a_text(a_person(full_name="张试一", phone="10001234567"))
    page = client.get(reverse("verify"), {"code": message.code}).content.decode()
    assert "属实" in page
    assert "100****4567" in page
    for secret in ("10001234567", "张试一", "民初7号", "LX2026-7"):
        assert secret not in page


@pytest.mark.parametrize("typed", ["{0}-{1}", "{0} {1}", " {0}{1} "])
def test_how_a_code_is_typed_does_not_matter(client, typed):
    code = a_text().code
    said = typed.format(code[:5], code[5:]).lower()
    assert "属实" in client.get(reverse("verify"), {"code": said}).content.decode()


def test_a_forged_code_gets_advice_and_the_same_fields(client):
    page = client.get(reverse("verify"), {"code": FORGED}).content.decode()
    assert "不是我们发的" in page
    assert "tel:12368" in page
    known, unknown = api(client, a_text().code).json(), api(client, FORGED).json()
    assert unknown["is_genuine"] is False
    assert set(known) == set(unknown)


def test_known_and_unknown_codes_cost_the_same(client, django_assert_num_queries):
    from portal.papers.answers import by_code

    message = a_text()
    for code in (message.code, FORGED):
        with django_assert_num_queries(2):
            by_code(code)


@pytest.mark.parametrize("typed", ["ABC", "ABCDEFGHJKM", "0000000000", "' OR 1=1 --", "核验码"])
def test_what_cannot_be_a_code_is_said_at_the_field(client, typed):
    answer = client.get(reverse("verify"), {"code": typed})
    assert answer.status_code == 422
    assert "核验码为十位字母和数字" in answer.content.decode()


def test_a_message_whose_acceptance_is_not_recorded_is_no_fraud():
    message = a_text()
    assert message.state == Message.State.PENDING
    assert find(message.code) is not None


def test_the_mask_stays_what_it_was_when_sent():
    message = a_text(a_person(phone="10001234567"))
    Message.objects.filter(pk=message.pk).update(
        state="SENT", sent_at=A_MONDAY, sent_to="100****4567"
    )
    type(message.person).objects.filter(pk=message.person.pk).update(phone="10009999999")
    assert find(message.code).to == "100****4567"


def test_guessing_is_stopped_on_page_and_api_together(client):
    for _n in range(Codes().num_requests):
        client.get(reverse("verify"), {"code": FORGED})
    assert client.get(reverse("verify"), {"code": FORGED}).status_code == 429
    assert api(client, FORGED).status_code == 429
    genuine = client.get(reverse("verify"), {"code": a_text().code})
    assert genuine.status_code == 429
    assert "属实" not in genuine.content.decode()


def test_a_changed_header_does_not_make_another_visitor(client):
    def ask_from(address):
        forged = {"X-Forwarded-For": address}
        return client.get(reverse("verify"), {"code": FORGED}, headers=forged).status_code

    for n in range(Codes().num_requests):
        ask_from(f"10.0.0.{n}")
    assert ask_from("10.9.9.9") == 429


def test_asking_changes_no_record(client):
    code = a_text().code
    with reading_only():
        client.get(reverse("verify"), {"code": code})
        api(client, code)


def test_without_a_file_the_field_says_so(client):
    answer = client.post(reverse("verify"))
    assert answer.status_code == 422
    assert "请先选择" in answer.content.decode()


def test_a_file_that_is_no_pdf_is_answered_kindly(client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = client.post(reverse("verify"), {"file": SimpleUploadedFile("a.pdf", b"hello")})
    assert answer.status_code == 200
    assert "PDF" in answer.content.decode()


def test_codes_cannot_be_guessed():
    codes = {new_code() for _n in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 10 and set(code) <= set(CODE_ALPHABET) for code in codes)
    assert normalised("ab2-3o0") == "AB23"
