"""Adapter, sandbox bank and hook speak one protocol: played against each other without a wire."""

import json
import uuid
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
import time_machine

from portal.common import clock
from portal.fees import actions, bank
from portal.fees.asking_bank import ask_bank, send_refunds
from portal.fees.bank import Gateway, NoAnswer, Status
from portal.fees.models import Difference, PaymentOrder, Refund
from portal.fees.rules.refunding import Ending
from portal.fees.statements import compare_statements
from portal.fees.states.fee import State
from portal.notices.channels.parcel import PermanentFault, TemporaryFault
from portal.sandbox.bank import calling
from portal.sandbox.bank.models import BankCall, BankOrder, Behaviour
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, fresh
from tests.hostile import HonestClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def wire(monkeypatch, settings):
    """Calls of the adapter reach the sandbox bank, calls of the bank reach our hook."""
    settings.BANK_URL = "http://127.0.0.1/sandbox/bank/"

    def ask(url, body, headers):
        response = HonestClient().post(
            urlsplit(url).path, data=body, content_type="application/json", headers=headers
        )
        if response.status_code >= 500:
            raise TemporaryFault("HTTP 500")
        if response.status_code >= 300:
            raise PermanentFault(f"HTTP {response.status_code}")
        return response.json()

    def post(url, data, headers, timeout):
        sent = {name: value for name, value in headers.items() if name != "Content-Type"}
        answer = HonestClient().post(
            urlsplit(url).path, data=data, content_type="application/json", headers=sent
        )
        heard.append(answer.status_code)
        return SimpleNamespace(status_code=answer.status_code)

    heard: list[int] = []
    monkeypatch.setattr(bank, "ask", ask)
    monkeypatch.setattr(calling.requests, "post", post)
    return heard


@pytest.fixture
def ordered(desk, wire, client_of):
    """An order that the payer took to the bank's page; returns fee, order and a way to pay."""
    with time_machine.travel(A_MONDAY, tick=False):
        fee = desk.notify()
        order = actions.begin_payment(fee, key=uuid.uuid4(), by=desk.payer, at=A_MONDAY)
        order = actions.hand_to_bank(
            order, Gateway(), title="诉讼费用", return_url="http://127.0.0.1/pay/", at=A_MONDAY
        )

    def pay(behaviour="ONCE", **more):
        with time_machine.travel(A_MONDAY + timedelta(minutes=1), tick=False):
            return client_of(desk.payer).post(
                urlsplit(order.page_url).path, {"behaviour": behaviour, **more}
            )

    return SimpleNamespace(fee=fee, order=order, pay=pay, heard=wire)


def calls(at):
    with time_machine.travel(at, tick=False):
        return calling.make_calls(at)


SOON = A_MONDAY + timedelta(minutes=2)


@pytest.mark.parametrize(
    ("behaviour", "times"), [("ONCE", 1), ("NINE_TIMES", 9)], ids=["once", "nine-times"]
)
def test_paid_at_the_bank_is_paid_here_once(ordered, behaviour, times):
    page = ordered.pay(behaviour)
    assert page.status_code == 302
    assert fresh(ordered.fee).state == State.NOTIFIED
    assert calls(SOON) == times
    assert calls(SOON) == 0
    assert set(ordered.heard) == {200}
    held = fresh(ordered.fee)
    assert (held.state, held.steps.filter(name="pay").count()) == (State.PAID, 1)


def test_the_bank_may_tell_before_the_payer_returns(ordered):
    ordered.pay("BEFORE")
    assert fresh(ordered.fee).state == State.PAID


def test_a_late_call_comes_after_we_asked_and_changes_nothing(ordered):
    ordered.pay("LATE")
    assert calls(SOON) == 0
    ask_bank(SOON)
    assert fresh(ordered.fee).state == State.PAID
    assert calls(A_MONDAY + timedelta(minutes=6)) == 1
    assert ordered.heard == [200]


def test_a_bank_that_never_tells_is_asked(ordered):
    ordered.pay("NEVER")
    assert not BankCall.objects.exists()
    ask_bank(SOON)
    assert fresh(ordered.fee).state == State.PAID


def test_a_forger_is_refused_and_the_true_outcome_found(ordered):
    ordered.pay("FORGED")
    calls(SOON)
    assert ordered.heard == [401]
    with time_machine.travel(SOON, tick=False):
        ask_bank(SOON)
    assert fresh(ordered.fee).state == State.NOTIFIED
    assert fresh(ordered.order).state == PaymentOrder.State.OPEN


def test_a_wrong_amount_is_reported_and_sent_back(desk, ordered):
    ordered.pay("WRONG_AMOUNT")
    calls(SOON)
    difference = Difference.objects.visible_to(desk.cashier).get()
    actions.send_back_wrong_amount(difference, by=desk.cashier, at=SOON)
    assert send_refunds(SOON) == 1
    refund = Refund.objects.unscoped(because="test").get()
    assert (refund.state, refund.fen) == (Refund.State.DONE, 229000)


def test_giving_up_closes_the_order(ordered):
    ordered.pay(cancel="1")
    ask_bank(SOON)
    assert fresh(ordered.order).state == PaymentOrder.State.CLOSED


def test_an_order_nobody_paid_ends_by_itself(ordered):
    with time_machine.travel(A_MONDAY + timedelta(minutes=31), tick=False):
        ask_bank(A_MONDAY + timedelta(minutes=31))
    assert fresh(ordered.order).state == PaymentOrder.State.CLOSED
    assert ordered.pay().status_code == 302  # the page is still there; it takes money no more


def test_paying_twice_on_the_page_takes_money_once(ordered):
    ordered.pay()
    ordered.pay()
    assert BankOrder.objects.get().paid_fen == 230000
    assert BankCall.objects.count() == 1


def test_refund_and_statement_agree(desk, ordered):
    ordered.pay()
    calls(SOON)
    [refund] = actions.end_case(
        fresh(ordered.fee), Ending.WITHDRAWN, by=desk.judge, at=SOON
    )
    actions.release(refund, by=desk.cashier, at=SOON)
    with time_machine.travel(SOON, tick=False):
        assert send_refunds(SOON) == 1
        assert Gateway().give_back(refund).bank_ref == fresh(refund).bank_ref  # once
    assert compare_statements(A_MONDAY + DAY) == 7
    assert not Difference.objects.visible_to(desk.cashier).exists()


def test_announcing_again_gives_the_same_page_and_strangers_are_refused(ordered, settings):
    order = ordered.order
    assert Gateway().open(order, title="x", return_url="/").url == order.page_url
    assert HonestClient().post("/sandbox/bank/orders/query/").status_code == 401
    order.number = ""
    assert Gateway().ask(order).status == Status.UNKNOWN
    settings.BANK_URL = ""
    with pytest.raises(NoAnswer):
        Gateway().ask(order)


def test_the_page_shows_what_is_paid_and_when_it_is_over(ordered, client):
    path = urlsplit(ordered.order.page_url).path
    with time_machine.travel(A_MONDAY, tick=False):
        assert "2,300.00" in client.get(path).content.decode()
    ordered.pay()
    with time_machine.travel(SOON, tick=False):
        assert "已付款" in client.get(path).content.decode()
    assert client.get(f"/sandbox/bank/pay/{uuid.uuid4()}/").status_code == 404


@pytest.mark.parametrize(
    "said", [{}, {"status": "PAID"}, {"status": "PAID", "fen": 1.5, "bank_ref": "x"}, {"fen": 1}],
    ids=str,
)
def test_a_verdict_that_cannot_be_read_counts_as_no_answer(said):
    with pytest.raises(NoAnswer):
        bank.verdict_of(json.loads(json.dumps(said)))


def test_every_behaviour_has_a_plan():
    assert set(calling.CALLS) <= set(Behaviour)
    assert Status("WAITING") == Status.WAITING
    assert clock.now() is not None
