"""The bank's statement beside ours, and words of the bank in any order."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st

from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.asking_bank import ask_bank
from portal.fees.bank import Row, Status, Verdict
from portal.fees.models import Difference, PaymentOrder, Reconciliation
from portal.fees.statements import compare_statements
from portal.fees.states.fee import State
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, fresh

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


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
