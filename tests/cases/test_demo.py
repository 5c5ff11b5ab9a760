"""The demo court: whole, the same every time, and nowhere but in demo mode."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from portal import demo
from portal.audit.models import Entry
from portal.cases.models import Appointment, Case, NumberSeries, Party, TimelineEntry
from portal.cases.rules.numbers import parse
from portal.common.refusals import Refused
from portal.courts.models import Court, Division
from portal.demo.clearing import clear
from portal.notices.models import WorkGroup
from portal.people.demo import EVERYBODY
from portal.people.models import Identity, Office, Person
from portal.people.roles import Role
from tests import builders

pytestmark = pytest.mark.django_db
NOW = builders.A_MONDAY
OURS = tuple(
    path for path in demo.LOADERS[: demo.LOADERS.index("portal.demo.cases.load") + 1]
    if path.startswith("portal.demo.")
)
"""Up to the cases: what services play on them later is theirs."""


@pytest.fixture
def court_city():
    call_command("load_reference", verbosity=0)


@pytest.fixture
def loaded(court_city):
    return demo.load(NOW, OURS)


def everything() -> list:
    models = (Person, Office, Division, WorkGroup, Case, Party, Appointment, TimelineEntry,
              NumberSeries, Entry)
    return [list(model._base_manager.order_by("pk").values_list()) for model in models]


def of(username: str):
    return Case.objects.visible_to(Person.objects.get(username=username))


def test_loading_twice_changes_nothing(loaded):
    before = everything()
    assert set(demo.load(NOW, OURS).values()) == {0}
    assert everything() == before


def test_there_are_hundreds_of_cases_over_all_courts_and_stages(loaded):
    cases = Case._base_manager.all()
    assert 350 <= len(cases) <= 450
    by_court = Counter(case.court_id for case in cases)
    assert len(by_court) == Court.objects.in_force(NOW.date()).count() == 16
    assert by_court.most_common(1)[0][1] > len(cases) / 2
    assert {case.stage for case in cases} == set(Case.Stage.values)
    assert all(str(parse(case.number)) == case.number for case in cases)


def test_numbers_have_no_gap(loaded):
    for series in NumberSeries.objects.all():
        serials = Case._base_manager.filter(
            court=series.court, year=series.year, type_code=series.type_code
        ).values_list("serial", flat=True)
        assert sorted(serials) == list(range(1, series.last + 1))


def test_nothing_in_the_demo_lies_ahead_but_next_dates(loaded):
    assert not TimelineEntry._base_manager.filter(at__gt=NOW).exists()
    assert not Case._base_manager.filter(filed_on__gt=NOW.date()).exists()
    assert not Case._base_manager.filter(next_date__lte=NOW).exists()
    assert Case._base_manager.filter(next_date__gt=NOW).exists()


def test_everyone_who_signs_in_finds_their_cases(loaded):
    litigant = of("litigant")
    assert litigant.count() == 3
    assert len(set(litigant.values_list("stage", flat=True))) == 3
    shared = litigant.get(judge__username="judge")
    assert shared in of("respondent")
    for staff in ("liaison", "head", "judge"):
        assert shared in of(staff)
    assert of("lawyer").count() >= 4
    assert of("enterprise").count() >= 3
    assert of("sysadmin").count() == 0


def test_the_demo_people_are_those_of_the_sign_in_page(loaded):
    for username, described in EVERYBODY.items():
        person = Person.objects.get(username=username)
        assert person.has_usable_password()
        assert person.phone
        roles = {office.role for office in person.offices_now}
        assert roles == ({described.role} if described.role else set())


def test_every_division_with_judges_has_a_liaison_a_head_and_a_work_group(loaded):
    for division in Division.objects.filter(offices__role=Role.JUDGE).distinct():
        held = set(division.offices.values_list("role", flat=True))
        assert {Role.LIAISON, Role.HEAD, Role.JUDGE, Role.ASSISTANT} <= held
        assert str(division.public_id) in division.work_group.robot_url
    assert not Case._base_manager.exclude(division__offices__role=Role.JUDGE).exists()
    staff = Person.objects.filter(offices__isnull=False)
    assert not staff.filter(phone="").exists()
    assert not staff.filter(email="").exists()


def test_the_same_seed_makes_the_same_court(loaded):
    def court() -> list:
        return list(
            Case._base_manager.order_by("number").values_list(
                "number", "public_id", "cause_no", "stage", "judge__full_name", "next_date"
            )
        )

    first = court()
    for model in (TimelineEntry, Appointment, Party, Case, NumberSeries, Office, WorkGroup):
        model._base_manager.all().delete()
    Identity.objects.all().delete()
    Person.objects.all().delete()
    demo.load(NOW, OURS)
    assert court() == first


def test_outside_demo_mode_it_is_refused(settings, court_city):
    settings.DEMO = False
    with pytest.raises(Refused):
        demo.load(NOW, OURS)
    with pytest.raises(Refused):
        clear()
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert not Person.objects.exists()
