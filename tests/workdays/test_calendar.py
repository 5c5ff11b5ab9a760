"""The three rules against the law's own cases; the article stands in the id."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.workdays.calendar import Calendar, OutOfCalendar
from portal.workdays.pattern import certain_until
from portal.workdays.seed import notices
from tests.workdays.conftest import seeded


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "days", "on"),
    [
        pytest.param("2026-09-01", 15, "2026-09-16", id="CPL 85: an ordinary last day"),
        pytest.param("2026-09-16", 15, "2026-10-08", id="CPL 85: National Day moves it"),
        pytest.param("2026-09-18", 15, "2026-10-08", id="CPL 85: Saturday inside National Day"),
        pytest.param("2026-02-05", 10, "2026-02-24", id="CPL 85: Sunday inside Spring Festival"),
        pytest.param("2026-02-04", 10, "2026-02-14", id="CPL 85: a make-up Saturday is worked"),
        pytest.param("2026-04-16", 15, "2026-05-06", id="CPL 85: Labour Day"),
        pytest.param("2026-06-04", 15, "2026-06-22", id="CPL 85: Dragon Boat on a Friday"),
        pytest.param("2025-09-16", 15, "2025-10-09", id="CPL 85: National Day with Mid-autumn"),
        pytest.param("2020-01-22", 10, "2020-02-03", id="extension of 2020-01-26"),
        pytest.param("2019-04-26", 5, "2019-05-05", id="change of 2019-03-22, a worked Sunday"),
        pytest.param("2024-02-04", 5, "2024-02-09", id="encouraged leave is a working day"),
    ],
)
def test_calendar_days(calendar, start, days, on):
    assert calendar.calendar_days_after(d(start), days).on == d(on)


@pytest.mark.parametrize(
    ("start", "months", "on"),
    [
        pytest.param("2026-09-01", 6, "2027-03-01", id="CC 202: same day number"),
        pytest.param("2026-08-31", 6, "2027-03-01", id="CC 202: clamped to 28 February, a Sunday"),
        pytest.param("2026-03-31", 1, "2026-04-30", id="CC 202: clamped to 30 April"),
        pytest.param("2023-08-31", 6, "2024-02-29", id="CC 202: leap year"),
        pytest.param("2025-12-15", 12, "2026-12-15", id="CC 202: a year"),
        pytest.param("2024-11-10", 24, "2026-11-10", id="CPL 250: two years"),
    ],
)
def test_months(calendar, start, months, on):
    assert calendar.months_after(d(start), months).on == d(on)


@pytest.mark.parametrize(
    ("start", "days", "on"),
    [
        pytest.param("2026-03-16", 1, "2026-03-17", id="Monday"),
        pytest.param("2026-03-20", 1, "2026-03-23", id="Friday"),
        pytest.param("2026-03-21", 1, "2026-03-23", id="Saturday start is not one too late"),
        pytest.param("2026-03-22", 2, "2026-03-24", id="Sunday start"),
        pytest.param("2026-02-13", 1, "2026-02-14", id="eve of a make-up Saturday"),
        pytest.param("2026-02-14", 1, "2026-02-24", id="make-up Saturday itself never counts"),
        pytest.param("2026-02-15", 1, "2026-02-24", id="holiday start"),
        pytest.param("2026-02-27", 1, "2026-02-28", id="worked Saturday after the festival"),
        pytest.param("2025-12-31", 1, "2026-01-04", id="year end into a worked Sunday"),
        pytest.param("2018-12-28", 1, "2018-12-29", id="year end, worked Saturday of 2018"),
        pytest.param("2018-12-29", 1, "2019-01-02", id="December moved by the next year's notice"),
        pytest.param("2020-01-23", 1, "2020-02-03", id="extension of 2020"),
        pytest.param("2020-09-30", 1, "2020-10-09", id="eight days of National Day"),
    ],
)
def test_working_days(calendar, start, days, on):
    assert calendar.working_days_after(d(start), days).on == d(on)
    assert calendar.nth_working_day(d(start), days) == d(on)
    assert calendar.nth_working_days([d(start)], days) == [d(on)]


@pytest.mark.parametrize(
    ("event", "days", "on"),
    [
        pytest.param("2026-03-20", 3, "2026-03-17", id="CPL 139: three days before the hearing"),
        pytest.param("2026-10-10", 3, "2026-09-30", id="CPL 139: a rest day moves earlier"),
        pytest.param("2026-03-24", 2, "2026-03-20", id="CPL 139: Sunday moves to Friday"),
    ],
)
def test_days_before_an_event(calendar, event, days, on):
    due = calendar.calendar_days_before(d(event), days)
    assert due.on == d(on)
    assert all(not calendar.is_working(skipped.date) for skipped in due.skipped)


def test_working_days_before_an_event(calendar):
    due = calendar.working_days_before(d("2026-02-25"), 2)
    assert due.on == d("2026-02-14")
    assert due.counted == (d("2026-02-24"), d("2026-02-14"))
    assert len(due.skipped) == 9
    assert calendar.working_days_before(d("2026-03-22"), 1).on == d("2026-03-20")


def test_the_sum_can_be_checked_by_hand(calendar):
    due = calendar.working_days_after(d("2026-02-13"), 2)
    assert due.counted == (d("2026-02-14"), d("2026-02-24"))
    assert [s.date for s in due.skipped] == [d("2026-02-15") + timedelta(n) for n in range(9)]
    assert {s.reason for s in due.skipped} == {"Spring Festival"}
    assert {s.notice for s in due.skipped} == {"国办发明电〔2025〕7号"}
    assert (due.start, due.days, due.unit, due.state) == (d("2026-02-13"), 2, "working", "final")
    assert "85" in due.article


def test_rest_days_in_the_middle_of_calendar_days_count(calendar):
    due = calendar.calendar_days_after(d("2026-02-05"), 10)
    assert len(due.counted) == 10
    assert [s.date for s in due.skipped][0] == d("2026-02-15")


# -- What is not announced is never final ------------------------------------------------------


@pytest.mark.parametrize("rule", ["working_days_after", "calendar_days_after"])
@pytest.mark.parametrize("days", [1, 2, 5, 30, 250])
def test_never_final_past_the_last_announced_day(calendar, rule, days):
    for back in range(400):
        start = calendar.announced_until - timedelta(days=back)
        due = getattr(calendar, rule)(start, days)
        assert due.is_provisional == (due.on > calendar.announced_until)


def test_a_hearing_past_the_horizon_makes_the_day_before_it_provisional(calendar):
    assert calendar.working_days_before(d("2027-01-08"), 6).is_provisional
    assert not calendar.working_days_before(d("2026-12-31"), 6).is_provisional


def test_past_the_horizon_only_what_the_law_fixes_is_known(calendar):
    rests = [n for n in range(365) if not calendar.is_working(d("2027-01-01") + timedelta(n))]
    on_weekdays = [
        day for n in rests if (day := d("2027-01-01") + timedelta(n)).weekday() < 5
    ]
    assert on_weekdays == [d("2027-01-01"), d("2027-10-01")]
    assert calendar.day(d("2027-05-02")).reason == "Labour Day"


@pytest.mark.parametrize(
    ("year", "until"),
    [
        (2006, "2006-12-28"), (2007, "2007-12-28"), (2011, "2011-12-28"), (2018, "2018-12-28"),
        (2022, "2022-12-28"), (2023, "2023-12-28"), (2025, "2025-12-31"), (2026, "2026-12-31"),
    ],
)
def test_late_december_is_certain_only_where_no_notice_ever_reached_back(year, until):
    assert certain_until(year) == d(until)


def test_no_seed_notice_ever_contradicts_what_was_called_certain():
    """Replay history: the days called certain before a yearly notice came are right after it."""
    final = seeded()
    for year in range(2005, 2027):
        known = seeded_before(year)
        day = date(year - 1, 12, 1)
        while day <= known.announced_until:
            assert known.is_working(day) == final.is_working(day), day
            day += timedelta(days=1)


def seeded_before(year: int) -> Calendar:


    days = [
        day for notice in notices()
        if notice.announces_until is None or notice.announces_until.year < year
        for day in notice.days
    ]
    return Calendar(days, announced_until=certain_until(year - 1))


# -- Refusals ----------------------------------------------------------------------------------

RULES = [
    "working_days_after", "calendar_days_after", "months_after", "nth_working_day",
    "working_days_before", "calendar_days_before",
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("days", [0, -1])
def test_less_than_one_day_is_refused(calendar, rule, days):
    with pytest.raises(OutOfCalendar, match="1 or more"):
        getattr(calendar, rule)(d("2026-03-16"), days)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("start", ["1999-12-31", "2003-12-31", "2050-01-01"])
def test_a_day_outside_the_table_is_refused_at_both_ends(calendar, rule, start):
    with pytest.raises(OutOfCalendar):
        getattr(calendar, rule)(d(start), 1)


@pytest.mark.parametrize("rule", ["working_days_after", "calendar_days_after", "months_after"])
def test_a_period_that_runs_off_the_table_is_refused(calendar, rule):
    with pytest.raises(OutOfCalendar):
        getattr(calendar, rule)(d("2026-03-16"), 99_999)
    with pytest.raises(OutOfCalendar):
        getattr(calendar, rule)(calendar.last, 1)


@pytest.mark.parametrize("rule", ["working_days_before", "calendar_days_before"])
def test_counting_back_off_the_table_is_refused(calendar, rule):
    with pytest.raises(OutOfCalendar):
        getattr(calendar, rule)(d("2004-01-05"), 99_999)


def test_an_instant_is_not_a_date(calendar):
    with pytest.raises(TypeError, match="local date"):
        calendar.nth_working_day(datetime(2026, 3, 16, 16, 30, tzinfo=UTC), 1)
    with pytest.raises(TypeError, match="local date"):
        calendar.nth_working_days([datetime(2026, 3, 16, 16, 30, tzinfo=UTC)], 1)


def test_the_end_of_the_table_is_far_enough_for_every_period_of_the_law(calendar):
    assert calendar.months_after(d("2026-12-31"), 12 * 20).is_provisional
