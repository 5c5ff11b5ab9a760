"""Properties that hold for any calendar and any start, against a slow count by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from portal.workdays.calendar import Calendar
from portal.workdays.pattern import ChangedDay
from tests.workdays.conftest import seeded

CALENDAR = seeded()
ONE = timedelta(days=1)
starts = st.dates(date(2018, 1, 1), date(2026, 12, 31))
counts = st.integers(1, 40)
near = st.integers(0, 70)


def slow_nth(calendar: Calendar, start: date, n: int) -> date:
    day = start
    while n:
        day += ONE
        n -= calendar.day(day).is_working
    return day


def slow_moved(calendar: Calendar, start: date, n: int) -> date:
    day = start + n * ONE
    while not calendar.day(day).is_working:
        day += ONE
    return day


@given(starts, counts)
def test_a_slow_count_by_hand_agrees(start, n):
    assert CALENDAR.working_days_after(start, n).on == slow_nth(CALENDAR, start, n)
    assert CALENDAR.calendar_days_after(start, n).on == slow_moved(CALENDAR, start, n)


@given(starts, counts)
def test_the_sum_adds_up(start, n):
    due = CALENDAR.working_days_after(start, n)
    assert len(due.counted) == n
    assert due.counted[-1] == due.on
    passed = {*due.counted, *(skipped.date for skipped in due.skipped)}
    assert passed == {start + i * ONE for i in range(1, (due.on - start).days + 1)}


@pytest.mark.parametrize("rule", ["working_days_after", "calendar_days_after", "months_after"])
@settings(max_examples=30)
@given(start=starts, n=st.integers(1, 12), away=near)
def test_one_more_rest_day_never_makes_a_date_earlier(rule, start, n, away):
    changed = seeded(ChangedDay(start + away * ONE, False, "flood", "court"))
    assert getattr(changed, rule)(start, n).on >= getattr(CALENDAR, rule)(start, n).on


@pytest.mark.parametrize("rule", ["working_days_after", "calendar_days_after", "months_after"])
@settings(max_examples=30)
@given(start=starts, n=st.integers(1, 12), away=near)
def test_one_more_working_day_never_makes_a_date_later(rule, start, n, away):
    changed = seeded(ChangedDay(start + away * ONE, True, "make-up", "court"))
    assert getattr(changed, rule)(start, n).on <= getattr(CALENDAR, rule)(start, n).on


@given(starts, counts)
def test_a_longer_period_never_ends_earlier(start, n):
    for rule in (CALENDAR.working_days_after, CALENDAR.calendar_days_after, CALENDAR.months_after):
        assert rule(start, n + 1).on >= rule(start, n).on


@given(starts, counts)
def test_forward_and_backward_meet(start, n):
    due = CALENDAR.working_days_after(start, n)
    if CALENDAR.is_working(start):
        assert CALENDAR.working_days_before(due.on, n).on == start


@given(starts, counts)
def test_many_at_once_are_the_same_as_one_by_one(start, n):
    days = [start + i * ONE for i in range(10)]
    assert CALENDAR.nth_working_days(days, n) == [CALENDAR.nth_working_day(d, n) for d in days]
