"""The law of examining a filing: every rule with its article."""

from datetime import datetime, timedelta

import pytest

from filing.actions import deciding, docketing, examining
from filing.court_papers import papers_of
from filing.models import Decision, Filing, Flag, Override
from filing.rules import kinds
from filing.states import State
from filing.sweeps import act_on_due, remind_before_due
from portal.common.refusals import Refused
from portal.courts.models import Policy
from portal.notices.models import Message
from portal.people.roles import Role
from tests.builders import A_MONDAY, SHANGHAI, a_court
from tests.filing.desk import a_desk

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

    def test_reminders_on_days_three_five_and_six(self, desk):
        filing = desk.submitted(at(3, 16))
        for day, clerk, head, last in ((18, 0, 0, 0), (19, 1, 0, 0), (21, 2, 1, 0), (22, 3, 1, 1)):
            remind_before_due(at(3, day, 18))
            assert told(filing, "remind_desk", desk.clerk) == clerk, day
            assert told(filing, "remind_desk", desk.head) == head, day
            rows = Message.objects.filter(kind="filing.remind_last", person=desk.head)
            assert rows.filter(channel="IN_APP").count() == last, day

    def test_cross_border_seven_working_days(self, desk):
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
    def test_other_kinds_have_their_own_period(self, desk, kind, rule, due):
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

    def test_what_changed_may_be_raised(self, desk):
        filing = desk.correct(desk.ask_correction(desk.submitted()), at=at(3, 18))
        assert desk.flag(filing, "CLAIM", "answer:facts.story[0]", at=at(3, 19)).round == 2

    def test_what_was_told_and_is_not_mended_may_be_raised_again(self, desk):
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

    def test_leave_of_another_round_does_not_count(self, desk):
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


class TestNotCorrected:
    def test_lr_7_returned_and_logged_and_the_filer_may_insist(self, desk):
        filing = desk.ask_correction(desk.submitted(), days=5)
        assert act_on_due(at(3, 23, 17)) == 1
        filing = fresh(filing)
        assert filing.state == State.RETURNED
        assert filing.decisions.latest("at").kind == Decision.Kind.RETURNED
        assert filing.may("insist", filing.filer)

    def test_nobody_returns_it_before_the_time_is_over(self, desk):
        filing = desk.ask_correction(desk.submitted(), days=5)
        with pytest.raises(Refused):
            deciding.return_uncorrected(filing, by=desk.clerk, at=at(3, 18))

    def test_cross_border_fifteen_days_whatever_the_clerk_types(self, desk):
        filing = desk.submitted(channel=Filing.Channel.CROSS_BORDER)
        filing = desk.ask_correction(filing, days=5)
        assert due_of(filing, "CORRECTION_CROSS_BORDER") == at(3, 31, 17)

    def test_put_away_after_thirty_days_and_still_open_to_insist(self, desk):
        filing = desk.ask_correction(desk.submitted(), days=5)
        act_on_due(at(3, 23, 17))
        act_on_due(at(4, 23, 17))
        filing = fresh(filing)
        assert filing.state == State.PUT_AWAY
        filing = deciding.insist(filing, words="", by=filing.filer, at=at(5, 6))
        assert filing.state == State.UNDER_REVIEW


class TestInsisting:
    @pytest.fixture
    def insisted(self, desk):
        filing = deciding.redirect(
            desk.submitted(), "ARBITRATION", "", by=desk.clerk, at=A_MONDAY
        )
        return deciding.insist(filing, words="仲裁条款无效", by=filing.filer, at=at(3, 17))

    def test_lr_9_a_judge_decides_within_seven_days(self, desk, insisted):
        limit = insisted.limits.get(rule="RULING")
        assert (limit.owner_role, limit.due_at) == (Role.JUDGE, at(3, 24, 17))
        assert told(insisted, "ruling_wanted", desk.judge)

    def test_nothing_is_sent_back_any_more(self, desk, insisted):
        with pytest.raises(Refused):
            desk.flag(insisted, at=at(3, 18))
        with pytest.raises(Refused):
            deciding.redirect(insisted, "ARBITRATION", "", by=desk.clerk, at=at(3, 18))

    def test_the_first_date_never_moves(self, desk, insisted):
        assert insisted.first_submitted_at == A_MONDAY

    def test_lr_8_no_ruling_in_time_registers_the_case(self, desk, insisted):
        act_on_due(at(3, 24, 17))
        assert fresh(insisted).state == State.ACCEPTED

    def test_the_judge_may_register_it(self, desk, insisted):
        assert docketing.accept(insisted, by=desk.judge, at=at(3, 18)).case


class TestRefusal:
    def test_cpl_126_only_a_judge_of_the_division_refuses(self, desk):
        filing = desk.submitted()
        for person in (desk.clerk, desk.head, desk.trial_judges[0], filing.filer):
            with pytest.raises(Refused):
                deciding.refuse(filing, "无管辖权", by=person, at=A_MONDAY)
        assert fresh(filing).state == State.UNDER_REVIEW

    def test_cpl_157_not_without_reasons(self, desk):
        with pytest.raises(Refused):
            deciding.refuse(desk.submitted(), "  ", by=desk.judge, at=A_MONDAY)

    def test_cpl_171_the_ruling_says_ten_days_and_to_which_court(self, desk):
        filing = deciding.refuse(
            desk.submitted(), "原告与本案没有直接利害关系。", by=desk.judge, at=A_MONDAY
        )
        paper = papers_of(filing).get()
        words = " ".join(paper.facts["steps"])
        assert "10日" in words
        assert filing.court.parent.name in words
        assert "原告与本案没有直接利害关系。" in paper.facts["reasons"]
        assert filing.decisions.get().by == desk.judge


class TestDoorsAndTransfer:
    def test_cpl_127_the_notice_names_the_door_and_its_article(self, desk):
        filing = deciding.redirect(
            desk.submitted(), "AUTHORITY_FIRST", "请先申请劳动仲裁", by=desk.clerk, at=A_MONDAY
        )
        rows = dict(papers_of(filing).get().facts["rows"])
        assert any("127" in value for value in rows.values())
        assert filing.state == State.REDIRECTED

    def test_cpl_37_transfer_keeps_the_first_date_and_starts_the_other_courts_period(self, desk):
        other = a_court("吉0105")
        filing = deciding.transfer(
            desk.submitted(), other, "被告住所地在二道区", by=desk.clerk, at=at(3, 18)
        )
        assert (filing.court, filing.first_submitted_at) == (other, A_MONDAY)
        assert filing.state == State.UNDER_REVIEW
        assert due_of(filing) == at(3, 25, 17)
        assert filing.limits.get(round=1).met_at == at(3, 18)

    def test_cpl_37_it_is_not_sent_on(self, desk):
        other = a_desk("吉0105")
        filing = deciding.transfer(
            desk.submitted(), other.court, "被告住所地", by=desk.clerk, at=at(3, 18)
        )
        with pytest.raises(Refused):
            deciding.transfer(filing, desk.court, "不属本院", by=other.clerk, at=at(3, 19))


class TestMediation:
    def test_cpl_125_only_with_the_filers_consent(self, desk):
        with pytest.raises(Refused):
            deciding.send_to_mediation(desk.submitted(), by=desk.clerk, at=A_MONDAY)

    def test_om_24_thirty_days_and_then_filing_goes_on_by_itself(self, desk):
        filing = desk.submitted()
        Filing._base_manager.filter(pk=filing.pk).update(accepts_mediation=True)
        filing = deciding.send_to_mediation(filing, by=desk.clerk, at=A_MONDAY)
        assert due_of(filing, "MEDIATION") == at(4, 15, 17)
        act_on_due(at(4, 15, 17))
        filing = fresh(filing)
        assert filing.state == State.UNDER_REVIEW
        assert due_of(filing) == at(4, 22, 17)


class TestSlips:
    def test_it_is_put_right_logged_and_told(self, desk):
        filing = desk.submitted()
        party = filing.parties.get(side="DEFENDANT")
        slip = examining.correct_slip(
            filing, f"party:{party.public_id}.phone", "10000000002", why="与借条一致",
            by=desk.clerk, at=A_MONDAY,
        )
        party.refresh_from_db()
        assert (party.phone, slip.was, slip.became) == ("10000000002", "10000000001", "10000000002")
        assert told(filing, "slip", filing.filer)

    @pytest.mark.parametrize(
        "anchor", ["answer:claim.words[0]", "answer:claim.amount[0]", "party:{}.name", "material:x"]
    )
    def test_what_is_wanted_and_who_is_meant_is_never_a_slip(self, desk, anchor):
        filing = desk.submitted()
        party = filing.parties.get(side="DEFENDANT")
        with pytest.raises(Refused):
            examining.correct_slip(
                filing, anchor.format(party.public_id), "别的", why="笔误", by=desk.clerk,
                at=A_MONDAY,
            )
        assert not filing.slips.exists()
