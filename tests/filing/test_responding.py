"""The other side: served, joined, understood, answered (CPL 128, 130; OL 10)."""

import re
from datetime import timedelta

import pytest

from filing.actions import requesting, responding
from filing.actions.counterclaim import begin_counterclaim
from filing.actions.editing import Stale
from filing.actions.responding import Said
from filing.case_sweeps import remind_of_answers, stamp_late_answers
from filing.disputing import lines_of
from filing.models import AnswerLimit, CaseRequest, ServedComplaint, Stance
from filing.rules import requests as kinds
from portal.cases.models import Case
from portal.common.refusals import Refused
from portal.notices.models import Message
from portal.people import codes
from tests.builders import A_MONDAY, an_office
from tests.filing.answers import hand_in
from tests.filing.builders import a_verified_person

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=2)


@pytest.fixture
def letters(monkeypatch, django_capture_on_commit_callbacks):
    """Text messages that left at once: (phone, words)."""
    out = []
    monkeypatch.setattr(codes, "deliver", lambda phone, words: out.append((phone, words)))
    return out


@pytest.fixture
def filing(desk):
    return desk.accepted()


@pytest.fixture
def served(filing, letters, django_capture_on_commit_callbacks):
    """A complaint on its way, and the code that was sent with it."""
    with django_capture_on_commit_callbacks(execute=True):
        (one,) = responding.serve_complaint(filing, by=None, at=A_MONDAY)
    code = re.search(r"[A-Z2-9]{5}-[A-Z2-9]{5}", letters[-1][1]).group()
    return one, code


@pytest.fixture
def defendant(filing):
    name = filing.case.parties.get(side="DEFENDANT").name
    return a_verified_person(full_name=name)


@pytest.fixture
def joined(served, defendant):
    return responding.join(served[1], by=defendant, at=LATER)


def first_row(served):
    from filing.reading import complaint_of

    return next(complaint_of(served.filing).rows())


def test_cpl_128_the_complaint_goes_out_once_and_meets_its_limit(filing, served):
    assert responding.serve_complaint(filing, by=None, at=LATER) == []
    limit = filing.limits.get(rule="SERVE_COMPLAINT")
    assert limit.met_at == A_MONDAY


def test_nothing_is_served_before_the_case_is_registered(desk):
    with pytest.raises(Refused):
        responding.serve_complaint(desk.submitted(), by=desk.clerk, at=A_MONDAY)


def test_ol_10_joining_needs_code_and_proved_identity_and_starts_fifteen_days(served, defendant):
    one = responding.join(served[1].lower(), by=defendant, at=LATER)
    assert one.party.person == defendant
    answer = one.limits.get(rule="ANSWER")
    assert (answer.due_on - LATER.date()).days in (15, 16, 17)
    assert one.limits.get(rule="JOIN").met_at == LATER
    assert Case.objects.visible_to(defendant).filter(pk=one.filing.case_id).exists()


@pytest.mark.parametrize("who", ["wrong code", "stranger", "not proved"])
def test_nobody_else_joins_and_all_hear_the_same(served, defendant, who):
    person, code = defendant, served[1]
    if who == "wrong code":
        code = "ABCDE-23456"
    elif who == "stranger":
        person = a_verified_person(full_name="别人试一")
    else:
        person.identities.all().delete()
        person.__dict__.pop("is_verified", None)
    with pytest.raises(Refused):
        responding.join(code, by=person, at=LATER)
    assert not ServedComplaint.objects.unscoped(because="test").filter(joined_at__isnull=False)
    assert not AnswerLimit.objects.filter(rule="ANSWER").exists()


def test_a_new_code_makes_the_old_one_useless(served, desk, defendant):
    fresh = responding.renew_code(served[0], by=desk.clerk, at=A_MONDAY)
    with pytest.raises(Refused):
        responding.join(served[1], by=defendant, at=LATER)
    assert responding.join(fresh, by=defendant, at=LATER).joined_at == LATER


def test_the_code_is_kept_nowhere(served):
    kept = served[1].replace("-", "")
    row = ServedComplaint.objects.unscoped(because="test").values().get()
    assert all(kept not in str(value) for value in row.values())
    assert not Message.objects.filter(facts__icontains=kept).exists()


def test_a_stance_is_saved_and_another_tab_cannot_overwrite_it(joined, defendant):
    row = first_row(joined)
    said = Said(row.key, row.item, "DISPUTE", "不是事实。")
    responding.take_stance(joined, said, version=0, by=defendant, at=LATER)
    with pytest.raises(Stale):
        responding.take_stance(joined, said, version=0, by=defendant, at=LATER)
    assert Stance.objects.get().version == 1


def test_cpl_128_an_answer_is_handed_in_and_forwarded_within_five_days(joined, defendant):
    with pytest.raises(Refused):
        hand_in(joined, defendant, LATER)
    responding.save_words(joined, "已经还清。", version=0, by=defendant)
    one = hand_in(joined, defendant, LATER)
    assert one.limits.get(rule="ANSWER").was_kept
    assert one.limits.get(rule="FORWARD_ANSWER").met_at is None
    with pytest.raises(Refused):
        responding.save_words(one, "再改", version=1, by=defendant)


def test_cpl_128_a_late_answer_is_taken_and_stays_late(joined, defendant):
    due = joined.limits.get(rule="ANSWER").due_at
    assert stamp_late_answers(due + timedelta(minutes=1)) >= 1
    responding.save_words(joined, "迟到的答辩。", version=0, by=defendant)
    one = hand_in(joined, defendant, due + timedelta(days=1))
    assert one.limits.get(rule="ANSWER").was_kept is False


def test_the_party_is_reminded_before_the_answer_is_due(joined):
    due = joined.limits.get(rule="ANSWER").due_at
    remind_of_answers(due - timedelta(hours=20))
    remind_of_answers(due - timedelta(hours=20))
    assert Message.objects.filter(kind="filing.answer_remind", channel="IN_APP").count() == 1


def test_the_matrix_folds_what_is_agreed(joined, defendant):
    rows = [first_row(joined)]
    said = Said(rows[0].key, rows[0].item, "AGREE")
    responding.take_stance(joined, said, version=0, by=defendant, at=LATER)
    assert not any(line.is_agreed for line in lines_of(joined.filing)), "not before handing in"
    hand_in(joined, defendant, LATER)
    agreed = [line for line in lines_of(joined.filing) if line.is_agreed]
    assert [line.label for line in agreed] == [rows[0].label]


def test_fee_18_a_counterclaim_is_begun_once_in_the_same_case(joined, defendant):
    draft = begin_counterclaim(joined, by=defendant, at=LATER)
    assert begin_counterclaim(joined, by=defendant, at=LATER) == draft
    assert draft.origin_case == joined.filing.case
    assert draft.parties.filter(side="DEFENDANT").count() == 1
    with pytest.raises(Refused):
        begin_counterclaim(joined, by=joined.filing.filer, at=LATER)


def test_cpl_130_an_objection_comes_within_the_answer_period(joined, defendant, key):
    asked = requesting.Asked(kinds.OBJECTION, "合同约定别处。", proposed_court=joined.court)
    party = joined.party
    made = requesting.ask(
        party, asked, requester=defendant, by=defendant, key=key(), at=LATER
    )
    assert made.state == "FILED"
    late = joined.limits.get(rule="ANSWER").due_at
    with pytest.raises(Refused):
        requesting.ask(party, asked, requester=defendant, by=defendant, key=key(), at=late)


@pytest.fixture
def key():
    import uuid

    return uuid.uuid4


def test_the_first_screen_says_who_what_when_and_what_if_not(joined, defendant, client_of):
    browser = client_of(defendant)
    page = browser.get(f"/respond/{joined.public_id}/").content.decode()
    assert joined.filing.filer.full_name in page
    assert "20000元" in page
    assert "15" in page
    assert "缺席" in page or "不答辩" in page or "不到庭" in page
    answer = browser.get(f"/respond/{joined.public_id}/answer/")
    assert answer.status_code == 200
    kept = browser.post(
        f"/respond/{joined.public_id}/answer/",
        {"words": "已经还清。", "version": "0", "save": "1"},
    )
    assert kept.status_code == 302
    assert "已经还清。" in browser.get(f"/respond/{joined.public_id}/answer/").content.decode()


def test_foreign_and_absent_complaints_look_alike(joined, client_of):
    browser = client_of(a_verified_person())
    for path in ("", "answer/"):
        foreign = browser.get(f"/respond/{joined.public_id}/{path}")
        absent = browser.get(f"/respond/00000000-0000-4000-8000-000000000000/{path}")
        assert foreign.status_code == absent.status_code == 404


def test_only_the_judge_of_the_case_decides_and_refusal_needs_reasons(filing, desk, key):
    from portal.people.roles import Role

    plaintiff = filing.case.parties.get(side="PLAINTIFF")
    judge = an_office(Role.JUDGE, desk.civil)
    Case.objects.unscoped(because="test").filter(pk=filing.case_id).update(judge=judge)
    asked = requesting.Asked(kinds.WITHDRAWAL, "双方已经和解。")
    made = requesting.ask(
        plaintiff, asked, requester=filing.filer, by=filing.filer, key=key(), at=LATER
    )
    for person in (desk.clerk, filing.filer):
        with pytest.raises(Refused):
            requesting.grant(made, by=person, at=LATER)
    with pytest.raises(Refused):
        requesting.refuse(made, words=" ", by=judge, at=LATER)
    done = requesting.grant(made, words="准许。", by=judge, at=LATER)
    assert done.state == "GRANTED"
    assert Message.objects.filter(kind="filing.request_decided").exists()


def test_cpl_61_an_agent_appointed_by_request_acts_at_once(filing, key):
    plaintiff = filing.case.parties.get(side="PLAINTIFF")
    lawyer = a_verified_person()
    asked = requesting.Asked(kinds.APPOINT_AGENT, agent=lawyer, authority="GENERAL")
    same = key()
    for _again in range(2):
        made = requesting.ask(
            plaintiff, asked, requester=filing.filer, by=filing.filer, key=same, at=LATER
        )
    assert made.state == "NOTED"
    assert CaseRequest.objects.unscoped(because="test").count() == 1
    assert Case.objects.visible_to(lawyer).filter(pk=filing.case_id).exists()
    ended = requesting.Asked(kinds.REVOKE_AGENT, agent=lawyer)
    requesting.ask(
        plaintiff, ended, requester=filing.filer, by=filing.filer, key=key(), at=LATER
    )
    assert not Case.objects.visible_to(lawyer).filter(pk=filing.case_id).exists()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (requesting.Asked(kinds.CHANGE_CLAIMS, "增加"), "amount"),
        (requesting.Asked(kinds.CHANGE_ADDRESS), "address"),
        (requesting.Asked(kinds.WITHDRAWAL), "words"),
        (requesting.Asked(kinds.APPOINT_AGENT), "agent"),
    ],
    ids=["INT 232 sum", "PS 4 address", "CPL 148 words", "CPL 62 who"],
)
def test_a_request_without_what_it_needs_is_refused_and_leaves_nothing(filing, key, asked, field):
    plaintiff = filing.case.parties.get(side="PLAINTIFF")
    with pytest.raises(Refused) as refused:
        requesting.ask(
            plaintiff, asked, requester=filing.filer, by=filing.filer, key=key(), at=LATER
        )
    assert refused.value.field == field
    assert not CaseRequest.objects.unscoped(because="test").exists()
