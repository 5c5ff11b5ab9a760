"""Money: counted once, in full, whoever brings the word and however often."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.actions.settling import Effect
from portal.fees.asking_bank import ask_bank, pause_after, send_refunds
from portal.fees.bank import Status, Verdict
from portal.fees.models import (
    BankEvent,
    Difference,
    FeeObligation,
    PaymentOrder,
    Refund,
)
from portal.fees.rules import Matter, quote
from portal.fees.states.fee import State
from portal.notices.models import Message
from portal.papers.models import Paper
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, call, fresh, told

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def test_FEE22_the_notice_starts_seven_days_and_tells_the_payer(desk, heard):
    fee = desk.notify()
    limit = fee.limits.get()
    assert (fee.fen, fee.state) == (2_300_00, State.NOTIFIED)
    assert limit.due_on.isoformat() == "2026-03-23"
    assert "23:59" in f"{timezone.localtime(limit.due_at):%H:%M}"
    assert told(fee, desk.payer) == {"notified"}
    assert heard == ["notified"]
    assert Paper.objects.filter(about=fee.reference, template="fees/papers/notice.html").exists()
    assert Entry.objects.filter(record=fee.reference, verb="notify").count() == 1
    assert desk.case.timeline.filter(kind="fee.notified").exists()


def test_the_same_key_is_the_same_fee(desk):
    key = uuid.uuid4()
    fees = []
    for _time in range(2):
        demand = actions.Demand(
            court=desk.case.court, about=desk.case, label="x", payer=desk.payer,
            quote=_property(), case=desk.case,
        )
        fees.append(actions.notify(demand, key=key, by=desk.clerk, at=A_MONDAY))
    assert fees[0] == fees[1]
    assert FeeObligation._base_manager.count() == 1


def _property():
    return quote(Matter.PROPERTY, 100_000_00, on=A_MONDAY.date())


def test_nothing_is_notified_where_nothing_is_charged_or_by_a_stranger(desk):
    free = quote(Matter.SPECIAL_PROCEDURE, on=A_MONDAY.date())
    for quoted, by in ((free, desk.clerk), (_property(), desk.stranger)):
        demand = actions.Demand(
            court=desk.case.court, about=desk.case, label="x", payer=desk.payer, quote=quoted
        )
        with pytest.raises(Refused):
            actions.notify(demand, key=uuid.uuid4(), by=by, at=A_MONDAY)
    assert not FeeObligation._base_manager.exists()


def test_a_payment_counts_and_everybody_knows(desk, the_bank, heard):
    fee = desk.pay(desk.notify(), the_bank, A_MONDAY + DAY)
    assert (fee.state, fee.paid_fen) == (State.PAID, 2_300_00)
    assert fee.receipt_number == "吉0102〔2026〕PJ000001"
    assert told(fee, desk.payer) == {"notified", "paid"}
    assert heard == ["notified", "paid"]
    assert Paper.objects.filter(about=fee.reference, template="fees/papers/receipt.html").exists()
    limit = fee.limits.get()
    assert limit.was_kept
    assert desk.case.timeline.filter(kind="fee.paid").exists()


def test_receipts_are_numbered_without_gap(desk, the_bank):
    numbers = [desk.pay(desk.notify(), the_bank).receipt_number for _time in range(3)]
    assert [number[-1] for number in numbers] == ["1", "2", "3"]


def test_a_callback_nine_times_pays_once(desk, the_bank, client, heard):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    for time in range(9):
        assert call(client, order, event="same" if time % 2 else f"e{time}").status_code == 200
    assert fresh(fee).state == State.PAID
    assert fresh(fee).steps.filter(name="pay").count() == 1
    assert heard.count("paid") == 1
    assert told(fee, desk.payer) == {"notified", "paid"}
    assert BankEvent.objects.filter(event_id="same").count() == 1
    assert Message.objects.filter(about=fee.reference, kind="fees.paid").count() == 2  # 2 channels


def test_a_callback_before_the_page_was_even_shown_counts(desk, the_bank, client):
    fee = desk.notify()
    order = actions.begin_payment(fee, key=uuid.uuid4(), by=desk.payer, at=A_MONDAY)
    assert call(client, order).status_code == 200
    assert fresh(fee).state == State.PAID
    later = actions.hand_to_bank(fresh(order), the_bank, title="x", return_url="/", at=A_MONDAY)
    assert (later.state, the_bank.opened) == (PaymentOrder.State.PAID, [])


def test_a_wrong_amount_never_counts_and_goes_to_the_cashier(desk, the_bank, client):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    assert call(client, order, fen=220000).status_code == 200
    assert fresh(fee).state == State.NOTIFIED
    assert fresh(order).state == PaymentOrder.State.WRONG_AMOUNT
    difference = Difference.objects.unscoped(because="test").get()
    assert (difference.kind, difference.our_fen, difference.bank_fen) == (
        "WRONG_AMOUNT", 230000, 220000
    )
    assert "wrong_amount" in told(fee, desk.payer)
    assert told(fee, desk.cashier) == {"difference"}
    # The cashier sends it back; the payer pays rightly.
    refund = actions.send_back_wrong_amount(difference, by=desk.cashier, at=A_MONDAY)
    assert (refund.fen, refund.state) == (220000, Refund.State.RELEASED)
    assert desk.pay(fee, the_bank).state == State.PAID


def test_no_callback_at_all_is_found_by_asking_within_five_minutes(desk, the_bank):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    the_bank.pays(order, A_MONDAY + MINUTE)
    at = A_MONDAY + MINUTE
    while fresh(fee).state != State.PAID:
        at += timedelta(seconds=5)
        assert at <= A_MONDAY + 6 * MINUTE, "not found in time"
        ask_bank(at)
    assert ask_bank(at + MINUTE) == 0


def test_however_old_an_order_is_it_is_asked_about_within_five_minutes():
    ages = [timedelta(seconds=30) * number for number in range(2_000)]
    assert max(pause_after(age) for age in ages) < timedelta(minutes=5)


def test_a_silent_bank_makes_an_outcome_of_its_own_that_resolves_itself(desk, the_bank):
    fee = desk.notify()
    the_bank.silent = True
    order = desk.order(fee, the_bank)
    assert (order.state, order.page_url) == (PaymentOrder.State.UNCLEAR, "")
    with pytest.raises(Refused, match="不要再次|do not pay again|请勿"):
        actions.begin_payment(fee, key=uuid.uuid4(), by=desk.payer, at=A_MONDAY)
    ask_bank(A_MONDAY + MINUTE)
    assert fresh(order).state == PaymentOrder.State.UNCLEAR
    the_bank.silent = False
    ask_bank(A_MONDAY + 4 * MINUTE)  # the bank never heard of it
    assert fresh(order).state == PaymentOrder.State.CLOSED
    assert desk.pay(fee, the_bank, A_MONDAY + 5 * MINUTE).state == State.PAID


def test_closed_then_paid_counts_and_paid_then_closed_changes_nothing(desk, the_bank):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    closed, paid = Verdict(Status.CLOSED), Verdict(Status.PAID, 230000, "B1", A_MONDAY)
    assert actions.settle(order, closed, at=A_MONDAY) == Effect.CLOSED
    assert actions.settle(order, paid, at=A_MONDAY + MINUTE) == Effect.PAID
    assert actions.settle(order, closed, at=A_MONDAY + 2 * MINUTE) == Effect.NOTHING
    assert fresh(fee).state == State.PAID


def test_two_attempts_both_paid_count_once_and_the_second_goes_back(desk, the_bank):
    fee = desk.notify()
    first = desk.order(fee, the_bank)
    actions.settle(first, Verdict(Status.CLOSED), at=A_MONDAY)
    second = desk.order(fee, the_bank, A_MONDAY + MINUTE)
    assert actions.settle(second, the_bank.pays(second, A_MONDAY), at=A_MONDAY) == Effect.PAID
    assert actions.settle(first, the_bank.pays(first, A_MONDAY), at=A_MONDAY) == Effect.SURPLUS
    assert fresh(fee).paid_fen == 230000
    refund = Refund.objects.unscoped(because="test").get()
    assert (refund.order, refund.fen, refund.state) == (first, 230000, Refund.State.RELEASED)
    assert send_refunds(A_MONDAY + MINUTE) == 1
    assert send_refunds(A_MONDAY + 2 * MINUTE) == 0
    assert the_bank.given_back == [refund.public_id.hex]
    assert fresh(refund).state == Refund.State.DONE


def test_a_second_click_gets_the_same_order(desk, the_bank):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    assert actions.begin_payment(fee, key=uuid.uuid4(), by=desk.payer, at=A_MONDAY) == order
    assert PaymentOrder.objects.count() == 1


def test_nobody_pays_for_a_stranger_here_or_twice(desk, the_bank):
    fee = desk.notify()
    with pytest.raises(Refused):
        actions.begin_payment(fee, key=uuid.uuid4(), by=desk.stranger, at=A_MONDAY)
    desk.pay(fee, the_bank)
    with pytest.raises(Refused):
        actions.begin_payment(fee, key=uuid.uuid4(), by=desk.payer, at=A_MONDAY)
    assert PaymentOrder.objects.count() == 1


def test_FEE52_a_slip_at_the_counter_counts_once(desk):
    fee = desk.notify()
    with pytest.raises(Refused):
        actions.record_at_counter(
            fee, slip="S1", key=uuid.uuid4(), by=desk.clerk, at=A_MONDAY
        )
    key = uuid.uuid4()
    for _time in range(2):
        actions.record_at_counter(fee, slip="S1", key=key, by=desk.cashier, at=A_MONDAY)
    assert fresh(fee).state == State.PAID
    other = desk.notify()
    with pytest.raises(Refused):
        actions.record_at_counter(
            other, slip="S1", key=uuid.uuid4(), by=desk.cashier, at=A_MONDAY
        )
    assert fresh(other).state == State.NOTIFIED
    assert PaymentOrder.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_pay_once(desk, the_bank):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    verdict = the_bank.pays(order, A_MONDAY)
    barrier, effects = threading.Barrier(2), []

    def hear():
        try:
            barrier.wait()
            effects.append(actions.settle(order, verdict, at=A_MONDAY))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=hear) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(effects) == [Effect.NOTHING, Effect.PAID]
    assert fresh(fee).steps.filter(name="pay").count() == 1
    assert connection.vendor in ("sqlite", "postgresql")
