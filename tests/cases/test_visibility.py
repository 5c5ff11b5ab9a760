"""Who may see a case: every tie a person can have to it, and none."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from portal.cases import actions
from portal.cases.models import (
    AGENT_AD_LITEM,
    ASSISTANT,
    JUDGE,
    PARTY,
    Appointment,
    Case,
    Party,
    TimelineEntry,
)
from portal.cases.querysets import CaseQuery
from portal.common.scoping import UnscopedRead
from portal.people.models import Office, Person
from portal.people.roles import Role
from tests import builders
from tests.builders import SHANGHAI

pytestmark = pytest.mark.django_db
NOW = builders.A_MONDAY
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _it_is_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def party():
    return builders.a_person()


@pytest.fixture
def case(party):
    return builders.a_case(party, builders.a_person())


def fresh(person: Person) -> Person:
    """The person as the next request reads them."""
    return Person.objects.get(pk=person.pk)


def sees(person, case: Case) -> bool:
    seen = Case.objects.visible_to(person).filter(pk=case.pk).exists()
    if person.is_authenticated:
        assert bool(case.roles_of(person)) == seen, "roles_of and visible_to disagree"
    return seen


def appoint(case: Case, agent: Person, **fields) -> Appointment:
    party = case.parties.filter(side=Party.Side.PLAINTIFF).get()
    given = {"authority": "SPECIAL", "since": TODAY - timedelta(days=10)} | fields
    return Appointment.objects.create(party=party, agent=agent, **given)


def test_a_party_sees_the_case_and_a_stranger_does_not(case, party):
    assert sees(party, case)
    assert case.roles_of(party) == {PARTY}
    assert not sees(builders.a_person(), case)


def test_nobody_sees_anything_without_signing_in(case):
    assert not sees(AnonymousUser(), case)
    assert case.roles_of(AnonymousUser()) == frozenset()


@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        ({}, True),
        ({"until": TODAY + timedelta(days=1)}, True),
        ({"until": TODAY}, False),
        ({"since": TODAY}, True),
        ({"since": TODAY + timedelta(days=1)}, False),
        ({"revoked_at": NOW - timedelta(minutes=1)}, False),
    ],
    ids=["live", "last day", "ended today", "begins today", "begins tomorrow", "revoked"],
)
def test_an_agent_sees_the_case_while_the_appointment_lives(case, fields, seen):
    agent = builders.a_person()
    appoint(case, agent, **fields)
    assert sees(agent, case) is seen
    assert (AGENT_AD_LITEM in case.roles_of(agent)) is seen


def test_revoking_takes_effect_at_once(case, party):
    agent = builders.a_person()
    appointment = appoint(case, agent)
    assert sees(agent, case)
    actions.revoke_agent(appointment, by=party, at=NOW)
    assert not sees(agent, case)


def test_the_day_is_shanghais_not_the_servers(case):
    agent = builders.a_person()
    appoint(case, agent, until=date(2026, 3, 17))
    with time_machine.travel(datetime(2026, 3, 16, 23, 59, tzinfo=SHANGHAI), tick=False):
        assert sees(agent, case)
    with time_machine.travel(datetime(2026, 3, 17, 0, 1, tzinfo=SHANGHAI), tick=False):
        assert not sees(agent, case)  # still the 16th in UTC


def test_the_judge_on_the_case_sees_it_and_a_colleague_does_not(case):
    judge, colleague = builders.an_office(Role.JUDGE), builders.an_office(Role.JUDGE)
    Case._base_manager.filter(pk=case.pk).update(judge=judge)
    case.refresh_from_db()
    assert sees(judge, case)
    assert case.roles_of(judge) == {JUDGE}
    assert not sees(colleague, case)


def test_the_assistant_on_the_case_sees_it(case):
    assistant = builders.an_office(Role.ASSISTANT)
    Case._base_manager.filter(pk=case.pk).update(assistant=assistant)
    case.refresh_from_db()
    assert sees(assistant, case)
    assert case.roles_of(assistant) == {ASSISTANT}


def test_a_judge_who_left_the_bench_sees_nothing(case):
    judge = builders.an_office(Role.JUDGE)
    Case._base_manager.filter(pk=case.pk).update(judge=judge)
    case.refresh_from_db()
    Office.objects.filter(person=judge).update(until=TODAY)
    assert not sees(fresh(judge), case)


@pytest.mark.parametrize("role", [Role.LIAISON, Role.HEAD])
def test_division_staff_see_their_division_only(case, role):
    other = builders.a_division(code="civil-2")
    assert sees(builders.an_office(role), case)
    assert not sees(builders.an_office(role, other), case)


@pytest.mark.parametrize(
    "role",
    [Role.AGENT, Role.INSPECTOR, Role.LEADER, Role.CLERK, Role.CASHIER, Role.SERVICE_CLERK,
     Role.ARCHIVIST],
)
def test_court_staff_see_their_court_only(case, role):
    elsewhere = builders.a_division(builders.a_court("吉0103"))
    assert sees(builders.an_office(role), case)
    assert not sees(builders.an_office(role, elsewhere), case)


@pytest.mark.parametrize(
    "role",
    [Role.SYSADMIN, Role.AUDITOR, Role.COURIER, Role.MEDIATOR, Role.MEDIATION_ADMIN, Role.JUDGE,
     Role.ASSISTANT],
)
def test_offices_without_a_reading_power_see_nothing(case, role):
    assert not sees(builders.an_office(role), case)


def test_a_head_without_a_division_heads_the_court_and_no_other(case):
    head = builders.an_office(Role.HEAD)
    Office.objects.filter(person=head).update(division=None)
    homeless = builders.a_case(
        division=builders.a_division(builders.a_court("吉0103")), number="（2026）吉0103民初9号",
    )
    Case._base_manager.filter(pk=homeless.pk).update(division=None)
    assert sees(fresh(head), case)
    assert not sees(fresh(head), Case._base_manager.get(pk=homeless.pk))


def test_my_cases_are_those_i_am_in_whatever_my_office(case, party):
    clerk = builders.an_office(Role.CLERK)
    own = builders.a_case(clerk, builders.a_person())
    seen = Case.objects.visible_to(clerk)
    assert set(seen) == {case, own}
    assert list(seen.of_party_or_agent(clerk)) == [own]


def test_reading_without_saying_who_asks_raises(case):
    for rows in (Case.objects.all(), Party.objects.all(), TimelineEntry.objects.all(),
                 Appointment.objects.all()):
        with pytest.raises(UnscopedRead):
            list(rows)
    assert case.parties.count() == 2  # reached from the case, scoped by it


def test_parties_and_entries_are_seen_with_their_case(case, party):
    actions.tell(case, at=NOW, kind="case.closed", closed_on="2026-03-16")
    assert Party.objects.visible_to(party).count() == 2
    assert TimelineEntry.objects.visible_to(party).count() == 1
    assert not Party.objects.visible_to(builders.a_person()).exists()


# -- Finding ---------------------------------------------------------------------------------


@pytest.fixture
def clerk():
    return builders.an_office(Role.CLERK)


def found(person: Person, **asked) -> list[Case]:
    return list(Case.objects.visible_to(person).matching(CaseQuery(**asked)))


def test_a_case_is_found_by_number_name_phone_stage_year_judge_and_division(clerk):
    wanted = builders.a_case(
        builders.a_person(full_name="欧阳试九", phone="10009990001"), builders.a_person(),
        judge=builders.an_office(Role.JUDGE, full_name="司法试一"), stage="JUDGED", year=2025,
        number="（2025）吉0102民初7701号", serial=7701,
        division=builders.a_division(code="civil-7"),
    )
    builders.a_case(builders.a_person(), builders.a_person())
    typed_badly = "(2025) 吉0102民初7701号之一"
    for asked in (
        {"number": typed_badly}, {"number": "7701"}, {"number": "(2025)吉0102"},
        {"party": "欧阳"}, {"party": "欧阳试九"}, {"phone": "10009990001"}, {"stage": "JUDGED"},
        {"year": 2025}, {"judge": "司法"}, {"division": str(wanted.division.public_id)},
    ):
        assert found(clerk, **asked) == [wanted], asked


def test_an_agents_phone_finds_the_case_while_the_appointment_lives(clerk, case):
    agent = builders.a_person(phone="10009990002")
    appointment = appoint(case, agent)
    assert found(clerk, phone="10009990002") == [case]
    appointment.revoked_at = NOW
    appointment.save()
    assert found(clerk, phone="10009990002") == []


def test_searching_never_shows_what_is_not_visible(case):
    elsewhere = builders.an_office(Role.CLERK, builders.a_division(builders.a_court("吉0103")))
    assert found(elsewhere, number=case.number) == []
    assert found(elsewhere, party=case.parties.get(side="PLAINTIFF").name) == []
