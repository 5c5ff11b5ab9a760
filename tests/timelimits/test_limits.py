"""When a duty falls due, and what cannot be undone about it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError

from judge_contact import rules
from judge_contact.models import TicketLimit
from portal.common.refusals import Refused
from portal.courts.models import Policy
from portal.timelimits.limits import (
    cancel_running,
    due_after,
    explain,
    extend_limit,
    meet,
    next_reminder,
    start_limits,
)
from portal.workdays.calendars import calendar_for
from portal.workdays.models import DayNotice, ExceptionalDay
from tests.builders import A_MONDAY, SHANGHAI

pytestmark = pytest.mark.django_db


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("registered", "contact_by"),
    [
        pytest.param("2026-03-16T10:00", "2026-03-17T17:00", id="Monday"),
        pytest.param("2026-03-16T00:00", "2026-03-17T17:00", id="first instant of the day"),
        pytest.param("2026-03-16T23:59:59", "2026-03-17T17:00", id="last second of the day"),
        pytest.param("2026-03-17T00:00", "2026-03-18T17:00", id="midnight is the next day"),
        pytest.param("2026-03-17T07:59", "2026-03-18T17:00", id="still yesterday in UTC"),
        pytest.param("2026-03-20T16:59", "2026-03-23T17:00", id="Friday before closing"),
        pytest.param("2026-03-20T17:01", "2026-03-23T17:00", id="Friday after closing"),
        pytest.param("2026-03-21T09:00", "2026-03-23T17:00", id="Saturday: Monday, not Tuesday"),
        pytest.param("2026-03-22T23:00", "2026-03-23T17:00", id="Sunday night"),
        pytest.param("2026-02-13T10:00", "2026-02-14T17:00", id="into a worked Saturday"),
        pytest.param("2026-02-14T10:00", "2026-02-24T17:00", id="on a worked Saturday"),
        pytest.param("2026-02-17T10:00", "2026-02-24T17:00", id="inside Spring Festival"),
        pytest.param("2026-09-30T10:00", "2026-10-08T17:00", id="eve of National Day"),
        pytest.param("2025-12-31T10:00", "2026-01-04T17:00", id="year end, a worked Sunday"),
        pytest.param("2026-12-31T10:00", "2027-01-04T17:00", id="year end, not announced"),
    ],
)
def test_contact_within_one_working_day(duty, registered, contact_by):
    limit = duty(at(registered))
    assert limit.due_at == at(contact_by)
    assert limit.due_on == at(contact_by).date()
    assert limit.provisional == (limit.due_on > date(2026, 12, 31))
    assert limit.calendar_version == calendar_for().version


def test_a_duty_ends_when_the_court_closes_that_day(duty, division):
    for since, value in (("2020-01-01", "16:30"), ("2026-03-17", "17:30")):
        Policy.objects.create(
            court=division.court, key=Policy.Key.CLOSING_TIME, value=value,
            valid_from=date.fromisoformat(since),
        )
    assert duty(at("2026-03-13T10:00")).due_at == at("2026-03-16T16:30")
    assert duty(at("2026-03-16T10:00")).due_at == at("2026-03-17T17:30")


def test_an_instant_without_a_zone_is_refused(duty):
    with pytest.raises(ValueError, match="zone"):
        duty(datetime(2026, 3, 16, 10))  # noqa: DTZ001  that is the point


def test_one_duty_per_record_rule_and_round(duty, a_ticket):
    ticket = a_ticket()
    duty(ticket=ticket)
    with pytest.raises(IntegrityError):
        duty(ticket=ticket)


def test_the_owner_is_named_by_role(a_ticket):
    ticket = a_ticket()
    contact, report = start_limits(
        TicketLimit, ticket, ticket.court, (rules.CONTACT, rules.REPORT), round=1, at=A_MONDAY,
        owners={rules.CONTACT.owner_role: ticket.judge},
    )
    assert (contact.owner, report.owner) == (ticket.judge, None)


@pytest.mark.parametrize(
    ("statutory", "policy", "due_on"),
    [(False, "no", "2026-03-18"), (True, "no", "2026-03-17"), (True, "yes", "2026-03-18")],
)
def test_a_courts_own_day_moves_periods_of_the_law_only_where_it_says_so(
    a_ticket, statutory, policy, due_on
):
    ticket = a_ticket()
    notice = DayNotice.objects.create(
        number="own", title="own", court_code=ticket.court.code, state=DayNotice.State.APPROVED,
        version=calendar_for().version + 1,
    )
    ExceptionalDay.objects.create(
        notice=notice, date=date(2026, 3, 17), is_working=False, reason="flood"
    )
    Policy.objects.create(
        court=ticket.court, key=Policy.Key.LOCAL_DAYS_MOVE_PERIODS, value=policy,
        valid_from=date(2020, 1, 1),
    )
    rule = replace(rules.CONTACT, is_statutory=statutory)
    limit = start_limits(
        TicketLimit, ticket, ticket.court, [rule], round=1, at=A_MONDAY, owners={}
    )[0]
    assert limit.due_on == date.fromisoformat(due_on)


@pytest.mark.parametrize(
    ("unit", "days", "on"), [("calendar", 15, "2026-03-31"), ("months", 1, "2026-04-16")]
)
def test_the_other_two_rules(court_data, unit, days, on):
    rule = replace(rules.CONTACT, unit=unit, days=days)
    assert due_after(calendar_for(), date(2026, 3, 16), rule).on == date.fromisoformat(on)


def test_the_first_time_counts(duty):
    limit = duty()
    assert meet(limit, at=at("2026-03-16T15:00"))
    assert not meet(limit, at=at("2026-03-17T09:00"))
    limit.refresh_from_db()
    assert limit.met_at == at("2026-03-16T15:00")
    assert limit.was_kept is True


def test_a_stale_copy_cannot_overwrite_the_first_answer(duty):
    limit = duty()
    stale = TicketLimit.objects.get(pk=limit.pk)
    meet(limit, at=at("2026-03-16T15:00"))
    assert not meet(stale, at=at("2026-03-18T15:00"))
    assert (stale.met_at, stale.breached_at) == (at("2026-03-16T15:00"), None)


@pytest.mark.parametrize(
    ("answered", "kept"),
    [("2026-03-17T16:59:59", True), ("2026-03-17T17:00:00", False), ("2026-03-18T09:00", False)],
)
def test_a_late_answer_is_a_breach_for_good(duty, answered, kept):
    limit = duty()
    meet(limit, at=at(answered))
    assert limit.was_kept is kept
    assert limit.breached_at == (None if kept else limit.due_at)


def test_a_cancelled_duty_that_was_already_broken_stays_broken(duty, a_ticket):
    ticket = a_ticket()
    contact = duty(ticket=ticket)
    report = duty(ticket=ticket, rule=rules.REPORT)
    assert cancel_running(ticket.limits.all(), at=at("2026-03-17T18:00")) == 2
    contact.refresh_from_db()
    report.refresh_from_db()
    assert contact.breached_at == contact.due_at
    assert report.breached_at is None
    assert not meet(contact, at=at("2026-03-17T19:00"))


def test_an_extension_before_expiry_lengthens_the_period(duty):
    limit = duty()
    extend_limit(limit, limit.record.court, days=2, at=at("2026-03-17T16:00"))
    limit.refresh_from_db()
    assert (limit.days, limit.due_at) == (3, at("2026-03-19T17:00"))
    assert explain(limit, limit.record.court).on == date(2026, 3, 19)
    assert len(explain(limit, limit.record.court).counted) == 3


def test_a_broken_limit_cannot_be_repaired(duty):
    limit = duty()
    with pytest.raises(Refused):
        extend_limit(limit, limit.record.court, days=1, at=limit.due_at)
    meet(limit, at=A_MONDAY + timedelta(hours=1))
    with pytest.raises(Refused):
        extend_limit(limit, limit.record.court, days=1, at=A_MONDAY + timedelta(hours=2))


def test_a_date_is_explained_by_the_calendar_it_was_computed_on(duty):
    limit = duty()
    notice = DayNotice.objects.create(
        number="later", title="later", state=DayNotice.State.APPROVED,
        version=calendar_for().version + 1,
    )
    ExceptionalDay.objects.create(
        notice=notice, date=date(2026, 3, 17), is_working=False, reason="flood"
    )
    assert explain(limit, limit.record.court).on == limit.due_on == date(2026, 3, 17)


def test_reminders_whose_time_has_passed_are_left_out():
    rule = replace(rules.CONTACT, reminders=(timedelta(hours=24), timedelta(hours=3)))
    due = at("2026-03-17T17:00")
    assert next_reminder(rule, due, after=at("2026-03-16T10:00")) == (0, at("2026-03-16T17:00"))
    assert next_reminder(rule, due, after=at("2026-03-16T18:00")) == (1, at("2026-03-17T14:00"))
    assert next_reminder(rule, due, after=at("2026-03-17T14:00")) == (2, None)
