"""Nobody is ever paid but not filed, whatever the bank says, how often, when, or not at all.

A registered filing and its fee, with a bank whose word comes nine times, before the redirect, with
a wrong amount, late, or never (then it is asked), and a judge who may treat the case as withdrawn.
"""

import contextlib
import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from filing.models import Filing
from filing.states import State
from filing.sweeps import act_on_due
from portal.common.refusals import Refused
from portal.fees import actions as fees
from portal.fees.actions.hearing import hear
from portal.fees.asking_bank import ask_bank
from portal.fees.bank import Status, Verdict
from portal.fees.models import Difference, FeeObligation, PaymentOrder, Refund
from portal.fees.states.fee import State as Fee
from portal.fees.sweeps import escalate_overdue
from tests.builders import A_MONDAY
from tests.fees.conftest import PretendedBank
from tests.filing.desk import Desk

SECONDS = st.sampled_from([5, 60, 290])


class Paying(RuleBasedStateMachine):
    """One filing whose fee is owed, through whatever the payer, the bank and the court do."""

    desk: Desk
    bank: PretendedBank

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.bank.verdicts.clear()
        self.at = A_MONDAY
        self.filing = self.desk.accepted(self.at)
        self.known_since: dict[int, object] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @property
    def fee(self) -> FeeObligation:
        return FeeObligation._base_manager.get(about=self.filing.reference)

    def order(self) -> PaymentOrder | None:
        return PaymentOrder._base_manager.filter(fee=self.fee).order_by("-pk").first()

    @rule(is_shown=st.booleans())
    def begin(self, is_shown):
        with contextlib.suppress(Refused):
            order = fees.begin_payment(
                self.fee, key=uuid.uuid4(), by=self.filing.filer, at=self.at
            )
            if is_shown:
                fees.hand_to_bank(order, self.bank, title="x", return_url="/", at=self.at)

    @rule(short=st.sampled_from([0, 0, 0, 1]))
    def pays_at_the_bank(self, short):
        order = self.order()
        if order is not None and order.number in self.bank.verdicts:
            self.bank.pays(order, self.at, fen=order.fen - short)
            self.known_since.setdefault(order.pk, self.at)

    @rule(times=st.integers(1, 9), event=st.integers(0, 2))
    def calls(self, times, event):
        order = self.order()
        verdict = self.bank.verdicts.get(order.number) if order else None
        if order is not None and verdict is not None and verdict.status == Status.PAID:
            for _time in range(times):
                hear(f"{order.number}.{event}", order.number, verdict, at=self.at)

    @rule()
    def calls_before_the_page_was_shown(self):
        order = self.order()
        if order is not None and order.number not in self.bank.verdicts:
            verdict = Verdict(Status.PAID, order.fen, f"B{order.pk}", self.at)
            self.bank.verdicts[order.number] = verdict
            hear(f"{order.number}.early", order.number, verdict, at=self.at)

    @rule(seconds=SECONDS)
    def minutes_pass(self, seconds):
        end = self.at + timedelta(seconds=seconds)
        while self.at < end:
            self.at += timedelta(seconds=5)
            ask_bank(self.at)

    @rule(days=st.integers(1, 9))
    def days_pass(self, days):
        ask_bank(self.at)
        self.at += timedelta(days=days)
        ask_bank(self.at)
        act_on_due(self.at)
        escalate_overdue(self.at)

    @rule()
    def a_judge_confirms(self):
        with contextlib.suppress(Refused):
            fees.treat_as_withdrawn(self.fee, by=self.desk.judge, at=self.at)

    @invariant()
    def what_is_paid_is_filed(self):
        fee, filing = self.fee, Filing._base_manager.get(pk=self.filing.pk)
        if fee.state == Fee.PAID:
            assert filing.state in (State.ACCEPTED, State.DOCKETED)
            assert filing.limits.filter(rule="HAND_OVER").exists()

    @invariant()
    def it_is_paid_once(self):
        orders = PaymentOrder._base_manager.filter(fee=self.fee, state="PAID")
        assert orders.count() == (self.fee.state == Fee.PAID)
        assert self.fee.steps.filter(name="pay").count() <= 1

    @invariant()
    def no_money_is_lost(self):
        """What the bank took counts for the fee, goes back, or lies before the cashier."""
        for order in PaymentOrder._base_manager.filter(fee=self.fee, bank_fen__isnull=False):
            assert (
                order.state == "PAID"
                or Refund._base_manager.filter(order=order).exists()
                or Difference._base_manager.filter(order=order).exists()
            )

    @invariant()
    def what_the_bank_knows_we_know_within_five_minutes(self):
        for pk, since in self.known_since.items():
            if self.at - since >= timedelta(minutes=5):
                assert PaymentOrder._base_manager.get(pk=pk).bank_fen is not None

    @invariant()
    def only_a_judge_withdraws(self):
        filing = Filing._base_manager.get(pk=self.filing.pk)
        if filing.state == State.DEEMED_WITHDRAWN:
            assert filing.decisions.get(kind="DEEMED_WITHDRAWN").by == self.desk.judge
            assert self.fee.state == Fee.WITHDRAWN


@pytest.mark.django_db
def test_fee_22_nobody_is_ever_paid_but_not_filed(desk, monkeypatch):
    Paying.desk, Paying.bank = desk, PretendedBank()
    monkeypatch.setattr("portal.fees.asking_bank.the_bank", lambda: Paying.bank)
    run_state_machine_as_test(
        Paying,
        settings=settings(
            max_examples=25, stateful_step_count=14, deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
        ),
    )
