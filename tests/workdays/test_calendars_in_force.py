"""Notices in force reach every process at once; a court's own days lie on top."""

from datetime import date

import pytest
from django.db import connections
from django.test import TransactionTestCase

from portal.workdays import calendars
from portal.workdays.calendars import calendar_for, calendars_as_of, calendars_with
from portal.workdays.loading import load_calendar
from portal.workdays.models import DayNotice, ExceptionalDay
from tests.builders import A_MONDAY

TUESDAY = date(2026, 3, 17)


def approved(version: int, *days: tuple[date, bool], court_code: str = "") -> DayNotice:
    notice = DayNotice.objects.create(
        number=f"n-{version}", title="trial", issued_on=date(2026, 3, 1), court_code=court_code,
        state=DayNotice.State.APPROVED, version=version,
    )
    for on, is_working in days:
        ExceptionalDay.objects.create(notice=notice, date=on, is_working=is_working, reason="flood")
    return notice


@pytest.mark.django_db
def test_without_any_notice_everything_is_provisional():
    due = calendar_for().working_days_after(date(2026, 3, 16), 1)
    assert due.is_provisional
    assert due.version == 0


def test_a_later_notice_overrides_an_earlier(court_data):
    assert not calendar_for().is_working(date(2020, 2, 1))
    before_the_extension = DayNotice.objects.get(number="国办发明电〔2020〕1号").version - 1
    assert calendars_as_of(before_the_extension)("").is_working(date(2020, 2, 1))
    assert calendars_as_of(before_the_extension)("").is_working(date(2020, 1, 31))


def test_an_approval_is_seen_at_the_next_question(court_data):
    assert calendar_for().is_working(TUESDAY)
    approved(calendar_for().version + 1, (TUESDAY, False))
    assert not calendar_for().is_working(TUESDAY)
    assert calendar_for().day(TUESDAY).notice.startswith("n-")


def test_a_draft_changes_nothing(court_data):
    draft = approved(calendar_for().version + 1, (TUESDAY, False))
    DayNotice.objects.filter(pk=draft.pk).update(state=DayNotice.State.DRAFT, version=None)
    assert calendar_for().is_working(TUESDAY)
    assert not calendars_with(draft)("").is_working(TUESDAY)
    assert calendar_for().is_working(TUESDAY), "a preview must not leak into the calendar in force"


def test_a_courts_own_days_are_its_own(court_data):
    approved(calendar_for().version + 1, (TUESDAY, False), court_code="吉0102")
    assert not calendar_for("吉0102").is_working(TUESDAY)
    assert calendar_for("吉0103").is_working(TUESDAY)
    assert calendar_for().is_working(TUESDAY)
    assert calendar_for("吉0102").announced_until == calendar_for().announced_until


def test_one_tiny_query_a_question(court_data, django_assert_num_queries):
    calendar_for()
    with django_assert_num_queries(1):
        calendar_for("吉0102")


def test_the_seed_is_loaded_once(court_data):
    before = DayNotice.objects.count()
    assert load_calendar(at=A_MONDAY) == 0
    assert DayNotice.objects.count() == before


def test_the_seed_never_overrides_a_year_the_staff_imported(db):
    approved(1, (date(2026, 1, 1), False))
    DayNotice.objects.update(announces_until=date(2026, 12, 31))
    load_calendar(at=A_MONDAY)
    assert not DayNotice.objects.filter(number="国办发明电〔2025〕7号").exists()


class TwoProcesses(TransactionTestCase):
    """A second process keeps its own memory and its own connection."""

    def test_both_see_an_approval_at_once(self):
        load_calendar(at=A_MONDAY)
        mine = calendar_for()
        theirs = calendars._shelf
        approved(mine.version + 1, (TUESDAY, False))
        connections["default"].close()
        calendars._shelf = theirs  # what the other process still has in memory
        assert calendars._shelf.stamp[0] == mine.version
        assert not calendar_for().is_working(TUESDAY)
        assert mine.is_working(TUESDAY), "a calendar once handed out never changes"
