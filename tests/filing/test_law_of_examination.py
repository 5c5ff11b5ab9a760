"""The law of examining a filing: every rule with its article."""

from datetime import datetime, timedelta

import pytest

from filing.actions import deciding, examining
from filing.court_papers import papers_of
from filing.models import Filing, Flag, Override
from filing.rules import kinds
from filing.states import State
from filing.sweeps import act_on_due, remind_before_due
from portal.common.refusals import Refused
from portal.courts.models import Policy
from portal.notices.models import Message
from tests.builders import A_MONDAY, SHANGHAI

DAY = timedelta(days=1)


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def due_of(filing: Filing, rule: str = "DECISION") -> datetime:
    return filing.limits.filter(rule=rule).latest("round").due_at


def told(filing: Filing, kind: str, person=None) -> int:
    rows = Message.objects.filter(about=filing.reference, kind=f"filing.{kind}")
    return (rows.filter(person=person) if person else rows).count()


def fresh(filing: Filing) -> Filing:
    return Filing._base_manager.get(pk=filing.pk)


class TestSevenDays:
    def test_cpl_126_seven_days_from_receipt_the_day_itself_not_counted(self, desk):
        assert due_of(desk.submitted(at(3, 16))) == at(3, 23, 17)

    def test_cpl_85_a_last_day_of_rest_moves_to_the_next_working_day(self, desk):
        assert due_of(desk.submitted(at(3, 14))) == at(3, 23, 17)  # the 21st is a Saturday

    def test_lr_8_undecided_at_expiry_is_registered_and_the_head_told(self, desk):
        filing = desk.submitted(at(3, 16))
        assert act_on_due(at(3, 23, 16)) == 0
        assert act_on_due(at(3, 23, 17)) == 1
        filing = fresh(filing)
        assert (filing.state, filing.case.stage) == (State.ACCEPTED, "FILED")
        assert told(filing, "expired", desk.head)
        assert told(filing, "registered_first", filing.filer)
        assert filing.limits.get(rule="DECISION").escalated_at == at(3, 23, 17)
        assert filing.steps.last().by is None

    def test_lr_8_a_second_sweep_finds_nothing(self, desk):
        desk.submitted(at(3, 16))
        assert act_on_due(at(3, 23, 18)) == 1
        assert act_on_due(at(3, 23, 18)) == 0

    def test_cpl_126_reminders_on_days_three_five_and_six(self, desk):
        filing = desk.submitted(at(3, 16))
        for day, clerk, head, last in ((18, 0, 0, 0), (19, 1, 0, 0), (21, 2, 1, 0), (22, 3, 1, 1)):
            remind_before_due(at(3, day, 18))
            assert told(filing, "remind_desk", desk.clerk) == clerk, day
            assert told(filing, "remind_desk", desk.head) == head, day
            rows = Message.objects.filter(kind="filing.remind_last", person=desk.head)
            assert rows.filter(channel="IN_APP").count() == last, day

    def test_xb_seven_working_days(self, desk):
        filing = desk.submitted(at(3, 16), channel=Filing.Channel.CROSS_BORDER)
        assert due_of(filing, "DECISION_CROSS_BORDER") == at(3, 25, 17)

    @pytest.mark.parametrize(
        ("kind", "rule", "due"),
        [
            (kinds.PAYMENT_ORDER, "DECISION_PAYMENT_ORDER", at(3, 23, 17)),  # 21st a Saturday
            (kinds.PRESERVATION, "DECISION_PRESERVATION", at(3, 18, 10)),
            (kinds.ENFORCEMENT, "DECISION", at(3, 23, 17)),
        ],
        ids=["CPL 226: five days", "CPL 104: 48 hours", "LR 8: seven days"],
    )
    def test_cpl_104_226_tl_6_other_kinds_have_their_own_period(self, desk, kind, rule, due):
        assert due_of(desk.submitted(at(3, 16), kind=kind), rule) == due

    def test_the_green_channel_has_its_own_clock_and_the_law_the_other(self, desk):
        filing = desk.submitted(at(3, 16))
        Filing._base_manager.filter(pk=filing.pk).update(green_channel=True)
        filing = desk.correct(desk.ask_correction(fresh(filing)), at=at(3, 18))
        assert due_of(filing, "GREEN_CHANNEL") == at(3, 20, 17)
        act_on_due(at(3, 20, 17))
        assert told(filing, "duty_late", desk.head)
        assert fresh(filing).state == State.UNDER_REVIEW


class TestOneTimeNotice:
    def test_lr_7_the_notice_lists_everything_with_its_time_limit(self, desk):
        filing = desk.submitted()
        desk.flag(filing)
        desk.flag(filing, "UNREADABLE", f"material:{filing.materials.first().public_id}#1")
        notice = deciding.Notice(days=10, is_complete=True)
        filing = deciding.require_correction(filing, notice, by=desk.clerk, at=A_MONDAY)
        paper = papers_of(filing).get()
        assert len(paper.facts["items"]) == 2
        assert all(item["remedy"] and item["article"] for item in paper.facts["items"])
        assert due_of(filing, "CORRECTION") == at(3, 26, 17)
        assert told(filing, "correction", filing.filer)
        assert filing.state == State.CORRECTION_REQUIRED

    def test_lr_7_no_notice_without_the_word_that_it_is_complete(self, desk):
        filing = desk.submitted()
        desk.flag(filing)
        with pytest.raises(Refused):
            deciding.require_correction(filing, deciding.Notice(), by=desk.clerk, at=A_MONDAY)
        assert fresh(filing).state == State.UNDER_REVIEW

    def test_no_notice_with_nothing_in_it(self, desk):
        notice = deciding.Notice(is_complete=True)
        with pytest.raises(Refused):
            deciding.require_correction(desk.submitted(), notice, by=desk.clerk, at=A_MONDAY)

    def test_a_mark_taken_back_is_not_told(self, desk):
        filing = desk.submitted()
        examining.lift_flag(desk.flag(filing), by=desk.clerk, at=A_MONDAY)
        with pytest.raises(Refused):
            deciding.require_correction(
                filing, deciding.Notice(is_complete=True), by=desk.clerk, at=A_MONDAY
            )

    def test_something_else_needs_the_head(self, desk):
        filing = desk.submitted()
        with pytest.raises(Refused):
            desk.flag(filing, "OTHER")
        leave = examining.allow_override(filing, why="表中无此情形", by=desk.head, at=A_MONDAY)
        assert desk.flag(filing, "OTHER", override=leave).override == leave

    @pytest.mark.parametrize("days", [0, 2, 31])
    def test_the_time_limit_leaves_time_and_ends(self, desk, days):
        filing = desk.submitted()
        desk.flag(filing)
        notice = deciding.Notice(days=days, is_complete=True)
        with pytest.raises(Refused):
            deciding.require_correction(filing, notice, by=desk.clerk, at=A_MONDAY)


class TestSecondRound:
    def test_int_126_seven_days_anew_from_the_day_after(self, desk):
        filing = desk.correct(desk.ask_correction(desk.submitted()), at=at(3, 18))
        assert due_of(filing) == at(3, 25, 17)

    def test_lr_7_where_the_courts_policy_counts_the_day_itself(self, desk):
        Policy.objects.create(
            court=desk.court, key=Policy.Key.CORRECTED_DAY_COUNTS, value="yes",
            valid_from=at(1, 1).date(),
        )
        filing = desk.correct(desk.ask_correction(desk.submitted()), at=at(3, 18))
        assert due_of(filing) == at(3, 24, 17)

    def test_lr_7_what_did_not_change_cannot_be_raised(self, desk):
        filing = desk.correct(desk.ask_correction(desk.submitted()), at=at(3, 18))
        with pytest.raises(Refused) as said:
            desk.flag(filing, "FACTS", "answer:facts.reasons[0]", at=at(3, 19))
        assert "LR 7" in str(said.value) or "立案规定" in str(said.value)
        assert not Flag.objects.filter(filing=filing, round=2).exists()

    def test_lr_7_what_changed_may_be_raised(self, desk):
        filing = desk.correct(desk.ask_correction(desk.submitted()), at=at(3, 18))
        assert desk.flag(filing, "CLAIM", "answer:facts.story[0]", at=at(3, 19)).round == 2

    def test_lr_7_what_was_told_and_is_not_mended_may_be_raised_again(self, desk):
        filing = desk.submitted()
        desk.flag(filing, "FACTS", "answer:facts.reasons[0]")
        filing = desk.correct(desk.ask_correction(filing), at=at(3, 18))
        assert desk.flag(filing, "FACTS", "answer:facts.reasons[0]", at=at(3, 19))

    def test_lr_7_anything_else_needs_a_recorded_override_of_the_head(self, desk):
        filing = desk.correct(desk.ask_correction(desk.submitted()), at=at(3, 18))
        with pytest.raises(Refused):
            examining.allow_override(filing, why="漏看", by=desk.clerk, at=at(3, 19))
        with pytest.raises(Refused):
            examining.allow_override(filing, why=" ", by=desk.head, at=at(3, 19))
        leave = examining.allow_override(filing, why="漏看身份证背面", by=desk.head, at=at(3, 19))
        flag = desk.flag(filing, "STANDING", "task:own", at=at(3, 19), override=leave)
        assert flag.override.by == desk.head

    def test_lr_7_leave_of_another_round_does_not_count(self, desk):
        filing = desk.submitted()
        leave = examining.allow_override(filing, why="表中无此情形", by=desk.head, at=A_MONDAY)
        filing = desk.correct(desk.ask_correction(filing), at=at(3, 18))
        with pytest.raises(Refused):
            desk.flag(filing, "STANDING", "task:own", at=at(3, 19), override=leave)
        assert Override.objects.count() == 1

    def test_a_slip_the_clerk_put_right_is_no_change_of_the_filers(self, desk):
        filing = desk.submitted()
        desk.flag(filing)
        party = filing.parties.get(side="DEFENDANT")
        anchor = f"party:{party.public_id}.domicile"
        examining.correct_slip(
            filing, anchor, "长春市朝阳区试验路2号", why="与身份证一致", by=desk.clerk, at=A_MONDAY
        )
        filing = deciding.require_correction(
            filing, deciding.Notice(is_complete=True), by=desk.clerk, at=A_MONDAY
        )
        filing = desk.correct(filing, at=at(3, 18))
        with pytest.raises(Refused):
            desk.flag(filing, "DEFENDANT", anchor, at=at(3, 19))
