"""Handing in: the receipt, the first date, the court's clock, and that it happens once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from filing import actions
from filing.actions.submitting import resubmit, submit
from filing.models import CheckResult, Filing, ReceiptSeries, Submission
from filing.snapshots import digest_of
from filing.states import State
from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.courts.models import Policy
from portal.notices.models import Message
from tests.builders import A_MONDAY, a_court, a_person
from tests.filing.builders import (
    a_complete_draft,
    a_draft,
    a_submitted_filing,
    a_verified_person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]

NEXT_DAY = A_MONDAY + timedelta(days=1)


def fresh(filing):
    return Filing._base_manager.get(pk=filing.pk)


def asked_to_correct(filing, at=NEXT_DAY):
    """As the court's notice leaves it; the notice itself is tested where it is made."""
    Filing._base_manager.filter(pk=filing.pk).update(state=State.CORRECTION_REQUIRED)
    filing.limits.update(met_at=at)
    return fresh(filing)


def test_lr_2_int_208_a_dated_receipt_with_court_year_and_a_number_without_gaps():
    numbers = [a_submitted_filing().number for _again in range(3)]
    assert numbers == [f"SQ2026-0104-{n:05d}" for n in (1, 2, 3)]
    assert a_submitted_filing(court="吉01").number == "SQ2026-01-00001"
    late = a_complete_draft(at=A_MONDAY)
    new_year = A_MONDAY.replace(year=2027, month=1, day=1, hour=0, minute=30)
    assert submit(late, by=late.filer, at=new_year).number == "SQ2027-0104-00001"


def test_what_is_submitted_is_frozen_with_a_fingerprint_of_data_and_files():
    filing = a_submitted_filing()
    kept = filing.submissions.get()
    assert kept.snapshot["answers"]["claim.principal[0]"] == "20000"
    assert [one["sha256"] for one in kept.files] == [m.sha256 for m in filing.materials.all()]
    assert kept.digest == digest_of(kept.snapshot, kept.files)
    other = {**kept.snapshot, "answers": {**kept.snapshot["answers"], "claim.principal[0]": "2000"}}
    assert digest_of(other, kept.files) != kept.digest
    swapped = [{**kept.files[0], "sha256": "0" * 64}]
    assert digest_of(kept.snapshot, swapped) != kept.digest


def test_personal_numbers_stay_sealed_in_what_is_kept():
    filing = a_submitted_filing()
    party = filing.parties.get(side="PLAINTIFF")
    assert party.number
    assert party.number not in str(filing.submissions.get().snapshot)


def test_every_check_that_ran_is_kept_with_its_version():
    results = CheckResult.objects.filter(submission__filing=a_submitted_filing())
    assert results.filter(rule="CLAIM-1", outcome="PASSED", version=1).exists()
    assert not results.filter(outcome="FAILED", rule__in=["COURT-1", "PARTY-1"]).exists()


@pytest.mark.parametrize(
    ("channel", "rule", "due"),
    [
        pytest.param("ONLINE", "DECISION", "2026-03-23 17:00", id="CPL-126-seven-days"),
        pytest.param(
            "CROSS_BORDER", "DECISION_CROSS_BORDER", "2026-03-25 17:00", id="seven-working-days"
        ),
    ],
)
def test_the_court_decides_within_the_limit_of_the_way_in(channel, rule, due):
    limit = a_submitted_filing(channel=channel).limits.get()
    assert (limit.rule, f"{limit.due_at.astimezone(A_MONDAY.tzinfo):%F %H:%M}") == (rule, due)


def test_submitting_tells_the_filer_and_leaves_one_audit_row():
    filing = a_submitted_filing()
    told = Message.objects.filter(about=filing.reference, person=filing.filer)
    assert set(told.values_list("kind", flat=True)) == {"filing.received"}
    assert Entry.objects.filter(record=filing.reference, verb="submit").count() == 1


def test_submitting_twice_files_once():
    filing = a_submitted_filing()
    again = submit(filing, by=filing.filer, at=NEXT_DAY)
    assert (again.number, again.first_submitted_at) == (filing.number, A_MONDAY)
    assert Submission.objects.filter(filing=filing).count() == 1
    assert Entry.objects.filter(record=filing.reference, verb="submit").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_file_once():
    draft = a_complete_draft()
    start, numbers, faults = threading.Barrier(2), [], []

    def press():
        try:
            mine = Filing._base_manager.get(pk=draft.pk)
            start.wait(timeout=20)
            numbers.append(submit(mine, by=draft.filer, at=A_MONDAY).number)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    tabs = [threading.Thread(target=press) for _tab in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join(timeout=60)
    assert not faults
    assert numbers == ["SQ2026-0104-00001"] * 2
    assert Submission.objects.count() == 1
    assert ReceiptSeries.objects.get().last == 1


def test_what_another_tab_changed_is_not_submitted_unseen():
    draft = a_complete_draft()
    from filing.snapshots import freeze

    seen = freeze(draft).digest
    actions.choose_court(draft, a_court("吉0102"), by=draft.filer, at=A_MONDAY)
    with pytest.raises(Refused, match="再看一遍|once more"):
        submit(draft, by=draft.filer, at=A_MONDAY, seen=seen)
    assert fresh(draft).state == State.DRAFT


def unverified():
    draft = a_complete_draft()
    draft.filer.identities.all().delete()
    return fresh(draft)


def without_other_side():
    draft = a_complete_draft()
    actions.remove_party(draft.parties.get(side="DEFENDANT"), by=draft.filer, at=A_MONDAY)
    return draft


def with_nothing_asked():
    draft = a_complete_draft()
    draft.answers.all().delete()
    return draft


@pytest.mark.parametrize(
    ("make", "anchor"),
    [
        pytest.param(unverified, None, id="OL-7-identity"),
        pytest.param(a_draft, "task:court", id="CPL-124-no-court"),
        pytest.param(without_other_side, "task:other", id="CPL-122(2)-nobody-sued"),
        pytest.param(with_nothing_asked, "task:matter", id="CPL-122(3)-nothing-asked"),
    ],
)
def test_what_is_no_filing_is_refused_and_leaves_nothing(make, anchor):
    draft = make()
    with pytest.raises(Refused) as refused:
        submit(draft, by=draft.filer, at=A_MONDAY)
    assert refused.value.field == anchor
    assert fresh(draft).state == State.DRAFT
    assert not Submission.objects.exists()
    assert not ReceiptSeries.objects.filter(last__gt=0).exists()
    assert not Entry.objects.filter(verb="submit").exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize("who", [a_person, a_verified_person])
def test_nobody_submits_for_a_stranger(who):
    draft = a_complete_draft()
    with pytest.raises(Refused):
        submit(draft, by=who(), at=A_MONDAY)


def test_lr_2_int_208_a_correction_is_the_next_round_and_keeps_the_first_date():
    filing = asked_to_correct(a_submitted_filing())
    actions.save_answer(
        filing, "claim.principal", "18000", version=1, by=filing.filer, at=NEXT_DAY
    )
    filing = resubmit(filing, by=filing.filer, at=NEXT_DAY)
    assert (filing.round, filing.state) == (2, State.UNDER_REVIEW)
    assert (filing.first_submitted_at, filing.submitted_at) == (A_MONDAY, NEXT_DAY)
    first, second = filing.submissions.all()
    assert first.snapshot["answers"]["claim.principal[0]"] == "20000"
    assert second.snapshot["answers"]["claim.principal[0]"] == "18000"


@pytest.mark.parametrize(
    ("counts", "due"),
    [
        pytest.param("no", "2026-03-24", id="INT-126-the-day-after"),
        pytest.param("yes", "2026-03-23", id="LR-7-the-day-itself"),
    ],
)
def test_int_126_ol_9_lr_7_the_limit_starts_anew_when_corrections_arrive(counts, due):
    filing = asked_to_correct(a_submitted_filing())
    Policy.objects.create(
        court=filing.court, key=Policy.Key.CORRECTED_DAY_COUNTS, value=counts,
        valid_from=A_MONDAY.date(),
    )
    actions.save_answer(
        filing, "claim.principal", "18000", version=1, by=filing.filer, at=NEXT_DAY
    )
    filing = resubmit(filing, by=filing.filer, at=NEXT_DAY)
    assert filing.limits.get(round=2).due_on.isoformat() == due


def test_handing_in_the_same_again_is_no_correction():
    filing = asked_to_correct(a_submitted_filing())
    with pytest.raises(Refused):
        resubmit(filing, by=filing.filer, at=NEXT_DAY)
    assert fresh(filing).round == 1
