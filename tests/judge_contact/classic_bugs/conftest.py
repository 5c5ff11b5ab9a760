"""What several of these tests share: notices of rest days, and reading a request afresh."""

from collections.abc import Callable
from datetime import date

import pytest

from judge_contact.models import Ticket
from portal.people.roles import Role
from portal.timelimits.calendar_acts import Announcement, approve_notice, import_notice
from portal.workdays.calendars import stamp_in_force
from portal.workdays.pattern import ChangedDay
from tests.builders import A_MONDAY, an_office


@pytest.fixture
def announce(line) -> Callable[..., None]:
    """``announce(resting=[...], division=None)``: a notice imported and approved.

    National, unless a division is named: then of its court alone.
    """

    def bring(resting=(), working=(), division=None, at=A_MONDAY):
        court = division.court.code if division else ""
        division, number = division or line.division, "国办发明电〔2026〕1号"
        days = [ChangedDay(day, False, "放假", "") for day in resting]
        days += [ChangedDay(day, True, "调休上班", "") for day in working]
        given = Announcement(number, "调整放假", date(2026, 3, 16), court, days)
        notice = import_notice(given, by=an_office(Role.CLERK, division), at=at)
        auditor = an_office(Role.AUDITOR, division)
        approve_notice(notice, seen_version=stamp_in_force()[0], by=auditor, at=at)

    return bring


@pytest.fixture
def afresh() -> Callable[[Ticket], Ticket]:
    return lambda ticket: Ticket._base_manager.get(pk=ticket.pk)
