"""The fee between registering and handing over: due, settled, or never paid (FEE 8, 20, 22, 49)."""

import uuid
from datetime import datetime

import pytest

from filing.actions import docketing
from filing.court_papers import papers_of
from filing.models import Filing
from filing.rules import kinds
from filing.states import State
from portal.cases.models import Case
from portal.common.refusals import Refused
from portal.dossier.actions import dossier_of
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.sweeps import escalate_overdue
from tests.builders import A_MONDAY, SHANGHAI

WAGES = "205.5"


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def fresh(filing: Filing) -> Filing:
    return Filing._base_manager.get(pk=filing.pk)


def fee_of(filing: Filing) -> FeeObligation:
    return FeeObligation.objects.unscoped(because="a test").get(about=filing.reference)


def test_fee_22_the_notice_goes_out_with_the_number_and_its_seven_days(desk):
    filing = desk.accepted()
    fee = fee_of(filing)
    assert (fee.case, fee.payer, fee.label) == (filing.case, filing.filer, filing.case.number)
    assert fee.fen == 300_00  # FEE 13(1): 50 + 2.5 % of what lies above 10,000 of 20,000 yuan
    assert fee.limits.get().due_on.isoformat() == "2026-03-23"


@pytest.mark.parametrize(
    "fields",
    [{"cause_no": WAGES}, {"kind": kinds.ENFORCEMENT}, {"kind": kinds.CONFIRMATION}],
    ids=["FEE 20: unpaid wages", "FEE 20: enforcement", "FEE 8: special procedure"],
)
def test_where_nothing_is_paid_in_advance_the_case_goes_on_at_once(desk, fields):
    filing = desk.accepted(**fields)
    assert not FeeObligation.objects.unscoped(because="a test").exists()
    assert filing.limits.filter(rule="HAND_OVER").exists()


def test_fee_22_paid_so_the_case_goes_on_within_three_days(desk):
    filing = desk.accepted()
    with pytest.raises(Refused):
        docketing.hand_over(filing, by=desk.clerk, at=at(3, 17))
    fees.record_at_counter(
        fee_of(filing), slip="0001", key=uuid.uuid4(), by=desk.cashier, at=at(3, 18)
    )
    assert filing.limits.get(rule="HAND_OVER").due_at == at(3, 23, 17)
    filing = docketing.hand_over(filing, by=desk.clerk, at=at(3, 19))
    assert filing.state == State.DOCKETED


@pytest.mark.parametrize("kind", ["EXEMPTION", "DEFERRAL"], ids=["FEE 45", "FEE 47, 49"])
def test_relief_lets_the_case_go_on(desk, kind):
    filing = desk.accepted()
    fee = fee_of(filing)
    ground = "ALLOWANCE" if kind == "EXEMPTION" else "LEGAL_AID"
    wish = fees.Asking(
        fee.court, fee.about, fee.label, fee.payer, kind, (ground,), "领取最低生活保障金",
        "低保证", case=fee.case, fee=fee,
    )
    asked = fees.ask_relief(wish, key=uuid.uuid4(), by=filing.filer, at=at(3, 17))
    until = at(9, 1).date() if kind == "DEFERRAL" else None
    fees.grant(asked, fees.Grant(kind, until=until), by=desk.head, at=at(3, 18))
    assert fresh(filing).limits.filter(rule="HAND_OVER").exists()


def test_int_213_only_after_a_judge_confirms_is_it_treated_as_withdrawn(desk):
    filing = desk.accepted()
    escalate_overdue(at(3, 24, 9))
    assert fresh(filing).state == State.ACCEPTED
    with pytest.raises(Refused):
        fees.treat_as_withdrawn(fee_of(filing), by=desk.clerk, at=at(3, 25))
    fees.treat_as_withdrawn(fee_of(filing), by=desk.judge, at=at(3, 25))
    filing = fresh(filing)
    assert filing.state == State.DEEMED_WITHDRAWN
    assert Case.objects.unscoped(because="a test").get().stage == Case.Stage.CLOSED
    assert papers_of(filing).last().occasion.startswith("deemed_withdrawal")


def test_the_fee_notice_and_the_courts_notices_stand_in_the_dossier(desk):
    filing = desk.accepted()
    dossier = dossier_of(filing.case)
    slots = list(dossier.items.values_list("slot", flat=True))
    assert {"ACCEPTANCE", "EVIDENCE_NOTICE", "FEES", "COMPLAINT", "EVIDENCE"} <= set(slots)
    assert dossier.about == filing.reference


def test_lr_8_registered_at_expiry_the_fee_is_notified_all_the_same(desk):
    filing = docketing.register_at_expiry(desk.submitted(A_MONDAY), at=at(3, 23, 17))
    assert fee_of(filing).limits.get().due_on.isoformat() == "2026-03-30"
