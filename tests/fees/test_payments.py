"""Money: counted once, in full, whoever brings the word and however often."""

import json
import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st

from portal.audit.models import Entry
from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.common.refusals import Refused
from portal.fees import actions, events
from portal.fees.actions.settling import Effect
from portal.fees.asking_bank import ask_bank, pause_after, send_refunds
from portal.fees.bank import Row, Status, Verdict
from portal.fees.models import (
    BankEvent,
    Difference,
    FeeObligation,
    PaymentOrder,
    Reconciliation,
    Refund,
)
from portal.fees.rules import Matter, quote
from portal.fees.statements import compare_statements
from portal.fees.states.fee import State
from portal.notices.models import Message
from portal.papers.models import Paper
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, fresh

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
HOOK = "/api/v1/hooks/payments/"
SECRET = "sandbox"


def told(record, person=None):
    rows = Message.objects.filter(about=record.reference)
    if person is not None:
        rows = rows.filter(person=person)
    return {kind.removeprefix("fees.") for kind in rows.values_list("kind", flat=True)}


@pytest.fixture
def heard():
    """Everything fees announce, in order, as names."""
    said = []
    receivers = []
    for name in ("notified", "paid", "overdue", "treated_as_withdrawn", "refunded", "relieved",
                 "deferred", "voided"):
        def listen(sender, fee, name=name, **facts):
            said.append(name)
        getattr(events, name).connect(listen)
        receivers.append((getattr(events, name), listen))
    yield said
    for signal, listen in receivers:
        signal.disconnect(listen)


def call(client, order, *, event="e1", secret=SECRET, when=None, **said):
    body = json.dumps(
        {"event": event, "order": order.number if order else "nothing", "status": "PAID",
         "fen": 230000, "bank_ref": "B1", "paid_at": A_MONDAY.isoformat(), **said}
    ).encode()
    stamp = str(int((when or timezone.now()).timestamp()))
    return client.post(
        HOOK, data=body, content_type="application/json",
        headers={TIMESTAMP: stamp, SIGNATURE: signature(secret, stamp, body)},
    )


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


@pytest.mark.parametrize("wrong", ["forged", "stale", "changed", "unsigned"])
def test_a_forged_callback_is_refused_and_changes_nothing(desk, the_bank, client, wrong):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    if wrong == "forged":
        response = call(client, order, secret="forger")
    elif wrong == "stale":
        response = call(client, order, when=timezone.now() - timedelta(minutes=6))
    elif wrong == "changed":
        stamp = str(int(timezone.now().timestamp()))
        response = client.post(
            HOOK, data=b'{"event":"x"}', content_type="application/json",
            headers={TIMESTAMP: stamp, SIGNATURE: signature("sandbox", stamp, b"{}")},
        )
    else:
        response = client.post(HOOK, data=b"{}", content_type="application/json")
    assert response.status_code == 401
    assert fresh(fee).state == State.NOTIFIED
    assert not BankEvent.objects.exists()


@pytest.mark.parametrize(
    "said",
    [{"status": "RICH"}, {"fen": "230000"}, {"fen": -1}, {"fen": True}, {"paid_at": "noon"},
     {"bank_ref": ""}, {"event": ""}, {"status": "UNKNOWN"}, {"paid_at": "2026-03-16T10:00:00"}],
    ids=str,
)
def test_an_unreadable_callback_is_told_so(desk, the_bank, client, said):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    event = said.pop("event", "e1")
    assert call(client, order, event=event, **said).status_code == 422
    assert fresh(fee).state == State.NOTIFIED


def test_a_callback_about_an_unknown_order_is_answered_404(desk, client):
    assert call(client, None).status_code == 404


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


# -- The statement --------------------------------------------------------------------------------
def row(order, at=A_MONDAY, fen=230000, kind="PAYMENT"):
    return Row(kind, order.number, fen, f"B{order.pk}", at)


def test_the_statement_heals_what_was_missed_and_agrees_with_what_was_heard(desk, the_bank):
    paid = desk.pay(desk.notify(), the_bank)
    missed = desk.notify()
    order = desk.order(missed, the_bank)
    the_bank.rows = [row(paid.orders.get()), row(order)]
    assert compare_statements(A_MONDAY + DAY) >= 1
    assert fresh(missed).state == State.PAID
    assert not Difference.objects.unscoped(because="test").exists()
    compared = Reconciliation.objects.unscoped(because="test").get(day=A_MONDAY.date())
    assert (compared.rows, compared.received_fen) == (2, 460000)
    assert compare_statements(A_MONDAY + DAY) == 0


def test_what_does_not_agree_goes_to_the_cashier_once(desk, the_bank):
    desk.pay(desk.notify(), the_bank)
    the_bank.rows = [Row("PAYMENT", "nobody", 5_00, "B99", A_MONDAY)]
    compare_statements(A_MONDAY + DAY)
    kinds = Difference.objects.unscoped(because="test").values_list("kind", flat=True)
    assert sorted(kinds) == ["MISSING_AT_BANK", "UNKNOWN_PAYMENT"]
    for difference in Difference.objects.visible_to(desk.cashier).open():
        with pytest.raises(Refused):
            actions.resolve(difference, words="", by=desk.cashier, at=A_MONDAY)
        actions.resolve(difference, words="已核对", by=desk.cashier, at=A_MONDAY)
        with pytest.raises(Refused):
            actions.resolve(difference, words="再次", by=desk.cashier, at=A_MONDAY)
    assert not Difference.objects.visible_to(desk.cashier).open().exists()
    assert not Difference.objects.visible_to(desk.clerk).exists()


def test_a_bank_that_gives_no_statement_is_asked_again(desk, the_bank):
    desk.pay(desk.notify(), the_bank)
    the_bank.silent = True
    assert compare_statements(A_MONDAY + DAY) == 0
    the_bank.silent = False
    the_bank.rows = [row(PaymentOrder.objects.get())]
    assert compare_statements(A_MONDAY + DAY) >= 1


# -- Any order of anything ------------------------------------------------------------------------
class Undone(Exception):
    """Leaves a block with everything written in it undone."""


WORDS = st.lists(
    st.sampled_from(["paid", "paid_less", "closed", "waiting", "new_order", "ask", "statement"]),
    max_size=10,
)


@given(WORDS)
@hypothesis_settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_a_fee_is_paid_once_at_most_whatever_is_said_in_whatever_order(desk, the_bank, words):
    try:
        with transaction.atomic():
            _whatever(desk, the_bank, words)
            raise Undone
    except Undone:
        the_bank.verdicts.clear()


def _whatever(desk, the_bank, words):
    fee, at = desk.notify(), A_MONDAY
    orders = [desk.order(fee, the_bank)]
    for word in words:
        at += MINUTE
        order = orders[-1]
        if word == "new_order":
            try:
                orders.append(desk.order(fee, the_bank, at))
            except Refused:
                continue
        elif word == "ask":
            ask_bank(at)
        elif word == "statement":
            the_bank.rows = [row(order)]
            compare_statements(at + DAY)
        else:
            verdict = {
                "paid": Verdict(Status.PAID, 230000, f"B{order.pk}", at),
                "paid_less": Verdict(Status.PAID, 229999, f"B{order.pk}", at),
                "closed": Verdict(Status.CLOSED), "waiting": Verdict(Status.WAITING),
            }[word]
            actions.settle(order, verdict, at=at)
    held = fresh(fee)
    counted = held.orders.filter(state=PaymentOrder.State.PAID)
    assert counted.count() == (1 if held.state == State.PAID else 0)
    assert held.paid_fen == sum(order.fen for order in counted)
    assert held.steps.filter(name="pay").count() == counted.count()
    for order in held.orders.all():
        back = sum(refund.fen for refund in order.refunds.all())
        assert back <= (order.bank_fen or 0)
        if order.state == PaymentOrder.State.SURPLUS:
            assert back == order.bank_fen


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
