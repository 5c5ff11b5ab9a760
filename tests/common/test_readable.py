"""Dates, spans and money as people read them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from portal.common import readable
from tests.builders import SHANGHAI

FIVE = datetime(2026, 11, 24, 17, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh-hans", "2026年11月24日（周二）17:00"), ("en", "Tue 24 November 2026, 17:00")],
)
def test_an_instant_is_said_on_the_courts_clock(language, said):
    with translation.override(language):
        assert readable.moment(FIVE) == said
        assert readable.moment(FIVE.astimezone(tz=None)) == said


def test_midnight_as_a_limit_is_the_end_of_the_day_before():
    end_of_day = datetime(2026, 11, 25, 0, 0, tzinfo=SHANGHAI)
    assert readable.moment(end_of_day) == "2026年11月24日（周二）24:00"


def test_late_evening_in_utc_is_already_tomorrow_at_the_court():
    instant = datetime.fromisoformat("2026-11-24T16:30:00+00:00")
    assert readable.day(instant) == "2026年11月25日（周三）"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=30), "0 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=47, minutes=59), "47 hours"),
        (timedelta(hours=48), "2 days"),
        (timedelta(days=30), "30 days"),
    ],
)
def test_a_span_is_said_in_its_largest_telling_unit(length, said):
    with translation.override("en"):
        assert readable.span(length) == said


def test_an_instant_that_has_passed_is_overdue_and_never_left():
    with translation.override("en"):
        assert readable.left(FIVE, FIVE - timedelta(hours=3)) == "3 hours left"
        assert readable.left(FIVE, FIVE) == "0 minutes overdue"
        assert readable.left(FIVE, FIVE + timedelta(days=3)) == "3 days overdue"


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [
        (Decimal("4659.82"), "4,659.82元", "CNY 4,659.82"),
        (50, "50.00元", "CNY 50.00"),
        ("0.005", "0.01元", "CNY 0.01"),
        (None, "", ""),
    ],
)
def test_money_is_said_to_the_fen(amount, chinese, english):
    assert readable.yuan(amount) == chinese
    with translation.override("en"):
        assert readable.yuan(amount) == english


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (22, "22nd"),
        (113, "113th"),
    ],
)
def test_english_ordinals(number, said):
    with translation.override("en"):
        assert readable.ordinal(number) == said


def test_dates_without_a_value_are_silent():
    assert readable.day(None) == readable.moment(None) == readable.short_day(None) == ""
    assert readable.short_day(date(2026, 11, 24)) == "11月24日 周二"
