"""The pages of whoever files: they work without scripts, keep everything, and lead to a receipt."""

import uuid

import pytest

from filing import actions
from filing.models import Filing, Submission
from filing.states import State
from portal.papers.models import Paper
from tests.builders import A_MONDAY, a_court
from tests.filing.builders import (
    a_complete_draft,
    a_draft,
    a_submitted_filing,
    a_verified_person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]


@pytest.fixture
def draft():
    return a_complete_draft()


@pytest.fixture
def browser(draft, client_of):
    return client_of(draft.filer)


def at(filing, page=""):
    return f"/file/{filing.public_id}/{page}"


def kept(filing, key):
    return filing.answers.get(key=key, item=0)


def fresh(filing):
    return Filing._base_manager.get(pk=filing.pk)


def test_a_visitor_sees_what_can_be_filed_and_signs_in_to_begin(client):
    page = client.get("/file/").content.decode()
    assert page.count('class="door"') == 7
    assert "/accounts/login/" in client.get("/file/new/first-civil/")["Location"]


def test_beginning_needs_consent_and_happens_once(client_of):
    filer = a_verified_person()
    browser, key = client_of(filer), str(uuid.uuid4())
    said = {"capacity": "SELF", "once_key": key}
    assert browser.post("/file/new/first-civil/", said).status_code == 422
    assert not Filing._base_manager.exists()
    for _again in range(2):
        answer = browser.post("/file/new/first-civil/", said | {"agrees": "on"})
        assert answer.status_code == 302
    filing = Filing._base_manager.get()
    assert filing.consents.get().text


def test_a_page_is_saved_by_its_button_alone(draft, browser):
    said = {"claim.principal": "18000", "version.claim.principal": "1", "claim.costs": "no",
            "version.claim.costs": "1"}
    answer = browser.post(at(draft, "about/claims/"), said)
    assert answer["Location"] == at(draft, "about/contract/")
    assert kept(draft, "claim.principal").value == "18000"
    assert kept(draft, "claim.costs").value == "no"


def test_a_stale_page_shows_both_values_and_keeps_the_one_chosen(draft, browser):
    actions.save_answer(
        draft, "claim.principal", "19000", version=1, by=draft.filer, at=A_MONDAY
    )
    stale = {"claim.principal": "18000", "version.claim.principal": "1"}
    page = browser.post(at(draft, "about/claims/"), stale)
    assert page.status_code == 422
    assert "19000" in page.content.decode()
    assert 'value="18000"' in page.content.decode()
    assert kept(draft, "claim.principal").value == "19000"
    chosen = {"claim.principal": "18000", "version.claim.principal": "2",
              "choose.claim.principal": "mine"}
    browser.post(at(draft, "about/claims/"), chosen)
    assert kept(draft, "claim.principal").value == "18000"


def test_the_other_value_may_stay(draft, browser):
    said = {"claim.principal": "1", "version.claim.principal": "1",
            "choose.claim.principal": "theirs", "claim.costs": "yes"}
    browser.post(at(draft, "about/claims/"), said)
    assert kept(draft, "claim.principal").value == "20000"


def test_a_sum_that_is_none_stays_typed_and_is_told(draft, browser):
    said = {"claim.principal": "两万", "version.claim.principal": "1"}
    page = browser.post(at(draft, "about/claims/"), said)
    assert page.status_code == 422
    assert "请用数字写金额" in page.content.decode()
    assert kept(draft, "claim.principal").value == "两万"


def save(browser, filing, name, value, version):
    said = {"name": name, "value": value, "version": version}
    return browser.post(at(filing, "save/0/"), said)


def test_a_field_saves_itself_and_tells_the_sum_worked_out(draft, browser):
    for name, value in (("loan.rate", "6"), ("loan.rate_unit", "annual")):
        assert save(browser, draft, name, value, 0).status_code == 200
    said = save(browser, draft, "claim.interest_on", "2026-03-01", 0).json()
    assert said["version"] == 1
    assert said["worked"]["claim.interest"]["amount"] == "1200.00"


@pytest.mark.parametrize(
    ("name", "value", "version", "status"),
    [
        ("claim.principal", "20000", 0, 200),  # the same again, its answer lost on the way
        ("claim.principal", "18000", 0, 409),
        ("claim.words", "x", 0, 422),
        ("claim.principal", "18000", "x", 409),
    ],
)
def test_saving_a_field_answers_what_the_page_must_do(
    draft, browser, name, value, version, status
):
    assert save(browser, draft, name, value, version).status_code == status


def test_after_signing_out_the_page_is_told_and_nothing_is_written(draft, client):
    assert save(client, draft, "claim.principal", "1", 1).status_code == 401
    assert kept(draft, "claim.principal").value == "20000"


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("name", "李试七", 200), ("number", "220102198503121011", 200),
        ("number", "220102198503121012", 422), ("phone", "123", 422),
        ("sealed_number", "x", 422), ("service_address", "x", 200), ("side", "PLAINTIFF", 422),
    ],
)
def test_a_field_about_a_party_is_checked_as_it_is_typed(draft, browser, name, value, status):
    party = draft.parties.get(side="DEFENDANT")
    said = {"name": name, "value": value, "version": party.version}
    answer = browser.post(at(draft, f"party/{party.public_id}/save/"), said)
    assert answer.status_code == status
    party.refresh_from_db()
    assert party.side == "DEFENDANT"


def test_an_empty_number_keeps_the_one_that_is_there(draft, browser):
    party = draft.parties.get(side="PLAINTIFF")
    said = {"name": "赵试一", "number": "", "document": "RESIDENT_ID", "version": party.version,
            "born_on": "1985-03-12", "sex": "MALE", "ethnicity": "汉族"}
    browser.post(at(draft, f"party/{party.public_id}/who/"), said)
    before = party.number
    party.refresh_from_db()
    assert party.number == before
    assert party.ethnicity == "汉族"


def test_no_page_shows_a_number_in_full(draft, browser):
    number = draft.parties.get(side="PLAINTIFF").number
    for page in ("", "side/plaintiff/", "check/", "papers/"):
        assert number not in browser.get(at(draft, page)).content.decode()


def test_the_court_is_suggested_with_its_article(draft, browser):
    page = browser.get(at(draft, "court/")).content.decode()
    assert "第24条" in page
    browser.post(at(draft, "court/"), {"court": "吉0102"})
    assert fresh(draft).court == a_court("吉0102")


def test_a_fee_seen_before_a_change_is_told_and_nothing_starts_over(draft, browser):
    browser.post(at(draft, "fee/"))
    seen = fresh(draft).fee_seen
    assert seen is not None
    save(browser, draft, "claim.principal", "900000", 1)
    assert f"{seen:,.2f}" in browser.get(at(draft, "fee/")).content.decode()
    assert "可能变了" in browser.get(at(draft, "check/")).content.decode()


def seen_on(page):
    return page.context["form"].initial["seen"]


def test_checking_shows_every_check_and_submitting_leads_to_the_receipt(draft, browser):
    page = browser.get(at(draft, "check/"))
    assert "PARTY-4" in page.content.decode()
    said = {"seen": seen_on(page), "is_true": "on"}
    answer = browser.post(at(draft, "check/"), said)
    assert answer["Location"] == at(draft, "receipt/")
    receipt = browser.get(answer["Location"]).content.decode()
    assert fresh(draft).number in receipt
    assert draft.materials.get().sha256 in receipt
    assert browser.post(at(draft, "check/"), said)["Location"] == at(draft, "receipt/")
    assert Submission.objects.count() == 1


def test_what_the_page_did_not_show_is_not_submitted(draft, browser):
    old = seen_on(browser.get(at(draft, "check/")))
    save(browser, draft, "claim.principal", "1", 1)
    page = browser.post(at(draft, "check/"), {"seen": old, "is_true": "on"})
    assert page.status_code == 422
    assert fresh(draft).state == State.DRAFT
    again = {"seen": seen_on(browser.get(at(draft, "check/"))), "is_true": "on"}
    assert browser.post(at(draft, "check/"), again).status_code == 302


def test_without_saying_that_it_is_true_nothing_is_submitted(draft, browser):
    said = {"seen": seen_on(browser.get(at(draft, "check/")))}
    assert browser.post(at(draft, "check/"), said).status_code == 422
    assert fresh(draft).state == State.DRAFT


def test_the_receipt_is_ordered_as_a_paper_and_names_nobody():
    filing = a_submitted_filing()
    paper = Paper.objects.get(about=filing.reference, occasion="receipt 1")
    text = str(paper.facts)
    assert filing.number in text
    for party in filing.parties.all():
        assert party.name not in text


def test_anybody_verifies_the_receipt_without_signing_in(client):
    filing = a_submitted_filing()
    paper = Paper.objects.get(about=filing.reference, occasion="receipt 1")
    Paper.objects.filter(pk=paper.pk).update(
        state=Paper.State.ISSUED, issued_at=A_MONDAY, sha256="0" * 64, file="x"
    )
    page = client.get(paper.verify_path).content.decode()
    assert paper.number in page


def test_pages_of_a_draft_are_gone_once_it_was_handed_in(client_of):
    filing = a_submitted_filing()
    browser = client_of(filing.filer)
    for page in ("cause/", "court/", "evidence/", "about/claims/", "fee/"):
        assert browser.get(at(filing, page)).status_code == 404
    assert browser.get(at(filing)).status_code == 200


def test_the_own_complaint_is_accepted_and_no_question_is_needed(draft, browser):
    answer = browser.post(at(draft, "way/"), {"way": "complaint"})
    assert answer["Location"].endswith("?slot=COMPLAINT")
    assert browser.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    "kind", ["first-civil", "first-administrative", "enforcement", "preservation",
             "payment-order", "appeal", "confirmation"],
)
def test_every_kind_can_be_begun_and_its_pages_open(kind, client_of):
    draft = a_draft(kind=kind.upper().replace("-", "_"))
    browser = client_of(draft.filer)
    assert browser.get(f"/file/new/{kind}/").status_code == 200
    page = browser.get(at(draft))
    for group in page.context["groups"]:
        for task in group.tasks:
            assert browser.get(task.url).status_code == 200, task.url
