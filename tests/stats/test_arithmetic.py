"""The arithmetic of figures: totals, percentiles, working time, and what stays hidden."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from portal.common.figures import Cell, Figure, Kind
from portal.stats.suppression import SMALLEST, hidden, is_small
from portal.workdays.calendar import Calendar
from portal.workdays.pattern import ChangedDay
from portal.workdays.worktime import WorkingHours
from tests.builders import SHANGHAI
from tests.judge_contact.test_limits_of_a_request import instant

ROOM = st.integers(0, 400)
SAMPLES = st.lists(st.floats(0, 10_000), min_size=1, max_size=60)


@given(values=SAMPLES)
def test_the_95th_percentile_leaves_at_most_one_in_twenty_above(values):
    figure = Figure("x", "", "", Kind.P95, "", "")
    least = figure.value(Cell(values=tuple(values)))
    above = [value for value in values if round(value, 1) > least]
    assert len(above) * 20 <= len(values)


@given(cells=st.lists(st.tuples(ROOM, ROOM), max_size=20))
def test_a_total_is_never_a_mean_of_means(cells):
    figure = Figure("x", "", "", Kind.SHARE, "%", "")
    made = [Cell(min(one, two), max(one, two)) for one, two in cells]
    whole = sum(made, Cell())
    wanted = sum(cell.denominator for cell in made)
    assert whole.denominator == wanted
    assert (figure.value(whole) is None) == (wanted == 0)


# -- Working time -----------------------------------------------------------------------------

HOURS = WorkingHours(
    Calendar([ChangedDay(date(2026, 3, 18), False, "放假", "")], announced_until=date.max),
    instant("2026-03-16 09:00").time(), instant("2026-03-16 17:00").time(), SHANGHAI,
)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        pytest.param("2026-03-16 10:00", "2026-03-16 10:30", 30, id="within a day"),
        pytest.param("2026-03-16 16:00", "2026-03-17 10:00", 120, id="over night"),
        pytest.param("2026-03-16 20:00", "2026-03-17 10:00", 60, id="after closing"),
        pytest.param("2026-03-16 05:00", "2026-03-16 10:00", 60, id="before opening"),
        pytest.param("2026-03-20 16:00", "2026-03-23 10:00", 120, id="over a weekend"),
        pytest.param("2026-03-17 16:00", "2026-03-19 10:00", 120, id="over a rest day"),
        pytest.param("2026-03-21 10:00", "2026-03-22 10:00", 0, id="on a weekend"),
        pytest.param("2026-03-16 09:00", "2026-03-20 17:00", 4 * 480, id="a week with a rest day"),
        pytest.param("2026-03-17 10:00", "2026-03-16 10:00", 0, id="the other way round"),
    ],
)
def test_working_time_is_when_the_court_is_open(start, end, minutes):
    assert HOURS.minutes(instant(start), instant(end)) == minutes


@given(sizes=st.lists(st.integers(0, 12), max_size=12))
def test_no_small_cell_is_shown_nor_can_be_reckoned_from_the_total(sizes):
    marks = hidden(sizes)
    assert all(mark for size, mark in zip(sizes, marks, strict=True) if is_small(size))
    others = [size for size in sizes if size >= SMALLEST]
    assert sum(marks) != 1 or not others
