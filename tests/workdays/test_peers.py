"""Every day of 2018 to 2026 against two kept libraries that share no code with ours."""

from datetime import date, timedelta

import pytest

from portal.workdays.selfcheck import faults_of
from tests.workdays.conftest import seeded

DAYS = [date(2018, 1, 1) + timedelta(days=n) for n in range(3287)]

@pytest.fixture(scope="module")
def chinese_calendar():
    import chinese_calendar

    return chinese_calendar


@pytest.fixture(scope="module")
def cn():
    import holidays

    return holidays.CN(years=range(2017, 2028))


def test_every_day_is_what_chinesecalendar_says(calendar, chinese_calendar):
    assert [d for d in DAYS if calendar.is_working(d) != chinese_calendar.is_workday(d)] == []


def test_every_day_is_what_holidays_says(calendar, cn):
    assert [d for d in DAYS if calendar.is_working(d) != cn.is_working_day(d)] == []


def test_the_seed_reaches_back_to_2004(calendar, chinese_calendar):
    day, wrong = date(2004, 1, 1), []
    while day < date(2018, 1, 1):
        if calendar.is_working(day) != chinese_calendar.is_workday(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


@pytest.mark.parametrize("n", [1, 2, 5, 15, 30])
def test_every_deadline_of_nine_years(calendar, chinese_calendar, n):
    working = [d for d in DAYS if chinese_calendar.is_workday(d)]
    position = 0
    for start in DAYS:
        while position < len(working) and working[position] <= start:
            position += 1
        if position + n - 1 < len(working):
            due = calendar.working_days_after(start, n)
            assert due.on == working[position + n - 1]
            assert not due.is_provisional


def test_the_calendar_holds_together(calendar, db):
    assert faults_of(calendar) == []


def test_a_year_without_its_notice_does_not_hold_together(db):
    cut_short = seeded(announced_until=date(2027, 12, 31))
    assert faults_of(cut_short)
