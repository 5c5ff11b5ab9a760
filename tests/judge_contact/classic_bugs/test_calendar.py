"""Bugs 1 to 10 of public ticket systems: days, holidays and zones."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from judge_contact import rules
from judge_contact.models import TicketLimit
from judge_contact.views import story
from portal.audit.models import Entry
from portal.courts.models import Policy
from portal.notices.models import Message
from portal.timelimits.limits import due_after
from portal.timelimits.recomputing import recompute_open
from portal.workdays.alarm import missing_notice
from portal.workdays.calendar import Calendar, OutOfCalendar
from portal.workdays.calendars import stamp_in_force
from portal.workdays.models import DayNotice
from portal.workdays.pattern import ChangedDay
from portal.workdays.seed import notices
from tests.builders import A_MONDAY, SHANGHAI, a_case
from tests.judge_contact.test_limits_of_a_request import instant

CERTAIN = date(2026, 12, 31)
ANY_DAY = st.dates(date(2026, 1, 1), date(2026, 11, 30))
RULES = list(rules.RULES.values())


def calendar(*days: ChangedDay) -> Calendar:
    return Calendar(days, announced_until=CERTAIN)


@settings(max_examples=40)
@given(start=ANY_DAY, changed=ANY_DAY, rule=st.sampled_from(RULES))
def test_01_excluded_days_never_shorten_the_wait(start, changed, rule):
    """An extra rest day moves no date earlier; an extra working day moves none later."""
    plain = due_after(calendar(), start, rule).on
    rest = calendar(ChangedDay(changed, False, "放假", ""))
    worked = calendar(ChangedDay(changed, True, "上班", ""))
    assert due_after(rest, start, rule).on >= plain
    assert due_after(worked, start, rule).on <= plain


SEEDED = Calendar([day for notice in notices() for day in notice.days], announced_until=CERTAIN)
NAMED = sorted({day.date for notice in notices() for day in notice.days})


@pytest.mark.parametrize("year", range(2020, 2027))
def test_02_swapped_weekends_count_both_ways(year):
    """A made-up Saturday is a day on which a duty falls due; a swapped weekday is none."""
    for day in (day for day in NAMED if day.year == year):
        starts = [day - timedelta(days=n) for n in (1, 2, 3)]
        due = {due_after(SEEDED, start, rules.CONTACT).on for start in starts}
        assert (day in due) is SEEDED.is_working(day), day


@pytest.mark.django_db
def test_03_a_missing_calendar_is_marked_and_rings_and_is_never_guessed_silently(line, client_of):
    ticket = line.register(at=instant("2026-12-31 10:00"))
    assert set(ticket.limits.values_list("provisional", flat=True)) == {True}
    page = client_of(line.party).get(f"/contact-judge/{ticket.public_id}/")
    assert "暂定" in page.content.decode()
    unannounced = Calendar([], announced_until=date(2026, 12, 31))
    assert missing_notice(unannounced, date(2026, 12, 1)).is_red


@pytest.mark.django_db
def test_04_a_new_holiday_moves_open_requests_once_and_leaves_closed_ones(line, announce):
    opened = line.register()
    announce(resting=[date(2026, 3, 17)])
    contact = opened.limits.get(rule="CONTACT")
    assert contact.due_at == instant("2026-03-18 17:00")
    assert recompute_open(A_MONDAY) == 0
    moved = Entry.objects.filter(verb="calendar_moved_date", record=opened.reference)
    facts = [entry.facts for entry in moved]
    assert any('"was": "2026-03-17' in fact and '"now": "2026-03-18' in fact for fact in facts)
    told = Message.objects.filter(kind="judge_contact.date_moved", person=line.party)
    assert told.exists()


@pytest.mark.django_db
def test_04_what_was_done_keeps_the_calendar_it_was_judged_by(line, announce):
    limit = line.register().limits.get(rule="CONTACT")
    TicketLimit.objects.filter(pk=limit.pk).update(met_at=A_MONDAY)
    announce(resting=[date(2026, 3, 17)])
    limit.refresh_from_db()
    assert limit.due_at == instant("2026-03-17 17:00")


@pytest.mark.django_db
def test_05_the_holiday_list_is_not_kept_for_the_life_of_a_process(line):
    """Rows another process wrote count at once: the version is asked for each time."""
    line.register()
    version = stamp_in_force()[0] + 1
    notice = DayNotice.objects.create(
        number="另一进程", title="放假", state=DayNotice.State.APPROVED, version=version,
        decided_at=A_MONDAY, settled_at=A_MONDAY,
    )
    notice.days.create(date=date(2026, 3, 17), is_working=False, reason="放假")
    other = a_case(line.party, division=line.division, judge=line.judge)
    limit = line.register(case=other).limits.get(rule="CONTACT")
    assert (limit.due_on, limit.calendar_version) == (date(2026, 3, 18), version)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("registered", "due"),
    [
        pytest.param("2026-03-20 17:29", "2026-03-23 17:00", id="Friday-after-closing"),
        pytest.param("2026-03-20 16:59", "2026-03-23 17:00", id="Friday-before-closing"),
        pytest.param("2026-03-21 10:00", "2026-03-23 17:00", id="Saturday"),
        pytest.param("2026-04-30 17:31", "2026-05-06 17:00", id="eve-of-Labour-Day"),
        pytest.param("2026-02-14 10:00", "2026-02-24 17:00", id="working-Saturday"),
        pytest.param("2026-03-16 23:59:59", "2026-03-17 17:00", id="last-second"),
        pytest.param("2026-03-17 00:00", "2026-03-18 17:00", id="midnight"),
    ],
)
def test_06_a_start_outside_working_time_is_neither_zero_nor_a_breach(line, registered, due):
    limit = line.register(at=instant(registered)).limits.get(rule="CONTACT")
    assert limit.due_at == instant(due)
    assert limit.breached_at is None


@pytest.mark.django_db
def test_07_spans_of_a_day_cannot_break_the_sum_because_whole_days_are_counted(line):
    """Opening and closing hours change the hour of a date, never its day."""
    plain = line.register().limits.get(rule="CONTACT")
    for key, value in (("OPENING_TIME", "13:30"), ("CLOSING_TIME", "16:00")):
        Policy.objects.create(
            court=line.division.court, key=key, value=value, valid_from=date(2026, 1, 1)
        )
    other = a_case(line.party, division=line.division, judge=line.judge)
    changed = line.register(case=other).limits.get(rule="CONTACT")
    assert changed.due_on == plain.due_on
    assert changed.due_at.astimezone(SHANGHAI).time() == time(16)


def test_08_a_calendar_without_working_days_is_refused_at_once_not_searched_for_ever():
    first, last = date(2026, 1, 1), calendar().last
    length = (last - first).days + 1
    days = [ChangedDay(first + timedelta(days=n), False, "放假", "") for n in range(length)]
    with pytest.raises(OutOfCalendar):
        due_after(calendar(*days), date(2026, 3, 16), rules.CONTACT)


@pytest.mark.django_db
@pytest.mark.parametrize("hour", range(0, 8))
def test_09_the_day_is_the_day_in_shanghai_not_in_utc(line, hour):
    at = datetime(2026, 3, 17, hour, 30, tzinfo=SHANGHAI)
    ticket = line.register(at=at)
    assert ticket.registered_on == date(2026, 3, 17)
    assert ticket.limits.get(rule="CONTACT").due_at == instant("2026-03-18 17:00")


@pytest.mark.django_db
def test_10_every_date_can_be_explained_day_by_day_with_its_source(line, client_of):
    ticket = line.register(at=instant("2026-09-30 10:00"))
    promise = story.promises(ticket, ticket.limits.all())[0]
    assert [str(day) for day in promise.due.counted] == ["2026-10-08"]
    assert len(promise.due.skipped) == 7
    assert all(day.reason and day.notice for day in promise.due.skipped)
    page = client_of(line.party).get(f"/contact-judge/{ticket.public_id}/").content.decode()
    assert promise.due.skipped[0].notice in page
