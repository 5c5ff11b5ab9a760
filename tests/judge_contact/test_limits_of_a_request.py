"""When the line's duties fall due: working days, closing time, and the day that never counts."""

from datetime import datetime

import pytest

from judge_contact import rules
from tests.builders import SHANGHAI

pytestmark = pytest.mark.django_db


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("registered", "contact", "report"),
    [
        pytest.param("2026-03-16 10:00", "2026-03-17 17:00", "2026-03-18 17:00", id="Monday"),
        pytest.param("2026-03-16 16:59:59", "2026-03-17 17:00", "2026-03-18 17:00", id="closing"),
        pytest.param("2026-03-16 23:59:59", "2026-03-17 17:00", "2026-03-18 17:00", id="midnight-"),
        pytest.param("2026-03-17 00:00", "2026-03-18 17:00", "2026-03-19 17:00", id="midnight"),
        pytest.param(
            "2026-03-17 07:30", "2026-03-18 17:00", "2026-03-19 17:00", id="UTC-yesterday"
        ),
        pytest.param("2026-03-20 10:00", "2026-03-23 17:00", "2026-03-24 17:00", id="Friday"),
        pytest.param("2026-03-21 10:00", "2026-03-23 17:00", "2026-03-24 17:00", id="Saturday"),
        pytest.param("2026-03-22 10:00", "2026-03-23 17:00", "2026-03-24 17:00", id="Sunday"),
        pytest.param("2026-02-13 10:00", "2026-02-14 17:00", "2026-02-24 17:00", id="make-up-Sat"),
        pytest.param("2026-02-14 10:00", "2026-02-24 17:00", "2026-02-25 17:00", id="on-make-up"),
        pytest.param("2026-02-20 10:00", "2026-02-24 17:00", "2026-02-25 17:00", id="in-holiday"),
        pytest.param("2026-09-30 17:30", "2026-10-08 17:00", "2026-10-09 17:00", id="National-Day"),
        pytest.param("2025-12-31 10:00", "2026-01-04 17:00", "2026-01-05 17:00", id="year-end"),
    ],
)
def test_limits_count_working_days_from_the_day_after_registration(
    line, registered, contact, report
):
    ticket = line.register(at=instant(registered))
    due = dict(ticket.limits.values_list("rule", "due_at"))
    noon = due.pop(rules.ACKNOWLEDGEMENT.code)
    assert noon == instant(contact).replace(hour=12)
    assert due == {rules.CONTACT.code: instant(contact), rules.REPORT.code: instant(report)}


def test_a_date_beyond_the_last_notice_is_provisional(line):
    ticket = line.register(at=instant("2026-12-31 10:00"))
    assert set(ticket.limits.values_list("provisional", flat=True)) == {True}


def test_registered_on_a_working_day_before_the_horizon_is_final(line):
    ticket = line.register()
    assert set(ticket.limits.values_list("provisional", flat=True)) == {False}
