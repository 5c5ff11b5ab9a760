"""The signed answer, its way to those who sued, the objection, and the counterclaim."""

import re
import subprocess
from datetime import timedelta

import pytest

from filing import actions
from filing.actions import answering, requesting
from filing.actions.counterclaim import begin_counterclaim
from filing.actions.responding import save_words
from filing.actions.signing import Drawn
from filing.case_sweeps import stamp_late_answers
from filing.models import CaseSignature, Filing, ServedComplaint
from filing.papers.case_papers import answer_document, objection_document
from filing.rules import requests as kinds
from portal.cases.actions.registry import close
from portal.cases.models import Case
from portal.common.refusals import Refused
from portal.dossier.actions import dossier_of
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.sweeps import escalate_overdue
from portal.notices.models import Message
from portal.papers.making import make_ordered
from portal.papers.models import Paper
from portal.papers.storage import paper_file
from tests.builders import an_office
from tests.filing.answers import STROKES, code_for, hand_in
from tests.filing.trial import LATER, a_counterclaim, a_received_complaint, pay

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(trial):
    """The complaint, received by the defendant."""
    one, person = a_received_complaint(trial), trial.defendant.person
    return save_words(one, "借款已经还清。\n请驳回。", version=0, by=person)


@pytest.fixture
def answered(served, trial):
    return hand_in(served, trial.defendant.person, LATER)


def item_of(served):
    return dossier_of(served.party.case).items.get(paper=served.paper)


# ── the answer ──


def test_the_answer_is_signed_with_a_code_bound_to_what_it_says(served, trial):
    person = trial.defendant.person
    code = code_for(answer_document(served), person)
    save_words(served, "另有说法。", version=1, by=person)
    with pytest.raises(Refused):
        answering.hand_in_answer(served, Drawn("张三"), code=code, by=person, at=LATER)
    served.refresh_from_db()
    assert served.answered_at is None
    assert not CaseSignature.objects.exists()


@pytest.mark.parametrize(
    ("drawn", "field"), [(Drawn(" "), "name"), (Drawn("张三", "alert(1)"), "strokes")]
)
def test_an_answer_without_a_signature_is_refused_and_leaves_nothing(served, trial, drawn, field):
    with pytest.raises(Refused) as refused:
        answering.hand_in_answer(
            served, drawn, code="000000", by=trial.defendant.person, at=LATER
        )
    assert refused.value.field == field
    assert not Paper.objects.filter(about=served.reference).exists()


def test_the_pdf_says_what_the_data_says_is_tagged_and_signed(answered, settings, tmp_path):
    settings.SIGNING_KEYS_DIR, settings.SIGNING_MAKES_OWN_KEYS = tmp_path / "keys", True
    while make_ordered(LATER):
        pass
    answered.paper.refresh_from_db()
    path = str(paper_file(answered.paper.file))
    text = re.sub(r"\s", "", run("pdftotext", "-layout", path, "-"))
    document = answer_document(answered)
    assert [said for said in document.texts() if re.sub(r"\s", "", said) not in text] == []
    assert document.digest == CaseSignature.objects.get().digest
    assert answered.paper.facts["signatures"][0]["strokes"] == STROKES
    assert re.search(r"Tagged:\s+yes", run("pdfinfo", path))
    assert "Signature #1" in run("pdfsig", path)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def test_the_answer_stands_in_the_dossier_and_is_shown_once_it_was_sent_on(answered, trial):
    item = item_of(answered)
    assert (item.slot, item.side, item.withheld) == ("ANSWER", "SECOND", "UNSERVED")
    plaintiff = trial.plaintiff.person
    assert not ServedComplaint.objects.visible_to(plaintiff).exists()
    answering.forward_answer(answered, by=trial.desk.clerk, at=LATER)
    assert not item_of(answered).withheld
    assert ServedComplaint.objects.visible_to(plaintiff).contains(answered)
    assert Message.objects.filter(kind="filing.answer_received", person=plaintiff).exists()


def test_cpl_128_the_answer_goes_on_within_five_days_by_a_clerk_once(answered, trial):
    limit = answered.limits.get(rule="FORWARD_ANSWER")
    assert 5 <= (limit.due_on - LATER.date()).days <= 10
    for person in (trial.judge, trial.plaintiff.person, trial.defendant.person):
        with pytest.raises(Refused):
            answering.forward_answer(answered, by=person, at=LATER)
    answering.forward_answer(answered, by=trial.desk.clerk, at=LATER)
    with pytest.raises(Refused):
        answering.forward_answer(answered, by=trial.desk.clerk, at=LATER)
    assert answered.limits.get(rule="FORWARD_ANSWER").met_at == LATER


def test_cpl_128_an_answer_not_sent_on_in_time_is_told_to_the_head_once(answered, trial):
    head = an_office("HEAD", trial.desk.civil)
    late = answered.limits.get(rule="FORWARD_ANSWER").due_at + timedelta(minutes=1)
    for _again in range(2):
        stamp_late_answers(late)
    told = Message.objects.filter(kind="filing.answer_waits", person=head, channel="IN_APP")
    assert told.count() == 1


def test_the_pages_lead_from_answer_to_signature_to_those_who_sued(served, trial, client_of):
    from unittest import mock

    from portal.people import codes

    person, plaintiff = trial.defendant.person, trial.plaintiff.person
    browser, other = client_of(person), client_of(plaintiff)
    base = f"/respond/{served.public_id}"
    done = browser.post(f"{base}/answer/", {"words": "已还。", "version": "1", "hand_in": "1"})
    assert done.url == f"{base}/sign/"
    drawn = {"step": "draw", "name": person.full_name, "strokes": STROKES}
    with mock.patch.object(codes, "deliver") as sent:
        assert STROKES in browser.post(f"{base}/sign/", drawn).content.decode()
    code = re.search(r"\d{6}", sent.call_args.args[1]).group()
    wrong = browser.post(f"{base}/sign/", {**drawn, "step": "confirm", "code": "1"})
    assert wrong.status_code == 422
    right = browser.post(f"{base}/sign/", {**drawn, "step": "confirm", "code": code})
    assert right.url == f"{base}/"
    assert "已还。" in browser.get(f"/answers/{served.public_id}/").content.decode()
    assert other.get(f"/answers/{served.public_id}/").status_code == 404
    clerk = client_of(trial.desk.clerk)
    assert str(served.public_id) in clerk.get("/staff/answers/").content.decode()
    clerk.post(f"/staff/answers/{served.public_id}/forward/")
    assert "已还。" in other.get(f"/answers/{served.public_id}/").content.decode()
    page = other.get(f"/cases/{trial.case.public_id}/requests/").content.decode()
    assert f"/answers/{served.public_id}/" in page


# ── the objection ──


def test_cpl_130_an_objection_becomes_a_signed_paper_of_the_dossier(served, trial):
    person = trial.defendant.person
    made = trial.ask(
        kinds.OBJECTION, party=trial.defendant, words="合同约定别处。",
        proposed_court=trial.case.court,
    )
    code = code_for(objection_document(made), person)
    with pytest.raises(Refused):
        answering.sign_objection(
            made, Drawn("甲"), code=code, by=trial.plaintiff.person, at=LATER
        )
    answering.sign_objection(made, Drawn("甲", STROKES), code=code, by=person, at=LATER)
    paper = made.papers().get(occasion="signed")
    assert dossier_of(trial.case).items.get(paper=paper).slot == "ANSWER"


# ── the counterclaim (CPL 143, FEE 18, 22) ──


@pytest.fixture
def counterclaim(served, trial):
    return a_counterclaim(trial, served)


def test_cpl_143_a_counterclaim_joins_the_case_under_its_number(counterclaim, trial):
    assert (counterclaim.state, counterclaim.case) == ("JOINED", None)
    assert counterclaim.running_case == trial.case
    assert Case.objects.unscoped(because="test").count() == 1
    roles = {p.side: p.in_counterclaim for p in trial.case.parties.all()}
    assert roles == {"PLAINTIFF": "ANSWERS", "DEFENDANT": "CLAIMS"}
    assert "case.counterclaim" in trial.told()
    assert not counterclaim.limits.unmet().exists()
    slots = {i.slot for i in dossier_of(trial.case).items.filter(side="SECOND")}
    assert "ANSWER" in slots
    assert dossier_of(counterclaim) is None


def test_fee_18_22_half_the_fee_is_owed_within_seven_days(counterclaim, trial):
    fee = FeeObligation._base_manager.get(about=counterclaim.reference)
    assert fee.joined
    assert fee.fen == 150_00
    assert (fee.payer, fee.case) == (trial.defendant.person, trial.case)
    assert 7 <= (fee.limits.get(rule="PAYMENT").due_on - LATER.date()).days <= 14


def test_cpl_128_those_who_sued_have_their_own_fifteen_days(counterclaim, trial):
    one = ServedComplaint.objects.unscoped(because="test").get(filing=counterclaim)
    assert one.joined_by == trial.plaintiff.person
    assert 15 <= (one.limits.get(rule="ANSWER").due_on - LATER.date()).days <= 24
    save_words(one, "没有多付。", version=0, by=trial.plaintiff.person)
    done = hand_in(one, trial.plaintiff.person, LATER)
    assert done.paper is not None
    assert item_of(done).side == "FIRST"


def test_fee_22_an_unpaid_counterclaim_falls_away_alone(counterclaim, trial):
    fee = FeeObligation._base_manager.get(about=counterclaim.reference)
    late = fee.limits.get().due_at + timedelta(minutes=1)
    escalate_overdue(late)
    fees.treat_as_withdrawn(
        FeeObligation._base_manager.get(pk=fee.pk), by=trial.judge, at=late
    )
    assert Filing._base_manager.get(pk=counterclaim.pk).state == "DEEMED_WITHDRAWN"
    assert trial.case.stage == Case.Stage.IN_TRIAL


def test_the_counterclaim_goes_on_when_the_suit_is_withdrawn(counterclaim, trial):
    pay(FeeObligation._base_manager.get(about=counterclaim.reference), trial.desk, LATER)
    requesting.grant(trial.ask(kinds.WITHDRAWAL), by=trial.judge, at=LATER)
    assert trial.case.stage == Case.Stage.IN_TRIAL
    mine = trial.ask(kinds.WITHDRAWAL, party=trial.defendant)
    requesting.grant(mine, by=trial.judge, at=LATER)
    assert trial.case.stage == Case.Stage.CLOSED


def test_no_counterclaim_joins_a_closed_case(served, trial):
    person = trial.defendant.person
    close(trial.case, by=trial.judge, at=LATER)
    draft = begin_counterclaim(served, by=person, at=LATER)
    said = {"by": person, "at": LATER}
    draft = actions.choose_form(draft, "general", **said)
    actions.save_answers(draft, {
        "claim.words": "判令返还20000元", "claim.amount": "20000", "facts.story": "多付。",
        "facts.reasons": "应当返还。",
    }, **said)
    actions.consent(draft, "FILING", True, "x", **said)
    with pytest.raises(Refused):
        actions.submit(draft, by=person, at=LATER)
    assert Filing._base_manager.get(pk=draft.pk).state == "DRAFT"
