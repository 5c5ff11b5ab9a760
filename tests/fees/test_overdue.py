"""Not paid in time: nothing is withdrawn before a judge says so. Articles in the names."""

from datetime import date, timedelta

import pytest

from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.models import (
    Difference,
    PaymentOrder,
    Refund,
)
from portal.fees.rules.limits import CONFIRMATION, PAYMENT
from portal.fees.states.fee import State
from portal.fees.sweeps import escalate_overdue, remind_before_due
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, fresh, told

pytestmark = pytest.mark.django_db
EIGHT_DAYS = 8 * DAY


def test_FEE22_unpaid_after_seven_days_waits_for_a_judge_and_withdraws_nothing(desk, heard):
    fee = desk.notify()
    assert escalate_overdue(A_MONDAY + 7 * DAY) == 0
    assert escalate_overdue(A_MONDAY + EIGHT_DAYS) == 1
    assert escalate_overdue(A_MONDAY + EIGHT_DAYS) == 0
    held = fresh(fee)
    assert held.state == State.OVERDUE
    assert held.limits.get(rule=CONFIRMATION.code).owner == desk.judge
    assert told(fee, desk.payer) == {"notified", "overdue"}
    assert told(fee, desk.judge) == {"judge_overdue"}
    assert heard == ["notified", "overdue"]


def test_FEE22_only_a_judge_or_head_treats_as_withdrawn(desk, heard):
    fee = desk.notify()
    for who in (desk.judge, desk.head):
        with pytest.raises(Refused):
            actions.treat_as_withdrawn(fee, by=who, at=A_MONDAY)  # the seven days still run
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    for who in (desk.payer, desk.clerk, desk.cashier, desk.leader, desk.stranger):
        with pytest.raises(Refused):
            actions.treat_as_withdrawn(fee, by=who, at=A_MONDAY + EIGHT_DAYS)
    actions.treat_as_withdrawn(fee, by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    assert fresh(fee).state == State.WITHDRAWN
    assert heard[-1] == "treated_as_withdrawn"
    assert "withdrawn" in told(fee, desk.payer)


def test_FEE22_a_judge_may_give_seven_more_days_with_a_reason(desk):
    fee = desk.notify()
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    with pytest.raises(Refused):
        actions.give_time(fee, why=" ", by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    actions.give_time(fee, why="住院", by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    held = fresh(fee)
    assert held.state == State.NOTIFIED
    assert held.limits.get(rule=PAYMENT.code, round=2).due_on == date(2026, 3, 31)


def test_paying_late_still_counts_until_a_judge_has_decided(desk, the_bank):
    fee = desk.notify()
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    assert desk.pay(fee, the_bank, A_MONDAY + 9 * DAY).state == State.PAID
    assert fee.limits.get(rule=CONFIRMATION.code).cancelled_at is not None


def test_money_under_way_at_the_last_minute_is_asked_about_before_the_limit_is_judged(
    desk, the_bank
):
    fee = desk.notify()
    due_at = fee.limits.get().due_at
    order = desk.order(fee, the_bank, due_at - timedelta(minutes=3))
    the_bank.pays(order, due_at - timedelta(minutes=1))
    escalate_overdue(due_at + timedelta(seconds=1))
    held = fresh(fee)
    assert (held.state, held.steps.filter(name="expire").count()) == (State.PAID, 0)
    assert held.limits.get(rule=PAYMENT.code).was_kept


def test_no_judge_withdraws_while_money_is_under_way(desk, the_bank):
    fee = desk.notify()
    the_bank.silent = True
    desk.order(fee, the_bank, A_MONDAY + 7 * DAY)
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    with pytest.raises(Refused):
        actions.treat_as_withdrawn(fee, by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    assert fresh(fee).state == State.OVERDUE


def test_paid_in_time_yet_withdrawn_is_put_before_the_court(desk, the_bank):
    fee = desk.notify()
    order = desk.order(fee, the_bank, A_MONDAY)
    paid = the_bank.pays(order, A_MONDAY + DAY)
    PaymentOrder.objects.update(state="CLOSED", next_query_at=None)  # the bank said so, wrongly
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    actions.treat_as_withdrawn(fee, by=desk.judge, at=A_MONDAY + 9 * DAY)
    actions.settle(order, paid, at=A_MONDAY + 10 * DAY)
    difference = Difference.objects.unscoped(because="test").get()
    assert difference.kind == "PAID_YET_WITHDRAWN"
    assert Refund.objects.unscoped(because="test").get().state == Refund.State.DUE


def test_reminders_come_before_the_last_day_and_not_after_paying(desk, the_bank):
    fee, other = desk.notify(), desk.notify()
    desk.pay(other, the_bank)
    assert remind_before_due(A_MONDAY + 5 * DAY) == 1
    assert remind_before_due(A_MONDAY + 5 * DAY) == 0
    assert "remind_payer" in told(fee, desk.payer)
    assert "remind_payer" not in told(other, desk.payer)


def test_a_judge_who_does_not_decide_is_told_of_above(desk):
    fee = desk.notify()
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    escalate_overdue(A_MONDAY + 20 * DAY)
    assert told(fee, desk.leader) == {"late_at_court"}


def test_a_cancelled_fee_sends_late_money_back(desk, the_bank, heard):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    with pytest.raises(Refused):
        actions.void(fee, why="", by=desk.clerk, at=A_MONDAY)
    actions.void(fee, why="立案材料已退回", by=desk.clerk, at=A_MONDAY)
    actions.settle(order, the_bank.pays(order, A_MONDAY), at=A_MONDAY)
    assert fresh(fee).state == State.VOID
    assert Refund.objects.unscoped(because="test").get().fen == 230000
    assert heard[-1] == "voided"
