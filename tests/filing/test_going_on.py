"""A page that was sent back goes on by itself; who submits proves first who they are (OL 7)."""

import re

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY

from filing.models import Filing
from filing.states import State
from portal.dossier.models import StoredFile
from portal.people import codes
from tests.filing.builders import a_complete_draft, a_material

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]


@pytest.fixture
def draft():
    return a_complete_draft()


@pytest.fixture
def browser(client_of, draft):
    return client_of(draft.filer)


def at(filing, page=""):
    return f"/file/{filing.public_id}/{page}"


def sent_back(page):
    """What a browser sends when the page that came back is sent again."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def test_a_mistyped_number_is_mended_on_the_page_that_said_so(browser, draft):
    party = draft.parties.get(side="DEFENDANT")
    where = at(draft, f"party/{party.public_id}/who/")
    said = {"name": "马试一", "number": "22010219680506001X", "version": party.version}
    page = browser.post(where, said)
    assert page.status_code == 422
    mended = sent_back(page) | {"number": ""}
    assert browser.post(where, mended).status_code == 302
    party.refresh_from_db()
    assert party.name == "马试一"


def test_a_sum_that_cannot_be_read_is_mended_on_the_page_that_said_so(browser, draft):
    known = draft.answers.get(key="loan.lent")
    said = {"loan.lent": "五万", "version.loan.lent": known.version}
    page = browser.post(at(draft, "about/loan/"), said)
    assert page.status_code == 422
    mended = sent_back(page) | {"loan.lent": "50000"}
    assert browser.post(at(draft, "about/loan/"), mended).status_code == 302
    known.refresh_from_db()
    assert known.value == "50000"


@pytest.fixture
def codes_sent(monkeypatch):
    """Every code that went to a phone."""
    sent = []

    def keep(phone, words):
        sent.append(re.search(r"\d{6}", words)[0])

    monkeypatch.setattr(codes, "deliver", keep)
    return sent


def rest(browser, seconds):
    """The last proof in this browser was so long ago."""
    session = browser.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= seconds
    session.save()


def test_after_five_minutes_submitting_asks_who_it_is_and_then_submits_OL_7(client_of, draft):
    draft.filer.set_password("river-Lantern-93")
    draft.filer.save()
    browser = client_of(draft.filer)
    rest(browser, 301)
    page = browser.get(at(draft, "check/"))
    said = {"seen": page.context["form"].initial["seen"], "is_true": "on"}
    asked = browser.post(at(draft, "check/"), said)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert Filing._base_manager.get(pk=draft.pk).state == State.DRAFT
    proved = {"password": "river-Lantern-93", "next": at(draft, "check/")}
    wrong = browser.post(asked["Location"], proved | {"password": "no"})
    assert wrong.status_code == 200
    done = browser.post(asked["Location"], proved)
    assert done["Location"] == at(draft, "receipt/")
    assert Filing._base_manager.get(pk=draft.pk).state == State.UNDER_REVIEW


@pytest.mark.parametrize("is_own_phone", [True, False])
def test_the_code_of_a_signature_counts_as_proof_on_the_own_phone_only(
    browser, draft, codes_sent, is_own_phone
):
    party = draft.parties.get(side="PLAINTIFF")
    if is_own_phone:
        draft.filer.phone_verified = True
        draft.filer.phone = party.phone = "17000000001"
        draft.filer.save()
    else:
        party.phone = "17000000002"
    party.save()
    rest(browser, 301)
    drawn = {"name": party.name, "strokes": "", "step": "draw"}
    browser.post(at(draft, f"sign/{party.public_id}/"), drawn)
    confirmed = drawn | {"step": "confirm", "code": codes_sent[-1]}
    assert browser.post(at(draft, f"sign/{party.public_id}/"), confirmed).status_code == 302
    page = browser.get(at(draft, "check/"))
    said = {"seen": page.context["form"].initial["seen"], "is_true": "on"}
    place = "/receipt/" if is_own_phone else "/accounts/"
    assert place in browser.post(at(draft, "check/"), said)["Location"]


def test_files_stand_in_the_order_they_were_chosen_in(browser, draft):
    other = a_complete_draft(draft.filer)
    kept = [a_material(other, name).file for name in ("甲", "乙", "丙")]
    rows = StoredFile.objects.unscoped(because="a test hands them over")
    rows.filter(pk__in=[one.pk for one in kept]).update(about=draft.reference)
    wanted = [str(kept[place].public_id) for place in (2, 0, 1)]
    browser.post(at(draft, "evidence/"), {"slot": "EVIDENCE", "files_stored": wanted})
    rows = draft.materials.exclude(file=draft.materials.earliest("pk").file).order_by("position")
    assert [str(one.file.public_id) for one in rows] == wanted
