"""From registering to the trial division: numbers, notices, duties, and who gets the case."""

from datetime import datetime, timedelta

import pytest

from filing.actions import allotting, docketing
from filing.court_papers import papers_of
from filing.models import Candidate, Draw, Filing, Speciality
from filing.rules import allotment, kinds
from filing.states import State
from filing.sweeps import act_on_due
from portal.audit.models import Entry
from portal.cases.models import Appointment, Case
from portal.common.refusals import Refused
from portal.notices.models import Message
from tests.builders import A_MONDAY, SHANGHAI, a_case, a_person

WAGES = "205.5"


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def fresh(filing: Filing) -> Filing:
    return Filing._base_manager.get(pk=filing.pk)


def test_cn15_the_number_is_of_court_year_and_type_from_one(desk):
    first, second = desk.accepted(), desk.accepted()
    assert first.case.number == "（2026）吉0104民初1号"
    assert second.case.number == "（2026）吉0104民初2号"
    enforcement = desk.accepted(kind=kinds.ENFORCEMENT)
    assert enforcement.case.number == "（2026）吉0104执1号"


def test_cn15_an_intellectual_property_case_carries_its_sign(desk):
    assert desk.accepted(cause_no="165.2").case.number == "（2026）吉0104知民初1号"


def test_who_asks_is_entered_first_and_the_filer_sees_the_case(desk):
    filing = desk.accepted()
    sides = list(filing.case.parties.values_list("side", flat=True))
    assert sides == ["PLAINTIFF", "DEFENDANT"]
    assert Case.objects.visible_to(filing.filer).contains(filing.case)
    assert filing.case.timeline.first().kind == "case.opened"
    assert Message.objects.filter(kind="filing.accepted", person=filing.filer).exists()


def test_cpl_126_the_notices_of_the_court_are_ordered(desk):
    titles = [paper.occasion.split()[0] for paper in papers_of(desk.accepted())]
    assert titles == ["acceptance", "evidence"]


def test_nothing_is_registered_over_a_mark(desk):
    filing = desk.submitted()
    desk.flag(filing)
    with pytest.raises(Refused):
        docketing.accept(filing, by=desk.clerk, at=A_MONDAY)
    assert not Case.objects.unscoped(because="a test").exists()
    assert fresh(filing).state == State.UNDER_REVIEW


def test_only_the_desk_registers(desk):
    filing = desk.submitted()
    for person in (filing.filer, desk.trial_judges[0], desk.head, a_person()):
        with pytest.raises(Refused):
            docketing.accept(filing, by=person, at=A_MONDAY)


def test_fee_20_wages_go_on_at_once_and_tl_7_within_three_days(desk):
    filing = desk.accepted(cause_no=WAGES)
    limit = filing.limits.get(rule="HAND_OVER")
    assert limit.due_at == at(3, 19, 17)
    filing = docketing.hand_over(filing, by=desk.clerk, at=at(3, 17))
    assert filing.state == State.DOCKETED
    assert filing.case.judge in desk.trial_judges
    assert filing.case.division == desk.civil
    assert filing.case.stage == Case.Stage.IN_TRIAL
    assert Message.objects.filter(kind="filing.allotted", person=filing.case.judge).exists()


def test_fee_22_a_case_that_must_prepay_waits_for_its_fee(desk):
    filing = desk.accepted()
    with pytest.raises(Refused):
        docketing.hand_over(filing, by=desk.clerk, at=at(3, 17))
    docketing.settle_fee(filing, at=at(3, 18))
    docketing.settle_fee(filing, at=at(3, 18))
    assert filing.limits.get(rule="HAND_OVER").due_at == at(3, 23, 17)
    assert docketing.hand_over(filing, by=desk.clerk, at=at(3, 19)).state == State.DOCKETED


def test_tl_7_nobody_hands_over_so_the_clock_does_and_the_head_is_told(desk):
    filing = desk.accepted(cause_no=WAGES)
    act_on_due(at(3, 19, 17))
    filing = fresh(filing)
    assert (filing.state, filing.draws.get().by) == (State.DOCKETED, None)
    assert Message.objects.filter(kind="filing.duty_late", person=desk.head).exists()


def test_cpl_128_the_complaint_goes_out_within_five_days(desk):
    filing = desk.accepted(cause_no=WAGES)
    assert filing.limits.get(rule="SERVE_COMPLAINT").due_at == at(3, 23, 17)
    docketing.note_service(filing, by=desk.clerk, at=at(3, 18))
    assert filing.limits.get(rule="SERVE_COMPLAINT").was_kept
    with pytest.raises(Refused):
        docketing.note_service(filing, by=desk.clerk, at=at(3, 18))


class TestDraw:
    def test_the_draw_can_be_repeated_from_what_was_kept(self, desk):
        filing = docketing.hand_over(desk.accepted(cause_no=WAGES), by=desk.clerk, at=A_MONDAY)
        draw = Draw.objects.get(filing=filing)
        lots = {
            str(one.judge.public_id): one.lot
            for one in draw.candidates.filter(standing=Candidate.Standing.IN_DRAW)
        }
        assert len(lots) == 3
        assert allotment.is_as_recorded(
            lots, seed=draw.seed, case_number=filing.case.number,
            drawn=str(draw.drawn.public_id),
        )

    def test_cpl_47_who_is_recused_is_never_drawn(self, desk):
        able, *barred = desk.trial_judges
        filing = desk.accepted(cause_no=WAGES)
        for judge in barred:
            allotting.recuse(filing, judge, why="当事人近亲属", by=desk.clerk, at=A_MONDAY)
        filing = docketing.hand_over(filing, by=desk.clerk, at=A_MONDAY)
        assert filing.case.judge == able
        assert filing.draws.get().candidates.filter(standing="RECUSED").count() == 2

    def test_cpl_47_a_judge_who_is_a_party_is_recused_without_being_asked(self, desk):
        filing = desk.submitted(cause_no=WAGES)
        judge = desk.trial_judges[0]
        filing.parties.filter(side="DEFENDANT").update(person=judge)
        filing = docketing.accept(filing, by=desk.clerk, at=A_MONDAY)
        filing = docketing.hand_over(filing, by=desk.clerk, at=A_MONDAY)
        assert filing.draws.get().candidates.get(judge=judge).standing == "RECUSED"

    def test_nobody_left_is_said_and_changes_nothing(self, desk):
        filing = desk.accepted(cause_no=WAGES)
        for judge in desk.trial_judges:
            allotting.recuse(filing, judge, why="当事人近亲属", by=desk.clerk, at=A_MONDAY)
        with pytest.raises(Refused):
            docketing.hand_over(filing, by=desk.clerk, at=A_MONDAY)
        assert fresh(filing).state == State.ACCEPTED
        act_on_due(at(3, 19, 17))
        assert Message.objects.filter(kind="filing.duty_late", person=desk.head).exists()

    def test_the_loaded_stand_aside(self, desk):
        busy, *others = desk.trial_judges
        for _number in range(allotment.TOLERANCE + 1):
            a_case(division=desk.civil, judge=busy)
        filing = docketing.hand_over(desk.accepted(cause_no=WAGES), by=desk.clerk, at=A_MONDAY)
        assert filing.case.judge in others
        assert filing.draws.get().candidates.get(judge=busy).standing == "LOADED"

    def test_no_division_entered_is_said(self, desk):
        Speciality.objects.all().delete()
        filing = desk.accepted(cause_no=WAGES)
        with pytest.raises(Refused):
            docketing.hand_over(filing, by=desk.clerk, at=A_MONDAY)

    def test_a_recusal_is_audited_without_naming_why(self, desk):
        filing = desk.submitted()
        allotting.recuse(
            filing, desk.trial_judges[0], why="当事人近亲属", by=desk.clerk, at=A_MONDAY
        )
        row = Entry.objects.get(verb="recuse")
        assert "近亲属" not in row.facts


def test_an_agent_with_an_account_is_entered_with_the_authority_given(desk):
    filing = desk.submitted(cause_no=WAGES)
    lawyer = a_person()
    own = filing.parties.get(side="PLAINTIFF")
    own.agents.create(
        person=lawyer, profession="LAWYER", name=lawyer.full_name, authority="SPECIAL"
    )
    filing = docketing.accept(filing, by=desk.clerk, at=A_MONDAY)
    appointment = Appointment.objects.unscoped(because="a test").get()
    assert (appointment.agent, appointment.authority) == (lawyer, "SPECIAL")


def test_lr_8_an_agent_on_both_sides_does_not_keep_the_case_from_the_register(desk):
    filing = desk.submitted(cause_no=WAGES)
    lawyer = a_person()
    for party in filing.parties.all():
        party.agents.create(person=lawyer, profession="LAWYER", name=lawyer.full_name)
    act_on_due(A_MONDAY + timedelta(days=8))
    assert fresh(filing).case.number
    assert Appointment.objects.unscoped(because="a test").count() == 1
