"""The duties as dated rows: each date, each reminder, each breach, and never an open request
without one."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from hypothesis.extra.django import TestCase

from judge_contact import actions, rules
from judge_contact.actions import Booking
from judge_contact.models import Contact, Room, Ticket, TicketLimit
from judge_contact.states import MOVES, OPEN, State
from judge_contact.sweeps import close_silent, escalate_overdue, remind_before_due
from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.courts.models import Policy
from portal.notices.models import Message
from portal.timelimits.limits import start_limits
from tests.builders import A_MONDAY, a_case
from tests.judge_contact.test_every_act import a_line
from tests.judge_contact.test_limits_of_a_request import instant

HOUR = timedelta(hours=1)
ANSWERED = Contact.Outcome.ANSWERED


@pytest.mark.django_db
@pytest.mark.parametrize("rule", list(rules.RULES.values()), ids=lambda rule: rule.code)
@pytest.mark.parametrize(
    ("started", "days"),
    [
        pytest.param("2026-03-16 10:00", ["03-17", "03-18", "03-19"], id="Monday"),
        pytest.param("2026-03-16 17:00", ["03-17", "03-18", "03-19"], id="at-closing"),
        pytest.param("2026-03-16 23:59:59", ["03-17", "03-18", "03-19"], id="last-second"),
        pytest.param("2026-03-17 00:00", ["03-18", "03-19", "03-20"], id="midnight"),
        pytest.param("2026-03-20 16:59", ["03-23", "03-24", "03-25"], id="Friday"),
        pytest.param("2026-03-21 10:00", ["03-23", "03-24", "03-25"], id="registered-Saturday"),
        pytest.param("2026-03-22 23:00", ["03-23", "03-24", "03-25"], id="registered-Sunday"),
        pytest.param("2026-02-13 10:00", ["02-14", "02-24", "02-25"], id="make-up-Saturday"),
        pytest.param("2026-02-14 10:00", ["02-24", "02-25", "02-26"], id="on-make-up-Saturday"),
        pytest.param("2026-02-28 10:00", ["03-02", "03-03", "03-04"], id="second-make-up"),
        pytest.param("2026-02-18 10:00", ["02-24", "02-25", "02-26"], id="Spring-Festival"),
        pytest.param("2026-04-30 17:30", ["05-06", "05-07", "05-08"], id="Labour-Day-eve"),
        pytest.param("2026-09-30 10:00", ["10-08", "10-09", "10-10"], id="National-Day-eve"),
    ],
)
def test_every_duty_counts_working_days_from_the_day_after(line, rule, started, days):
    ticket = line.register(at=instant("2026-01-05 10:00"))
    TicketLimit.objects.filter(record=ticket).delete()
    limit = start_limits(
        TicketLimit, ticket, ticket.court, [rule], round=1, at=instant(started), owners={}
    )[0]
    hour = rule.ends_at.strftime("%H:%M") if rule.ends_at else "17:00"
    assert limit.due_at == instant(f"2026-{days[rule.days - 1]} {hour}")
    assert not limit.provisional


@pytest.mark.django_db
def test_over_the_end_of_the_year_only_announced_days_are_certain(line):
    ticket = line.register(at=instant("2025-12-31 10:00"))
    assert ticket.limits.get(rule="CONTACT").due_at == instant("2026-01-04 17:00")
    beyond = line.register(
        at=instant("2026-12-31 10:00"),
        case=a_case(line.party, division=line.division, judge=line.judge),
    )
    assert set(beyond.limits.values_list("provisional", flat=True)) == {True}


@pytest.mark.django_db
@pytest.mark.parametrize(("since", "hour"), [("2026-03-17", "16:00"), ("2026-03-18", "17:00")])
def test_the_closing_time_in_force_on_the_last_day_counts(line, since, hour):
    Policy.objects.create(
        court=line.division.court, key=Policy.Key.CLOSING_TIME, value="16:00",
        valid_from=date.fromisoformat(since),
    )
    due = line.register().limits.get(rule="CONTACT").due_at
    assert due == instant(f"2026-03-17 {hour}")


@pytest.mark.django_db
@pytest.mark.parametrize("rule", list(rules.RULES.values()), ids=lambda rule: rule.code)
def test_every_duty_is_reminded_of_before_it_falls_due(line, rule):
    """At each span of the rule, once, and to somebody who can do it."""
    ticket = actions.acknowledge(line.register(), by=line.liaison, at=A_MONDAY)
    TicketLimit.objects.filter(record=ticket).delete()
    owner = {
        "LIAISON": line.liaison, "JUDGE": line.judge, "HEAD": line.head, "AGENT": line.agent,
        "INSPECTOR": line.inspector,
    }[rule.owner_role]
    limit = start_limits(
        TicketLimit, ticket, ticket.court, [rule], round=1, at=A_MONDAY,
        owners={rule.owner_role: owner},
    )[0]
    assert rule.reminders
    for before in rule.reminders:
        assert remind_before_due(limit.due_at - before - timedelta(seconds=1)) == 0
        assert remind_before_due(limit.due_at - before) == 1
        assert remind_before_due(limit.due_at - before) == 0
    told = Message.objects.filter(kind__startswith="judge_contact.remind", channel="IN_APP")
    assert set(told.filter(person=owner).values_list("occasion", flat=True)) == {
        f"remind.{rule.code}.1.{number + 1}" for number in range(len(rule.reminders))
    }


BROKEN = {
    "ACKNOWLEDGEMENT": ("head", "acknowledgement_overdue"),
    "CONTACT": ("head", "escalated_head"),
    "RECEPTION": ("inspector", "supervised"),
    "REPORT": ("inspector", "supervised"),
    "SUPERVISION": ("leader", "supervision_overdue"),
    "RETURN_VISIT": ("leader", "return_visit_overdue"),
    "FOLLOW_UP": ("leader", "follow_up_overdue"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("rule", list(rules.RULES.values()), ids=lambda rule: rule.code)
def test_every_broken_duty_is_told_to_the_next_higher_desk_once(line, rule):
    ticket = line.register()
    TicketLimit.objects.filter(record=ticket).delete()
    if rule is rules.FOLLOW_UP:
        Ticket._base_manager.filter(pk=ticket.pk).update(state=State.SUPERVISED)
    limit = start_limits(
        TicketLimit, ticket, ticket.court, [rule], round=1, at=A_MONDAY, owners={}
    )[0]
    assert escalate_overdue(limit.due_at - timedelta(seconds=1)) == 0
    assert escalate_overdue(limit.due_at) == 1
    assert escalate_overdue(limit.due_at) == 0
    who, kind = BROKEN[rule.code]
    told = Message.objects.filter(
        kind=f"judge_contact.{kind}", person=getattr(line, who), channel="IN_APP"
    )
    assert told.count() == 1
    limit.refresh_from_db()
    assert (limit.breached_at, limit.escalated_at) == (limit.due_at, limit.due_at)


# -- Meetings ---------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("when", "room", "field"),
    [
        pytest.param("2026-03-16 09:00", "第一会见室", "starts_at", id="in the past"),
        pytest.param("2026-03-21 10:00", "第一会见室", "starts_at", id="Saturday"),
        pytest.param("2026-03-17 08:30", "第一会见室", "starts_at", id="before opening"),
        pytest.param("2026-03-17 16:45", "第一会见室", "starts_at", id="beyond closing"),
        pytest.param("2026-08-17 10:00", "第一会见室", "starts_at", id="too far"),
        pytest.param("2026-03-17 10:00", "咖啡馆", "room", id="no monitored room"),
        pytest.param("2026-03-17 10:00", "旧会见室", "room", id="a closed room"),
    ],
)
def test_a_meeting_is_refused_and_no_contact_is_recorded(line, when, room, field):
    Room.objects.create(court=line.division.court, name="第一会见室")
    Room.objects.create(court=line.division.court, name="旧会见室", is_open=False)
    ticket = line.register()
    with pytest.raises(Refused) as refused:
        actions.contacted(
            ticket, outcome=Contact.Outcome.MEETING_SET, booking=Booking(instant(when), room),
            by=line.judge, at=A_MONDAY,
        )
    assert refused.value.field == field
    assert not ticket.contacts.exists()
    assert not ticket.meetings.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "taken"), [(0, True), (15, True), (29, True), (30, False)])
def test_a_room_is_taken_for_half_an_hour(line, minutes, taken):
    Room.objects.create(court=line.division.court, name="第一会见室")
    at = instant("2026-03-17 10:00")

    def meet(starts_at):
        case = a_case(line.party, division=line.division, judge=line.judge)
        return actions.contacted(
            line.register(case=case), outcome=Contact.Outcome.MEETING_SET,
            booking=Booking(starts_at, "第一会见室"), by=line.judge, at=A_MONDAY,
        )

    meet(at)
    if taken:
        with pytest.raises(Refused):
            meet(at + timedelta(minutes=minutes))
    else:
        meet(at + timedelta(minutes=minutes))


# -- Whatever happens, somebody owes the next step --------------------------------------------

SAYINGS = {
    "acknowledge": lambda t, line, at: actions.acknowledge(t, by=line.liaison, at=at),
    "contacted": lambda t, line, at: actions.contacted(t, outcome=ANSWERED, by=line.judge, at=at),
    "tried": lambda t, line, at: actions.tried(t, by=line.judge, at=at),
    "hand_over": lambda t, line, at: actions.hand_over(t, why="开庭", by=line.judge, at=at),
    "report": lambda t, line, at: actions.report(t, words="已答复", by=line.liaison, at=at),
    "not_reached": lambda t, line, at: actions.not_reached(t, by=line.party, at=at),
    "confirm": lambda t, line, at: actions.confirm(t, by=line.party, at=at),
    "conclude": lambda t, line, at: actions.conclude(
        t, outcome="属实", drafts_criticism=False, by=line.inspector, at=at
    ),
    "supervise": lambda t, line, at: actions.supervise(t, by=line.inspector, at=at),
    "extend": lambda t, line, at: actions.extend(t, days=1, why="出差", by=line.head, at=at),
    "reopen": lambda t, line, at: actions.reopen(t, words="", by=line.party, at=at),
    "close": lambda t, line, at: actions.close(t, by=line.agent, at=at),
    "give_up": lambda t, line, at: actions.give_up(t, outcome="空号", by=line.inspector, at=at),
}
A_STEP = st.tuples(st.sampled_from(sorted(SAYINGS)), st.integers(0, 30))


ENDING_AT_ONCE = [("supervise", 0), ("acknowledge", 19), ("acknowledge", 30), ("acknowledge", 30)]
"""Reception by the head and the outcome of a supervision fall due at one instant."""


class AnyWay(TestCase):
    """Random walks: any acts in any order, with the clock's own work between them."""

    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    @example(steps=ENDING_AT_ONCE)
    @given(steps=st.lists(A_STEP, max_size=14))
    def test_no_open_request_is_ever_without_a_running_duty(self, steps):
        line = a_line()
        ticket, at = line.register(at=A_MONDAY), A_MONDAY
        for name, hours in steps:
            at += timedelta(hours=hours, minutes=1)
            sweep_all(at)
            with suppress(Refused):
                SAYINGS[name](ticket, line, at)
            ticket = Ticket._base_manager.get(pk=ticket.pk)
            self.check(ticket, at, steps)

    def check(self, ticket, at, steps):
        limits = list(ticket.limits.all())
        said = (ticket.state, steps)
        if ticket.state in OPEN:
            running = [one for one in limits if one.escalated_at is None and one.due_at > at]
            owed = [one for one in running if one.met_at is None and one.cancelled_at is None]
            assert owed or ticket.closes_at, said
            assert ticket.holdings.filter(until=None).count() == 1, said
        else:
            assert not ticket.holdings.filter(until=None).exists(), said
        for one in limits:
            assert one.breached_at in (None, one.due_at), said
            is_late = one.met_at is not None and one.met_at >= one.due_at
            assert not is_late or one.breached_at == one.due_at, "a late answer erased a breach"
        names = [step.name for step in ticket.steps.order_by("pk")]
        assert set(names) - {"register"} <= set(MOVES)
        assert Entry.objects.filter(record=ticket.reference).count() == len(names) + moved(ticket)


def moved(ticket):
    """Records of the trail beside the steps: none, as no notice of rest days came."""
    return Entry.objects.filter(record=ticket.reference, verb="calendar_moved_date").count()


def sweep_all(at):
    escalate_overdue(at)
    remind_before_due(at)
    close_silent(at)
