"""The calendar of 2004 to 2026, from the seed, without a database."""

from datetime import date

import pytest

from portal.workdays.calendar import Calendar
from portal.workdays.seed import notices


def seeded(*more, announced_until=date(2026, 12, 31)):
    days = [day for notice in notices() for day in notice.days]
    return Calendar([*days, *more], announced_until=announced_until, version=1)


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return seeded()
