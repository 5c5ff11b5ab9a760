"""Whatever the desk and the filer do, in whatever order: the law of filing holds (LR 7, 8).

No path raises a new ground in a later round without an override; no filing passes its limit
undecided without being registered and the head told; every state that is not final has an owner
and a due date; the first date never moves; nobody has paid and is not filed.
"""

import contextlib
import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from filing import actions
from filing.actions import deciding, docketing, examining
from filing.holding import duty_of
from filing.models import Filing, Flag
from filing.rounds import known_in
from filing.rules.grounds import is_new_ground
from filing.rules.limits import DECISION_CODES
from filing.rules.reasons import REASONS
from filing.states import EDITABLE, FINAL, State
from filing.sweeps import act_on_due, remind_before_due
from portal.common.refusals import Refused
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.sweeps import escalate_overdue
from portal.notices.models import Message
from tests.builders import A_MONDAY
from tests.filing.desk import Desk, a_desk

ANCHORS = (
    "answer:facts.story[0]", "answer:facts.reasons[0]", "answer:claim.words[0]", "task:court", "",
)
KEYS = ("facts.story", "facts.reasons", "claim.words")


class Course(RuleBasedStateMachine):
    """One filing at one desk, through whatever order of acts."""

    desk: Desk
    other: Desk

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at = A_MONDAY
        self.filing = self.desk.submitted(self.at)
        self.serial = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def fresh(self) -> Filing:
        return Filing._base_manager.get(pk=self.filing.pk)

    @contextlib.contextmanager
    def allowed_or_refused(self):
        with contextlib.suppress(Refused):
            yield self.fresh()

    @initialize(rounds=st.integers(0, 2), anchor=st.sampled_from(ANCHORS[:3]))
    def begin_in_some_round(self, rounds, anchor):
        for _number in range(rounds):
            ground = examining.Ground("FACTS", anchor)
            examining.raise_flag(self.filing, ground, by=self.desk.clerk, at=self.at)
            notice = deciding.Notice(is_complete=True)
            self.filing = deciding.require_correction(
                self.filing, notice, by=self.desk.clerk, at=self.at
            )
            self.at += timedelta(days=1)
            self.filing = self.desk.correct(self.filing, at=self.at)

    @rule(reason=st.sampled_from(sorted(REASONS)), anchor=st.sampled_from(ANCHORS))
    def flag(self, reason, anchor):
        with self.allowed_or_refused() as filing:
            ground = examining.Ground(reason, anchor)
            examining.raise_flag(filing, ground, by=self.desk.clerk, at=self.at)

    @rule(reason=st.sampled_from(sorted(REASONS)), anchor=st.sampled_from(ANCHORS))
    def flag_with_leave(self, reason, anchor):
        with self.allowed_or_refused() as filing:
            leave = examining.allow_override(filing, why="漏看", by=self.desk.head, at=self.at)
            examining.raise_flag(
                filing, examining.Ground(reason, anchor), by=self.desk.clerk, at=self.at,
                override=leave,
            )

    @rule()
    def send_notice(self):
        with self.allowed_or_refused() as filing:
            checks = deciding.open_checks(filing)
            notice = deciding.Notice(days=7, checks=checks[:2], is_complete=True)
            deciding.require_correction(filing, notice, by=self.desk.clerk, at=self.at)

    @precondition(lambda self: self.fresh().state in EDITABLE)
    @rule(key=st.sampled_from(KEYS))
    def correct(self, key):
        with self.allowed_or_refused() as filing:
            self.serial += 1
            answer = filing.answers.get(key=key)
            actions.save_answer(
                filing, key, f"{answer.value}{self.serial}", version=answer.version,
                by=filing.filer, at=self.at,
            )
            actions.resubmit(filing, by=filing.filer, at=self.at)

    @rule(days=st.integers(0, 9))
    def time_passes(self, days):
        self.at += timedelta(days=days, hours=1)
        remind_before_due(self.at)
        act_on_due(self.at)
        escalate_overdue(self.at)

    @rule()
    def redirect(self):
        with self.allowed_or_refused() as filing:
            deciding.redirect(filing, "ARBITRATION", "", by=self.desk.clerk, at=self.at)

    @rule()
    def insist(self):
        with self.allowed_or_refused() as filing:
            deciding.insist(filing, words="", by=filing.filer, at=self.at)

    @rule()
    def mediate(self):
        with self.allowed_or_refused() as filing:
            Filing._base_manager.filter(pk=filing.pk).update(accepts_mediation=True)
            deciding.send_to_mediation(filing, by=self.desk.clerk, at=self.at)

    @rule()
    def accept(self):
        with self.allowed_or_refused() as filing:
            docketing.accept(filing, by=self.desk.clerk, at=self.at)

    @rule()
    def ask_ruling(self):
        with self.allowed_or_refused() as filing:
            deciding.ask_ruling(filing, "不符合起诉条件。", by=self.desk.clerk, at=self.at)

    @rule()
    def refuse(self):
        with self.allowed_or_refused() as filing:
            deciding.refuse(filing, "不符合起诉条件。", by=self.desk.judge, at=self.at)

    @rule()
    def go_on_to_filing(self):
        with self.allowed_or_refused() as filing:
            deciding.file_now(filing, by=filing.filer, at=self.at)

    @rule()
    def withdraw(self):
        with self.allowed_or_refused() as filing:
            actions.withdraw(filing, words="", by=filing.filer, at=self.at)

    @rule()
    def transfer(self):
        with self.allowed_or_refused() as filing:
            deciding.transfer(filing, self.other.court, "管辖", by=self.desk.clerk, at=self.at)

    @rule()
    def pay(self):
        with self.allowed_or_refused() as filing:
            fee = FeeObligation._base_manager.filter(about=filing.reference).first()
            if fee is not None:
                slip, key = f"P{fee.pk}", uuid.uuid4()
                desk = self.desk if fee.court == self.desk.court else self.other
                fees.record_at_counter(fee, slip=slip, key=key, by=desk.cashier, at=self.at)

    @rule()
    def leave_unpaid(self):
        with self.allowed_or_refused() as filing:
            fee = FeeObligation._base_manager.filter(about=filing.reference).first()
            if fee is not None:
                fees.treat_as_withdrawn(fee, by=self.desk.judge, at=self.at)

    @rule()
    def hand_over(self):
        with self.allowed_or_refused() as filing:
            docketing.hand_over(filing, by=self.desk.clerk, at=self.at)

    @invariant()
    def nobody_paid_and_is_not_filed(self):
        filing = self.fresh()
        fee = FeeObligation._base_manager.filter(about=filing.reference).first()
        if fee is not None and fee.state == "PAID":
            assert filing.limits.filter(rule="HAND_OVER", cancelled_at=None).exists()
            assert filing.state in (State.ACCEPTED, State.DOCKETED)

    @invariant()
    def no_new_ground_without_leave(self):
        filing = self.fresh()
        for flag in Flag.objects.filter(filing=filing, override=None, round=filing.round):
            earlier = known_in(filing)
            own = (flag.reason, flag.anchor)
            told_before = Flag.objects.filter(
                filing=filing, noticed_at__isnull=False, round__lt=flag.round,
                reason=flag.reason, anchor=flag.anchor,
            ).exists()
            known = type(earlier)(earlier.round, earlier.changed, earlier.told - {own})
            assert told_before or not is_new_ground(flag.reason, flag.anchor, known)

    @invariant()
    def nothing_passes_its_limit_undecided(self):
        filing = self.fresh()
        late = filing.limits.filter(rule__in=DECISION_CODES, escalated_at__isnull=False)
        if late.exists():
            assert filing.case is not None
            assert Message.objects.filter(
                kind="filing.expired", about=filing.reference,
                person__in=[self.desk.head, self.other.head],
            ).exists()
        if filing.state == State.UNDER_REVIEW:
            running = filing.limits.running().filter(rule__in=DECISION_CODES)
            assert running.count() == 1
            assert running.get().due_at > self.at

    @invariant()
    def every_open_state_has_an_owner_and_a_date(self):
        filing = self.fresh()
        duty = duty_of(filing)
        assert (duty is None) == (filing.state in FINAL), filing.state
        assert duty is None or (duty.owner and duty.due_at)

    @invariant()
    def the_first_date_never_moves(self):
        assert self.fresh().first_submitted_at == A_MONDAY


@pytest.mark.django_db
def test_no_way_around_the_law_of_filing(desk):
    Course.desk, Course.other = desk, a_desk("吉0105")
    run_state_machine_as_test(
        Course,
        settings=settings(
            max_examples=40, stateful_step_count=18, deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
        ),
    )
