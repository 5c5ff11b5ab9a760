"""A changed claim and an ended case: what is still owed and what comes back."""

from datetime import date, timedelta

import pytest

from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.asking_bank import send_refunds
from portal.fees.models import (
    Difference,
    FeeObligation,
    Refund,
)
from portal.fees.rules import Changed, Procedure, Terms
from portal.fees.rules.limits import REFUND
from portal.fees.rules.matters import Matter
from portal.fees.rules.refunding import Ending, is_prepaid
from portal.fees.sweeps import escalate_overdue
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, fresh, told

pytestmark = pytest.mark.django_db
EIGHT_DAYS = 8 * DAY
SIMPLE = Terms(procedure=Procedure.SIMPLIFIED)


def change(desk, fee, before, after, at=A_MONDAY, **how):
    claim = Changed(before, after, **how)
    return actions.change_claim(fresh(fee), desk.case, claim, by=desk.clerk, at=at)


def test_FEE21_an_unpaid_fee_is_worked_out_again(desk):
    fee = desk.notify()
    change(desk, fee, 100_000_00, 200_000_00, A_MONDAY + DAY)
    held = fresh(fee)
    assert (held.fen, held.claim_fen, held.round) == (4_300_00, 200_000_00, 2)
    assert FeeObligation._base_manager.count() == 1


def test_FEE46_a_reduction_counts_for_the_fee_worked_out_again(desk):
    fee = desk.notify()
    application = desk.ask_relief(fee, "REDUCTION", ("DISASTER",))
    actions.grant(application, actions.Grant("REDUCTION", 50), by=desk.judge, at=A_MONDAY)
    change(desk, fee, 100_000_00, 200_000_00)
    assert (fresh(fee).owed_fen, fee.relief_entries.get().fen) == (2_150_00, 2_150_00)


def test_FEE21_a_larger_claim_owes_the_difference(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    top_up = change(desk, fee, 100_000_00, 200_000_00)
    assert (top_up.kind, top_up.fen, top_up.parent) == ("TOP_UP", 2_000_00, fee)
    assert sum(line["amount"] for line in top_up.lines) == 2_000_00
    assert fresh(fee).claim_fen == 200_000_00


def test_FEE21_a_smaller_claim_gets_the_difference_back_and_FEE35_not_when_late(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    assert change(desk, fee, 100_000_00, 80_000_00, late=True) is None
    refund = change(desk, fee, 80_000_00, 60_000_00)
    assert (refund.fen, refund.reason, refund.article) == (500_00, "REDUCED", "FEE 21")
    limit = fee.limits.get(rule=REFUND.code)
    assert (limit.due_on, limit.owner) == (date(2026, 3, 31), desk.cashier)


def test_INT199_turned_ordinary_owes_the_other_half_and_unpaid_gives_half_back(desk, the_bank):
    fee = desk.pay(desk.notify(terms=SIMPLE), the_bank)
    assert fee.paid_fen == 1_150_00
    half = change(desk, fee, 100_000_00, 100_000_00, converted=True)
    assert (half.kind, half.fen) == ("CONVERSION", 1_150_00)
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    actions.treat_as_withdrawn(fresh(half), by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    refund = Refund.objects.unscoped(because="test").get()
    assert (refund.fee, refund.fen, refund.article) == (fee, 575_00, "INT 199")


ENDINGS = [
    ("FEE15-mediated", {}, Ending.MEDIATED, 1_150_00, "FEE 15"),
    ("FEE15-withdrawn", {}, Ending.WITHDRAWN, 1_150_00, "FEE 15"),
    ("INT206-simplified-is-not-halved-again", {"terms": SIMPLE}, Ending.WITHDRAWN, 0, "FEE 15"),
    ("FEE27-refused", {}, Ending.REFUSED, 2_300_00, "FEE 27"),
    ("FEE25-to-the-police", {}, Ending.TO_POLICE, 2_300_00, "FEE 25"),
    ("FEE28-suspended", {}, Ending.SUSPENDED, 0, ""),
    ("FEE26-terminated", {}, Ending.TERMINATED, 0, ""),
]


@pytest.mark.parametrize(
    ("how", "ending", "fen", "article"), [case[1:] for case in ENDINGS],
    ids=[case[0] for case in ENDINGS],
)
def test_what_comes_back_when_a_case_ends(desk, the_bank, how, ending, fen, article):
    fee = desk.pay(desk.notify(**how), the_bank)
    refunds = actions.end_case(fee, ending, by=desk.judge, at=A_MONDAY)
    assert sum(refund.fen for refund in refunds) == fen
    assert {refund.article for refund in refunds} <= {article}


def test_FEE27_remand_is_for_appeals(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    with pytest.raises(Refused):
        actions.end_case(fee, Ending.REMANDED, by=desk.judge, at=A_MONDAY)


def test_top_ups_come_back_with_the_fee_and_nothing_twice(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    desk.pay(change(desk, fee, 100_000_00, 200_000_00), the_bank)
    refunds = actions.end_case(fresh(fee), Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    assert sum(refund.fen for refund in refunds) == 2_150_00
    assert actions.end_case(fresh(fee), Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY) == []


def test_FEE53_refunds_are_released_by_the_cashier_done_by_the_bank_and_told(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    [refund] = actions.end_case(fee, Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    assert send_refunds(A_MONDAY) == 0
    with pytest.raises(Refused):
        actions.release(refund, by=desk.clerk, at=A_MONDAY)
    actions.release(refund, by=desk.cashier, at=A_MONDAY)
    the_bank.silent = True
    assert send_refunds(A_MONDAY) == 0
    the_bank.silent = False
    assert send_refunds(A_MONDAY + timedelta(minutes=1)) == 1
    assert fresh(refund).state == Refund.State.DONE
    assert {"refund_opened", "refunded"} <= told(fee, desk.payer)
    assert fee.limits.get(rule=REFUND.code).met_at is not None
    with pytest.raises(Refused):
        actions.release(refund, by=desk.cashier, at=A_MONDAY)


def test_a_refund_the_bank_refuses_comes_back_to_the_cashier(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    [refund] = actions.end_case(fee, Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    actions.release(refund, by=desk.cashier, at=A_MONDAY)
    the_bank.refuses_refunds = True
    assert send_refunds(A_MONDAY) == 0
    assert fresh(refund).state == Refund.State.STUCK
    assert Difference.objects.unscoped(because="test").get().kind == "REFUND_STUCK"
    actions.record_transfer(refund, reference="T-1", by=desk.cashier, at=A_MONDAY)
    assert fresh(refund).state == Refund.State.DONE


def test_FEE53_a_late_refund_is_told_to_the_leader(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    actions.end_case(fee, Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    escalate_overdue(A_MONDAY + 20 * DAY)
    assert told(fee, desk.leader) == {"late_at_court"}


def test_more_never_goes_back_than_came(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    giving = actions.Giving(230001, Refund.Reason.REDUCED, "FEE 21")
    with pytest.raises(Refused):
        actions.open_refund(fee, giving, by=desk.cashier, at=A_MONDAY)
    assert not Refund.objects.unscoped(because="test").exists()


@pytest.mark.parametrize(
    ("matter", "wages", "first"),
    [
        (Matter.PROPERTY, False, True), (Matter.LABOUR, False, True),
        (Matter.LABOUR, True, False), (Matter.ENFORCEMENT, False, False),
        (Matter.BANKRUPTCY, False, False), (Matter.PRESERVATION, False, True),
    ],
    ids=lambda value: str(value),
)
def test_FEE20_who_pays_first(matter, wages, first):
    assert is_prepaid(matter, claims_wages=wages) == first
