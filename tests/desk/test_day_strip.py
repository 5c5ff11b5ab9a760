"""Why this date: the strip of days accounts for every day from the start to the end."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from portal.desk import day_strip
from portal.workdays.calendar import Calendar

# The National Day notice of 2026 is not needed here: a calendar that announces plain weeks.
PLAIN = Calendar(announced_until=date(2026, 12, 31))
FRIDAY = date(2026, 3, 13)


def test_each_day_between_start_and_end_stands_once():
    due = PLAIN.working_days_after(FRIDAY, 7)
    strip = day_strip.cells(due)
    days = [cell["on"] for cell in strip]
    assert days == [FRIDAY + timedelta(days=n) for n in range((due.on - FRIDAY).days + 1)]
    assert strip[0]["kind"] == "start"
    assert strip[-1]["kind"] == "last"
    assert [cell["kind"] for cell in strip].count("rest") == 4
    assert [cell["kind"] for cell in strip].count("counted") == 6


def test_a_long_strip_keeps_its_ends_and_says_how_much_is_between():
    with translation.override("en"):
        due = PLAIN.working_days_after(FRIDAY, 45)
        strip = day_strip.cells(due)
    assert len(strip) == 2 * day_strip.ENDS + 1
    gap = strip[day_strip.ENDS]
    total = (due.on - FRIDAY).days + 1
    assert gap["kind"] == "gap"
    assert gap["words"] == f"{total - 2 * day_strip.ENDS} days"
    assert (strip[0]["on"], strip[-1]["on"]) == (FRIDAY, due.on)


def test_days_of_rest_in_a_row_are_one_span():
    with translation.override("en"):
        groups = day_strip.passed_over(PLAIN.working_days_after(FRIDAY, 2))
    said = {group["days"] for group in groups}
    assert said in ({"14 Mar", "15 Mar"}, {"14 Mar to 15 Mar"})


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 3, 13), "Counting has not begun: the first day is still to come."),
        (date(2026, 3, 15), "Counting has not begun: the first day is still to come."),
        (date(2026, 3, 16), "Day 1 of 7"),
        (date(2026, 3, 18), "Day 3 of 7"),
        (date(2026, 3, 22), "Day 5 of 7"),
        (date(2026, 3, 24), "Today is the last day."),
        (date(2026, 3, 25), ""),
    ],
)
def test_where_today_stands_in_seven_working_days(today, said):
    due = PLAIN.working_days_after(FRIDAY, 7)
    assert due.on == date(2026, 3, 24)
    with translation.override("en"):
        assert day_strip.position(due, today) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("working", "The 2nd working day after Fri 13 March 2026."),
        (
            "calendar",
            "The 2nd day after Fri 13 March 2026; a last day of rest moves to the next"
            " working day.",
        ),
        (
            "months",
            "2 months after Fri 13 March 2026; a last day of rest moves to the next working day.",
        ),
    ],
)
def test_the_rule_is_said_with_its_start(rule, said):
    count = {
        "working": PLAIN.working_days_after,
        "calendar": PLAIN.calendar_days_after,
        "months": PLAIN.months_after,
    }[rule]
    with translation.override("en"):
        assert day_strip.rule(count(FRIDAY, 2)) == said
