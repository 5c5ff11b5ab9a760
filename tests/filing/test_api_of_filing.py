"""The API of filing: the same acts, checks and secrets as the pages."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from filing.models import Filing
from filing.states import State
from tests.builders import a_court
from tests.filing.builders import (
    LENDING,
    a_complete_draft,
    a_submitted_filing,
    a_verified_person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]
LIST = "/api/v1/filings/"
THEY = {"side": "other", "details": {"name": "钱试二", "domicile": "长春市南关区试验街2号"}}


def body(**changes):
    a_court("吉0104")
    return {
        "kind": "FIRST_CIVIL", "cause": "108.3", "court": "吉0104", "answers": LENDING,
        "parties": [THEY], "agrees_to_file_online": True, "accepts_mediation": False,
    } | changes


def post(client, path, said=None, key=None):
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(path, said or {}, content_type="application/json", headers=headers)


def one(filing, act=""):
    return f"{LIST}{filing.public_id}/{act}"


def test_a_filing_is_begun_completed_and_handed_in(client_of):
    client = client_of(a_verified_person())
    begun = post(client, LIST, body())
    assert begun.status_code == 201
    assert begun.json()["amount"] == "20000.00"
    path = f"{LIST}{begun.json()['id']}/"
    checks = {one["rule"]: one["outcome"] for one in begun.json()["checks"]}
    assert checks["COURT-1"] == "PASSED"
    assert checks["PAPER-2"] == "FAILED"
    submitted = post(client, f"{path}submit/").json()
    assert (submitted["state"], submitted["round"]) == ("UNDER_REVIEW", 1)
    assert submitted["number"].startswith("SQ")
    assert post(client, f"{path}submit/").json()["number"] == submitted["number"]


def test_the_same_key_begins_one_filing_and_another_body_is_told(client_of):
    client, key = client_of(a_verified_person()), str(uuid.uuid4())
    first, again = (post(client, LIST, body(), key) for _again in range(2))
    assert first.json()["id"] == again.json()["id"]
    assert post(client, LIST, body(kind="APPEAL", cause="", answers={}), key).status_code == 422
    assert Filing._base_manager.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"cause": "999"}, {"court": "吉9999"}, {"answers": {"claim.words": "x"}},
        {"answers": {"claim.principal[x]": "1"}},
        {"parties": [{"side": "other", "details": {"number": "220102198503121012"}}]},
        {"parties": [{"side": "other", "details": {"phone": "123"}}]},
    ],
)
def test_what_cannot_be_right_is_refused_as_a_whole(client_of, wrong):
    answer = post(client_of(a_verified_person()), LIST, body(**wrong))
    assert answer.status_code == 409
    assert answer.json()["detail"]
    assert not Filing._base_manager.exists()


def test_documents_are_taken_in_or_refused_with_the_cause(client_of):
    draft = a_complete_draft()
    client = client_of(draft.filer)
    program = SimpleUploadedFile("借条.pdf", b"MZ" + b"\0" * 200)
    answer = client.post(one(draft, "documents/"), {"file": program})
    assert answer.status_code == 409
    assert draft.materials.count() == 1


def test_corrections_are_the_next_round(client_of, desk):
    asked = desk.ask_correction(desk.submitted())
    client = client_of(asked.filer)
    same = post(client, one(asked, "correct/"), {"answers": {}})
    assert same.status_code == 409
    said = {"answers": {"facts.story": "2026年3月1日到期，至今未还。"}}
    answer = post(client, one(asked, "correct/"), said)
    assert (answer.json()["round"], answer.json()["state"]) == (2, "UNDER_REVIEW")


def test_a_filing_is_withdrawn(client_of):
    filing = a_submitted_filing()
    answer = post(client_of(filing.filer), one(filing, "withdraw/"), {"words": "已和解"})
    assert answer.json()["state"] == State.WITHDRAWN
    assert post(client_of(filing.filer), one(filing, "withdraw/")).status_code == 409


@pytest.mark.parametrize("act", ["", "submit/", "correct/", "withdraw/", "documents/"])
def test_a_foreign_filing_and_an_absent_one_answer_alike(client_of, act):
    stranger = client_of(a_verified_person())
    call = stranger.get if not act else stranger.post
    foreign, absent = (
        call(f"{LIST}{public_id}/{act}")
        for public_id in (a_submitted_filing().public_id, uuid.uuid4())
    )
    assert (foreign.status_code, foreign.content) == (404, absent.content)


def test_no_answer_holds_a_personal_number(client_of):
    filing = a_complete_draft()
    number = filing.parties.get(side="PLAINTIFF").number
    assert number not in client_of(filing.filer).get(one(filing)).content.decode()


@pytest.mark.parametrize("act", ["submit", "correct"])
def test_ol_7_an_old_session_proves_again_who_hands_in(client_of, desk, act):
    filer = a_verified_person()
    draft = a_complete_draft(filer)
    client = client_of(filer)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        answer = post(client, one(draft, f"{act}/"))
    assert answer.status_code == 409
    assert "OL 7" in answer.json()["detail"] or "第7条" in answer.json()["detail"]
    assert Filing._base_manager.get(pk=draft.pk).state == State.DRAFT
