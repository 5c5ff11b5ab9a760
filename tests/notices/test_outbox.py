"""What is posted: channels, wishes, quiet hours, nothing twice, nothing unmasked."""

from datetime import datetime, time

import pytest
from django.core.checks import run_checks

from portal.notices.actions import Wanted, set_preferences
from portal.notices.kinds import KINDS
from portal.notices.models import Message
from portal.notices.outbox import NoticeKind, post
from portal.notices.rules.masking import masked
from portal.notices.rules.quiet import Quiet, first_moment
from tests.builders import A_MONDAY, SHANGHAI, a_person
from tests.notices.conftest import CALM, URGENT, a_group, a_letter, posted

NIGHT = Quiet(time(21), time(8), on_rest_days=True)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("quiet", "now", "goes"),
    [
        (NIGHT, "2026-03-16T10:00", "2026-03-16T10:00"),
        (NIGHT, "2026-03-16T20:59", "2026-03-16T20:59"),
        (NIGHT, "2026-03-16T21:00", "2026-03-17T08:00"),
        (NIGHT, "2026-03-17T03:00", "2026-03-17T08:00"),
        (NIGHT, "2026-03-17T08:00", "2026-03-17T08:00"),
        (NIGHT, "2026-03-20T22:00", "2026-03-23T08:00"),  # Friday night: Monday morning
        (NIGHT, "2026-03-21T12:00", "2026-03-23T08:00"),  # Saturday noon
        (Quiet(time(21), time(8), False), "2026-03-21T12:00", "2026-03-21T12:00"),
        (Quiet(time(12), time(14), False), "2026-03-16T13:00", "2026-03-16T14:00"),
        (Quiet(time(0), time(0), False), "2026-03-16T03:00", "2026-03-16T03:00"),
        (Quiet(time(0), time(0), True), "2026-03-21T12:00", "2026-03-23T00:00"),
    ],
)
def test_quiet_hours(quiet, now, goes):
    moment = first_moment(at(now), quiet, lambda day: day.weekday() < 5, SHANGHAI)
    assert moment == at(goes)


def test_a_calendar_that_knows_no_working_day_does_not_hold_a_message_for_ever():
    moment = first_moment(at("2026-03-16T10:00"), NIGHT, lambda day: False, SHANGHAI)
    assert moment < at("2027-12-31T00:00")


@pytest.mark.django_db
def test_the_national_day_is_quiet_and_a_worked_sunday_is_not(court_data):
    """2025-10-01 rests until the 8th; Sunday 2025-09-28 is worked (the State Council's notice)."""
    holiday = posted(a_letter(a_person(email="a@b.invalid"), kind=CALM), at=at("2025-10-01T12:00"))
    assert {m.not_before for m in holiday if m.channel != "IN_APP"} == {at("2025-10-09T08:00")}
    Message.objects.all().delete()
    worked = posted(a_letter(a_person(), kind=CALM), at=at("2025-09-28T12:00"))
    assert {m.not_before for m in worked} == {at("2025-09-28T12:00")}


@pytest.mark.django_db
def test_urgent_goes_at_night_and_this_site_always_at_once():
    night = at("2026-03-16T23:00")
    urgent = posted(a_letter(a_person()), at=night)
    assert {m.not_before for m in urgent} == {night}
    Message.objects.all().delete()
    calm = {m.channel: m for m in posted(a_letter(a_person(), kind=CALM), at=night)}
    assert calm["IN_APP"].state == "SENT"
    assert calm["IN_APP"].not_before == night
    assert calm["SMS"].not_before == at("2026-03-17T08:00")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "off", "channels"),
    [
        (CALM, set(), {"IN_APP", "SMS", "EMAIL"}),
        (CALM, {"SMS"}, {"IN_APP", "EMAIL"}),
        (CALM, {"SMS", "EMAIL"}, {"IN_APP"}),
        (URGENT, {"EMAIL"}, {"IN_APP", "SMS"}),
        (URGENT, {"SMS"}, {"IN_APP", "EMAIL"}),
        (URGENT, {"SMS", "EMAIL"}, {"IN_APP", "SMS"}),  # never fully silent
    ],
)
def test_channels_switched_off(kind, off, channels):
    person = a_person(email="a@b.invalid")
    wanted = Wanted(time(21), time(8), True, [("judge_contact", name) for name in off])
    set_preferences(wanted, by=person, at=A_MONDAY)
    assert {m.channel for m in posted(a_letter(person, kind=kind))} == channels


@pytest.mark.django_db
def test_channels_of_another_service_stay_on():
    person = a_person()
    set_preferences(Wanted(time(21), time(8), True, [("filing", "SMS")]), by=person, at=A_MONDAY)
    assert {m.channel for m in posted(a_letter(person, kind=CALM))} == {"IN_APP", "SMS"}


@pytest.mark.django_db
def test_own_quiet_hours_count():
    person = a_person()
    set_preferences(Wanted(time(12), time(14), False), by=person, at=A_MONDAY)
    rows = {m.channel: m for m in posted(a_letter(person, kind=CALM), at=at("2026-03-21T12:30"))}
    assert rows["SMS"].not_before == at("2026-03-21T14:00")


@pytest.mark.django_db
def test_posting_again_adds_nothing():
    person, group = a_person(), a_group()
    first = posted(a_letter(person), a_letter(group))
    assert posted(a_letter(person), a_letter(group)) == first
    assert len(posted(a_letter(person, occasion="o2"))) == len(first) + 2


@pytest.mark.django_db
def test_whole_numbers_never_reach_the_table():
    rows = posted(
        a_letter(a_person(), phone="13800000001", id="11010519491231002X")
    )
    assert rows[0].facts["phone"] == "138****0001"
    assert rows[0].facts["id"] == "110****002X"
    assert rows[0].facts["case"] == "（2026）吉0102民初7号"


def test_ids_and_instants_are_no_phone_numbers():
    facts = {
        "id": "a1b2c3d4-0000-4000-8000-13812345678f", "at": "2026-03-16T10:00:00.123456+08:00",
        "ticket": "LX20260316000123",
    }
    assert masked(facts) == facts


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 40])
def test_statements_do_not_grow_with_the_letters(number, django_assert_max_num_queries):
    people = [a_person() for _n in range(number)]
    letters = [a_letter(person, kind=CALM) for person in people]
    rows = number * 2
    inserts = -(-rows // 40)  # SQLite takes some forty rows of this width a statement
    with django_assert_max_num_queries(4 + inserts):
        post(letters, at=A_MONDAY)
    assert Message.objects.count() == rows


@pytest.mark.django_db
def test_no_letters_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        post([], at=A_MONDAY)


def test_a_kind_without_words_fails_the_start(monkeypatch):
    kind = NoticeKind("judge_contact.nothing", ("SMS",))
    monkeypatch.setitem(KINDS, kind.code, kind)
    assert "notices.E001" in {fault.id for fault in run_checks(tags=["templates"])}


def test_every_kind_of_the_portal_has_words():
    assert [f for f in run_checks(tags=["templates"]) if f.id.startswith("notices.")] == []
