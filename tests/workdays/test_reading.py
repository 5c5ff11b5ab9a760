"""Files and lines as staff hand them in."""

import json
from datetime import date

import pytest
from django.utils.translation import gettext, pgettext

from portal.common.refusals import Refused
from portal.workdays.checking import check
from portal.workdays.pattern import ChangedDay
from portal.workdays.reading import days_of_file, days_of_lines

WANTED = [(date(2027, 2, 6), False, "春节"), (date(2027, 2, 20), True, "春节")]


def plain(days):
    return [(day.date, day.is_working, day.reason) for day in days]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("n.csv", "date,kind,reason\n2027-02-06,rest,春节\n\n2027-02-20,work,春节\n"),
        ("n.csv", "\ufeff2027-02-06,rest,春节\r\n2027-02-20,work,春节"),
        ("n.json", json.dumps([
            {"date": "2027-02-06", "kind": "rest", "reason": "春节"},
            {"date": "2027-02-20", "kind": "work", "reason": "春节"},
        ])),
        ("n.JSON", json.dumps({"year": 2027, "days": [
            {"name": "春节", "date": "2027-02-06", "isOffDay": True},
            {"name": "春节", "date": "2027-02-20", "isOffDay": False},
        ]})),
    ],
)
def test_files_understood(name, text):
    assert plain(days_of_file(name, text.encode())) == WANTED


def test_the_words_of_the_reader_are_understood():
    rest, work = pgettext("kind of day", "rest"), gettext("worked")
    assert plain(days_of_lines(f"2027-02-06 {rest} 春节\n2027-02-20 {work} 春节")) == WANTED


def test_lines_understood():
    assert plain(days_of_lines("2027-02-06 rest 春节\n\n 2027-02-20  work 春节\n")) == WANTED


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("n.xlsx", b"PK"), ("n.csv", "2027-02-06,rest,春节".encode("gbk")), ("n.json", b"{"),
        ("n.json", b"[1]"), ("n.json", b'{"year": 2027}'), ("n.csv", b"x" * 300_000),
        ("n.csv", b"2027-02-30,rest,x"), ("n.csv", b"2027-02-06,maybe,x"),
        ("n.csv", b"2027-02-06,rest"), ("n.csv", b"2027-02-06,rest," + b"x" * 61),
        ("n.csv", b"2027-02-06,rest,x\n" * 401),
    ],
)
def test_files_refused_with_a_sentence(name, content, db):
    with pytest.raises(Refused) as refused:
        days_of_file(name, content)
    assert refused.value.field == "file"
    assert str(refused.value)


def day(text, is_working=False):
    return ChangedDay(date.fromisoformat(text), is_working, "x", "")


FIXED = [day(f"2027-{md}") for md in ("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")]


@pytest.mark.parametrize(
    "days",
    [
        pytest.param([], id="an empty notice is not a year without holidays"),
        pytest.param([day("2026-12-30"), day("2026-12-30")], id="listed twice"),
        pytest.param([day("2026-12-30", True)], id="a weekday that is worked anyway"),
        pytest.param(FIXED[1:], id="New Year's Day is missing"),
        pytest.param([day("2028-01-01")], id="2027 is not loaded"),
        pytest.param([day("1999-01-01")], id="outside the calendar"),
    ],
)
def test_days_that_cannot_be_right(calendar, days, db):
    assert check(calendar, days, is_national=True).faults


def test_a_whole_new_year_makes_the_calendar_certain(calendar, db):
    found = check(calendar, FIXED, is_national=True)
    assert found.faults == []
    assert found.announces_until == date(2027, 12, 31)
    assert found.warnings, "a year of six days is suspicious and must be looked at twice"


def test_a_change_of_an_announced_year_announces_nothing(calendar, db):
    found = check(calendar, [day("2026-12-30")], is_national=True)
    assert (found.faults, found.announces_until) == ([], None)


def test_a_court_announces_no_year(calendar, db):
    assert check(calendar, FIXED, is_national=False).announces_until is None


def test_overriding_an_earlier_notice_is_pointed_out(calendar, db):
    assert check(calendar, [day("2026-10-08"), day("2026-10-10")], is_national=True).warnings
