"""The law of deciding on a filing: every rule with its article."""

from datetime import datetime, timedelta

import pytest

from filing.actions import deciding, docketing, examining
from filing.actions.leasing import take
from filing.court_papers import papers_of
from filing.models import Decision, Filing
from filing.states import State
from filing.sweeps import act_on_due
from portal.common.refusals import Refused
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


class TestNotCorrected:
    def test_lr_7_returned_and_logged_and_the_filer_may_insist(self, desk):
        filing = desk.ask_correction(desk.submitted(), days=5)
        assert act_on_due(at(3, 23, 17)) == 1
        filing = fresh(filing)
        assert filing.state == State.RETURNED
        assert filing.decisions.latest("at").kind == Decision.Kind.RETURNED
        assert filing.may("insist", filing.filer)

    def test_lr_7_nobody_returns_it_before_the_time_is_over(self, desk):
        filing = desk.ask_correction(desk.submitted(), days=5)
        with pytest.raises(Refused):
            deciding.return_uncorrected(filing, by=desk.clerk, at=at(3, 18))

    def test_xb_fifteen_days_to_correct_whatever_the_clerk_types(self, desk):
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

    def test_lr_9_nothing_is_sent_back_any_more(self, desk, insisted):
        with pytest.raises(Refused):
            desk.flag(insisted, at=at(3, 18))
        with pytest.raises(Refused):
            deciding.redirect(insisted, "ARBITRATION", "", by=desk.clerk, at=at(3, 18))

    def test_int_208_the_first_date_never_moves(self, desk, insisted):
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


class TestHandingToAJudge:
    def test_cpl_126_the_filing_goes_to_the_judges_pile_and_its_date_stays(self, desk):
        filing = desk.submitted()
        due = due_of(filing)
        filing = deciding.ask_ruling(filing, "不属于法院受理范围", by=desk.clerk, at=at(3, 17))
        rows = Filing.objects.visible_to(desk.judge)
        assert list(rows.at_desk("rule")) == [filing]
        assert not rows.at_desk("examine").exists()
        limit = filing.limits.get(rule="DECISION")
        assert (limit.owner_role, limit.due_at) == (Role.JUDGE, due)
        assert told(filing, "ruling_asked", desk.judge)

    def test_the_clerk_lets_go_so_that_the_judge_finds_it_free(self, desk):
        filing = desk.submitted()
        take(filing, by=desk.clerk)
        filing = deciding.ask_ruling(filing, "没有明确的被告", by=desk.clerk, at=A_MONDAY)
        assert take(filing, by=desk.judge).clerk == desk.judge

    def test_cpl_122_not_without_the_condition_and_not_twice(self, desk):
        filing = desk.submitted()
        with pytest.raises(Refused):
            deciding.ask_ruling(filing, " ", by=desk.clerk, at=A_MONDAY)
        filing = deciding.ask_ruling(filing, "没有明确的被告", by=desk.clerk, at=A_MONDAY)
        with pytest.raises(Refused):
            deciding.ask_ruling(filing, "没有明确的被告", by=desk.clerk, at=A_MONDAY)
        assert filing.steps.filter(name="ask_ruling").count() == 1

    def test_the_judge_may_ask_for_corrections_and_a_clerk_reads_again(self, desk):
        filing = deciding.ask_ruling(desk.submitted(), "看不出被告", by=desk.clerk, at=A_MONDAY)
        ground = examining.Ground("DEFENDANT", "answer:facts.story[0]")
        examining.raise_flag(filing, ground, by=desk.judge, at=A_MONDAY)
        notice = deciding.Notice(days=15, is_complete=True)
        filing = deciding.require_correction(filing, notice, by=desk.judge, at=A_MONDAY)
        filing = desk.correct(filing, at=at(3, 18))
        assert not filing.is_for_judge
        assert filing.limits.get(rule="DECISION", round=2).owner_role == Role.CLERK


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
