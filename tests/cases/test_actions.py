"""Acts of the registry: what is saved, told and audited; a refusal leaves nothing."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation

from portal.audit.models import Entry
from portal.cases import actions
from portal.cases.actions import Mandate, Side
from portal.cases.models import Appointment, Case, NumberSeries, Party, TimelineEntry, VoidedNumber
from portal.cases.wordings import WORDINGS, Wording, add_wordings, say
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from tests import builders
from tests.builders import SHANGHAI

NOW = builders.A_MONDAY
EVERYTHING = (Case, Party, Appointment, TimelineEntry, NumberSeries, VoidedNumber, Entry)


def rows() -> list[int]:
    return [model._base_manager.count() for model in EVERYTHING]


# -- Judge, dates, closing -------------------------------------------------------------------


def test_assigning_a_judge_starts_the_trial_and_is_told(opened, clerk, judge):
    case = actions.assign_judge(opened, judge, by=clerk, at=NOW)
    assert (case.judge, case.stage) == (judge, Case.Stage.IN_TRIAL)
    assert case.timeline.last().kind == "case.judge_assigned"
    other = builders.an_office(Role.JUDGE)
    actions.assign_judge(case, other, by=clerk, at=NOW)
    assert case.timeline.last().kind == "case.judge_changed"


def test_a_case_is_not_given_to_somebody_without_a_judges_office(opened, clerk):
    case = opened
    elsewhere = builders.a_division(builders.a_court("吉0103"))
    for person in (builders.a_person(), builders.an_office(Role.JUDGE, elsewhere), clerk):
        before = rows()
        with pytest.raises(Refused):
            actions.assign_judge(case, person, by=clerk, at=NOW)
        assert rows() == before
    with pytest.raises(Refused):
        actions.assign_judge(case, builders.an_office(Role.JUDGE), by=builders.a_person(), at=NOW)


def test_the_judge_sets_and_cancels_a_date(opened, clerk, judge):
    case = actions.assign_judge(opened, judge, by=clerk, at=NOW)
    when = NOW + timedelta(days=14)
    case = actions.set_next_date(case, when, Case.Occasion.HEARING, by=judge, at=NOW)
    assert (case.next_date, case.next_occasion) == (when, "HEARING")
    entry = case.timeline.last()
    with translation.override("en"):
        assert "Mon 30 March 2026, 10:00" in entry.words
    with pytest.raises(Refused):
        actions.set_next_date(case, NOW, Case.Occasion.HEARING, by=judge, at=NOW)
    with pytest.raises(Refused):
        actions.set_next_date(case, when, Case.Occasion.TALK, by=builders.a_person(), at=NOW)
    case = actions.cancel_next_date(case, by=judge, at=NOW)
    assert case.next_date is None
    with pytest.raises(Refused):
        actions.cancel_next_date(case, by=judge, at=NOW)


def test_a_closed_case_stays_as_it_is(opened, clerk, judge):
    case = actions.assign_judge(opened, judge, by=clerk, at=NOW)
    case = actions.close(case, by=judge, at=NOW)
    assert (case.stage, case.closed_on) == ("CLOSED", NOW.date())
    before = rows()
    for act in (
        lambda: actions.close(case, by=judge, at=NOW),
        lambda: actions.assign_judge(case, judge, by=clerk, at=NOW),
        lambda: actions.add_party(case, Side(Party.Side.THIRD_PARTY, "孙试三"), by=clerk, at=NOW),
        lambda: actions.move_to_division(case, case.division, by=clerk, at=NOW),
        lambda: actions.set_next_date(
            case, NOW + timedelta(days=1), Case.Occasion.TALK, by=judge, at=NOW
        ),
    ):
        with pytest.raises(Refused):
            act()
    assert rows() == before


def test_a_party_is_entered_once_and_behind_the_others_of_its_side(opened, clerk):
    case = opened
    person = builders.a_person()
    side = Side(Party.Side.DEFENDANT, person.full_name, person.phone, person)
    assert actions.add_party(case, side, by=clerk, at=NOW).position == 2
    with pytest.raises(Refused):
        actions.add_party(case, side, by=clerk, at=NOW)


def test_a_case_moves_only_within_its_court(opened, clerk):
    case = opened
    second = builders.a_division(code="civil-2")
    assert actions.move_to_division(case, second, by=clerk, at=NOW).division == second
    elsewhere = builders.a_division(builders.a_court("吉0103"))
    with pytest.raises(Refused):
        actions.move_to_division(case, elsewhere, by=clerk, at=NOW)


# -- Agents ----------------------------------------------------------------------------------


@pytest.fixture
def sides(db):
    parties = builders.a_person(), builders.a_person()
    return builders.a_case(*parties), *parties


def mandate(agent: Person, **fields) -> Mandate:
    given = {"authority": Appointment.Authority.GENERAL, "since": NOW.date()} | fields
    return Mandate(agent, **given)


def test_a_party_appoints_at_most_two_agents(sides):
    """CPL 61."""
    case, plaintiff, _defendant = sides
    party = case.parties.get(person=plaintiff)
    for _ in range(2):
        actions.appoint_agent(party, mandate(builders.a_person()), by=plaintiff, at=NOW)
    before = rows()
    with pytest.raises(Refused):
        actions.appoint_agent(party, mandate(builders.a_person()), by=plaintiff, at=NOW)
    assert rows() == before
    actions.revoke_agent(party.appointments.order_by("pk").first(), by=plaintiff, at=NOW)
    actions.appoint_agent(party, mandate(builders.a_person()), by=plaintiff, at=NOW)


def test_nobody_acts_for_both_sides_or_for_themselves(sides):
    case, plaintiff, defendant = sides
    ours, theirs = case.parties.get(person=plaintiff), case.parties.get(person=defendant)
    agent = builders.a_person()
    actions.appoint_agent(ours, mandate(agent), by=plaintiff, at=NOW)
    for party, by, whom in (
        (theirs, defendant, agent), (ours, plaintiff, agent), (ours, plaintiff, defendant),
    ):
        with pytest.raises(Refused):
            actions.appoint_agent(party, mandate(whom), by=by, at=NOW)


def test_only_the_party_or_the_clerk_appoints_and_revokes(sides):
    case, plaintiff, defendant = sides
    party = case.parties.get(person=plaintiff)
    with pytest.raises(Refused):
        actions.appoint_agent(party, mandate(builders.a_person()), by=defendant, at=NOW)
    clerk = builders.an_office(Role.CLERK)
    made = actions.appoint_agent(party, mandate(builders.a_person()), by=clerk, at=NOW)
    with pytest.raises(Refused):
        actions.revoke_agent(made, by=defendant, at=NOW)
    actions.revoke_agent(made, by=plaintiff, at=NOW)
    with pytest.raises(Refused):
        actions.revoke_agent(made, by=plaintiff, at=NOW)


def test_an_authority_cannot_end_before_it_begins(sides):
    case, plaintiff, _defendant = sides
    party = case.parties.get(person=plaintiff)
    backwards = mandate(builders.a_person(), until=NOW.date())
    with pytest.raises(Refused):
        actions.appoint_agent(party, backwards, by=plaintiff, at=NOW)


# -- Words -----------------------------------------------------------------------------------


def test_every_entry_reads_in_both_languages():
    facts = {
        "number": "（2026）吉01民初1号", "judge": "甲", "agent": "乙", "court": "丙",
        "given_on": "2026-03-16",
        "closed_on": "2026-03-16", "amount": "50.00", "due_on": "2026-03-23",
        "date_at": datetime(2026, 3, 16, 9, 30, tzinfo=SHANGHAI).isoformat(),
    }
    for kind in WORDINGS:
        with translation.override("en"):
            english = say(kind, facts)
        assert english.title
        assert "%(" not in english.words
        assert "…" not in english.words


def test_a_code_nobody_knows_still_reads():
    assert say("something.new", {"x": "1"}).title


def test_a_service_teaches_its_codes_once():
    with pytest.raises(ValueError, match="two wordings"):
        add_wordings({"case.opened": Wording("x")})
