"""What kind of day it is, on the first page everybody sees."""

from datetime import date, datetime

import pytest
import time_machine

from portal.common.clock import SHANGHAI
from portal.desk.today import today_at
from tests.workdays.conftest import calendar  # noqa: F401  the notices of 2004 to 2026

DAYS = [
    # on, works, is a worked Saturday or Sunday, the next working day
    pytest.param("2026-11-25", True, False, "2026-11-26", id="a Wednesday"),
    pytest.param("2026-11-28", False, False, "2026-11-30", id="a Saturday"),
    pytest.param("2026-10-01", False, False, "2026-10-08", id="National Day, by notice"),
    pytest.param("2026-10-10", True, True, "2026-10-12", id="a Saturday worked in exchange"),
]


@pytest.mark.parametrize(("on", "works", "is_makeup", "then"), DAYS)
def test_today_and_the_next_working_day(calendar, on, works, is_makeup, then):  # noqa: F811
    day = date.fromisoformat(on)
    today = today_at(calendar, datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI))
    assert (today.day.date, today.day.is_working, today.day.is_makeup) == (day, works, is_makeup)
    assert today.next_working == date.fromisoformat(then)
    assert [len(week) for week in today.weeks] == [7, 7]
    assert today.weeks[0][0].date.weekday() == 0
    assert today.day in today.weeks[0]


def test_the_day_is_that_of_shanghai(calendar):  # noqa: F811
    evening_in_london = datetime.fromisoformat("2026-11-27T16:30:00+00:00")
    assert today_at(calendar, evening_in_london).day.date == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("on", "said"), [("2026-11-25", "今天法院办公。"), ("2026-10-01", "10月8日 周四恢复办公。")]
)
def test_the_home_page_says_it(client, court_data, on, said):
    with time_machine.travel(datetime.fromisoformat(f"{on}T09:00:00+08:00"), tick=False):
        page = client.get("/").content.decode()
    assert said in page
    assert page.count('aria-current="date"') == 1
