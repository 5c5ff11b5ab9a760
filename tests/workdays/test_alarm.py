"""The alarm for the next year's missing notice."""

from datetime import date

import pytest

from portal.workdays.alarm import missing_notice


@pytest.mark.parametrize(
    ("today", "year", "level"),
    [
        ("2026-03-01", None, None), ("2026-10-24", None, None),
        ("2026-10-25", 2027, "watch"), ("2026-11-30", 2027, "watch"),
        ("2026-12-01", 2027, "red"), ("2026-12-31", 2027, "red"),
        ("2027-01-01", 2027, "red"), ("2027-06-01", 2027, "red"), ("2025-12-15", None, None),
    ],
)
def test_from_25_october_and_red_from_december(calendar, today, year, level):
    alarm = missing_notice(calendar, date.fromisoformat(today))
    assert (alarm and alarm.year, alarm and alarm.level) == (year, level)
