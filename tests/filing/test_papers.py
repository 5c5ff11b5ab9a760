"""Papers write themselves from the answers; a signature is bound to what it signs."""

import json
import re
import subprocess

import pytest

from filing import actions
from filing.actions.signing import Drawn, send_code, sign
from filing.models import FilingAgent, FilingPaper, Signature
from filing.papers.needed import needed_papers, unsigned_papers
from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.papers.making import make_ordered
from portal.papers.models import Paper
from portal.papers.storage import paper_file
from portal.people import codes
from tests.builders import A_MONDAY
from tests.filing.builders import a_complete_draft, a_material, a_verified_person

pytestmark = pytest.mark.django_db
STROKES = "M10 20L30 40L55 60M100 100L120 80"


@pytest.fixture
def sent(monkeypatch):
    """The text messages that left: (phone, code)."""
    out = []
    monkeypatch.setattr(
        codes, "deliver", lambda phone, words: out.append((phone, re.findall(r"\d{6}", words)[0]))
    )
    return out


@pytest.fixture
def draft():
    filing = a_complete_draft(cause_no="116.2")
    own = filing.parties.get(side=filing.terms.own)
    own.phone, own.domicile = "10000000077", "长春市南关区试验街3号"
    own.service_address, own.accepts_e_service = "长春市南关区试验街3号", True
    own.save()
    return filing


def own_party(filing):
    return filing.parties.get(side=filing.terms.own)


def signed(filing, sent, name="甲试一"):
    party = own_party(filing)
    send_code(filing, party, by=filing.filer)
    return sign(
        filing, party, Drawn(name, STROKES), code=sent[-1][1], by=filing.filer, at=A_MONDAY
    )


def change_reasons(filing):
    filing.answers.filter(key="facts.reasons").update(value="另有证人可以证明。")


def codes_of(filing):
    return [needed.code for needed in needed_papers(filing)]


def test_a_person_who_sues_with_evidence_needs_these_papers_LR_6(draft):
    assert codes_of(draft) == ["COMPLAINT", "EVIDENCE_LIST", "IDENTITY", "ADDRESS"]


def test_an_organisation_certifies_its_representative_and_a_lawyer_brings_authority_CPL_62(draft):
    party = own_party(draft)
    party.kind, party.name, party.representative = "ORGANISATION", "试验有限公司", "王试二"
    party.save()
    agent = FilingAgent.objects.create(
        party=party, profession="LAWYER", name="李试三", authority="SPECIAL", licence="1" * 17
    )
    assert codes_of(draft) == ["COMPLAINT", "EVIDENCE_LIST", "REPRESENTATIVE", "POWER", "ADDRESS"]
    power = next(n for n in needed_papers(draft) if n.code == "POWER").document
    said = "".join(power.texts())
    assert agent.name in said
    assert "特别授权" in said
    agent.authority = "GENERAL"
    agent.save()
    power = next(n for n in needed_papers(draft) if n.code == "POWER").document
    assert "不得承认、放弃、变更诉讼请求" in "".join(power.texts())


def test_a_complaint_of_ones_own_making_is_taken_as_it_is_LR_2(draft):
    a_material(draft, "民事起诉状", slot="COMPLAINT")
    assert "COMPLAINT" not in codes_of(draft)


def test_the_complaint_says_everything_answered_CPL_124(draft):
    said = "".join(needed_papers(draft)[0].document.texts())
    for answer in draft.answers.exclude(value=""):
        value = "20,000.00元" if answer.key == "claim.amount" else answer.value
        assert value in said, answer.key
    for party in draft.parties.all():
        assert party.name in said


def test_a_sum_claimed_as_it_was_worked_out_shows_its_arithmetic_line_by_line_CC_561():
    draft = a_complete_draft()
    said = {
        "loan.lent": "10000", "loan.rate": "36.5", "loan.rate_unit": "annual",
        "loan.on": "2025-01-01", "claim.interest_on": "2025-04-11", "paid.on": "2025-02-20",
        "paid.sum": "3000", "claim.principal": "7,500", "claim.interest": "999",
    }
    for key, value in said.items():
        draft.answers.update_or_create(
            key=key, item=0,
            defaults={"value": value, "saved_at": A_MONDAY, "saved_by": draft.filer},
        )
    reckoned = needed_papers(draft)[0].document.blocks[-1]
    ((_label, lines),) = reckoned.rows  # 999 is the filer's own sum: nothing is said about it
    assert lines.splitlines()[0] == "2025-01-01 → 2025-02-20: 10,000 × 36.5% ÷ 365 × 50 = 500"
    assert lines.splitlines()[1].endswith("7,500")


def test_one_code_signs_all_and_the_code_goes_to_the_signer(draft, sent):
    signed(draft, sent)
    assert sent[-1][0] == "10000000077"
    assert unsigned_papers(draft) == []
    assert Entry.objects.filter(verb="sign").count() == 4


def test_what_changes_is_signed_again_and_the_rest_stays(draft, sent):
    signed(draft, sent)
    change_reasons(draft)
    assert [needed.code for needed, _who in unsigned_papers(draft)] == ["COMPLAINT"]


def test_a_code_counts_only_for_what_the_papers_said_when_it_was_sent(draft, sent):
    send_code(draft, own_party(draft), by=draft.filer)
    change_reasons(draft)
    with pytest.raises(Refused) as refused:
        sign(draft, own_party(draft), Drawn("甲"), code=sent[-1][1], by=draft.filer, at=A_MONDAY)
    assert refused.value.field == "code"
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("name", "strokes", "code", "field"),
    [
        ("", STROKES, "", "name"),
        ("甲", '"/><script>alert(1)</script>', "", "strokes"),
        ("甲", "M1 1", "", "strokes"),
        ("甲", STROKES, "000000x", "code"),
    ],
    ids=["no name", "script", "a dot", "wrong code"],
)
def test_a_refused_signature_leaves_nothing(draft, sent, name, strokes, code, field):
    send_code(draft, own_party(draft), by=draft.filer)
    with pytest.raises(Refused) as refused:
        sign(
            draft, own_party(draft), Drawn(name, strokes), code=code, by=draft.filer, at=A_MONDAY
        )
    assert refused.value.field == field
    assert not Signature.objects.exists()
    assert not Entry.objects.filter(verb="sign").exists()


def test_nobody_signs_what_the_court_has(draft, sent):
    send_code(draft, own_party(draft), by=draft.filer)
    filing = actions.submit(draft, by=draft.filer, at=A_MONDAY)
    with pytest.raises(Refused):
        sign(
            filing, own_party(filing), Drawn("甲"), code=sent[-1][1], by=draft.filer, at=A_MONDAY
        )


def test_submission_orders_each_paper_once_and_seals_numbers(draft, sent):
    party = own_party(draft)
    assert party.number
    signed(draft, sent)
    filing = actions.submit(draft, by=draft.filer, at=A_MONDAY)
    made = FilingPaper.objects.filter(filing=filing)
    assert sorted(made.values_list("code", flat=True)) == [
        "ADDRESS", "COMPLAINT", "EVIDENCE_LIST", "IDENTITY",
    ]
    for paper in Paper.objects.filter(pk__in=made.values("paper")):
        kept = json.dumps(paper.facts, ensure_ascii=False)
        assert party.number not in kept
        assert party.name not in paper.title
        assert paper.facts["signatures"][0]["strokes"] == STROKES


def test_the_pdf_says_what_the_data_says_is_tagged_and_signed(draft, sent, settings, tmp_path):
    settings.SIGNING_KEYS_DIR, settings.SIGNING_MAKES_OWN_KEYS = tmp_path / "keys", True
    signed(draft, sent)
    document = needed_papers(draft)[0].document
    actions.submit(draft, by=draft.filer, at=A_MONDAY)
    assert make_ordered(A_MONDAY) == 5  # four papers and the receipt
    path = str(paper_file(FilingPaper.objects.get(code="COMPLAINT").paper.file))
    text = re.sub(r"\s", "", run("pdftotext", "-layout", path, "-"))
    missing = [said for said in document.texts() if re.sub(r"\s", "", said) not in text]
    assert missing == []
    assert re.search(r"Tagged:\s+yes", run("pdfinfo", path))
    assert "Signature #1" in run("pdfsig", path)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_pages_lead_from_preview_to_signature(draft, sent, client_of):
    browser = client_of(draft.filer)
    base = f"/file/{draft.public_id}"
    page = browser.get(f"{base}/papers/").content.decode()
    assert "待签名" in page
    assert "20,000.00元" in browser.get(f"{base}/papers/COMPLAINT/-/").content.decode()
    party = own_party(draft)
    drawn = {"step": "draw", "name": party.name, "strokes": STROKES}
    page = browser.post(f"{base}/sign/{party.public_id}/", drawn).content.decode()
    assert STROKES in page
    wrong = browser.post(
        f"{base}/sign/{party.public_id}/", {**drawn, "step": "confirm", "code": "123"}
    )
    assert wrong.status_code == 422
    assert STROKES in wrong.content.decode(), "what was drawn is not lost"
    done = browser.post(
        f"{base}/sign/{party.public_id}/", {**drawn, "step": "confirm", "code": sent[-1][1]}
    )
    assert done.status_code == 302
    assert unsigned_papers(draft) == []


def test_a_stranger_finds_no_papers(draft, client_of):
    browser = client_of(a_verified_person())
    party = own_party(draft)
    for path in ("papers/", "papers/COMPLAINT/-/", f"sign/{party.public_id}/"):
        assert browser.get(f"/file/{draft.public_id}/{path}").status_code == 404
