"""Bugs 18 to 29: escalating once, never early, never lost, whatever fails beside it."""

import ast
import inspect
import json
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from judge_contact import actions, rules, sweeps
from judge_contact.models import Contact, TicketLimit, TicketStep
from judge_contact.states import OPEN, State
from judge_contact.sweeps import escalate_overdue
from portal.celery import TIMETABLE
from portal.health import time_limits
from portal.notices import delivery
from portal.notices.models import Message
from portal.people.roles import Role
from portal.timelimits import sweep
from portal.timelimits.limits import Start, start_many
from tests.builders import A_MONDAY, a_case, a_court, a_division
from tests.judge_contact.test_limits_of_a_request import instant

pytestmark = pytest.mark.django_db
CLOSING = instant("2026-03-17 17:00")
HOUR = timedelta(hours=1)


def requests(line, count):
    return [
        line.register(case=a_case(line.party, division=line.division, judge=line.judge))
        for _ in range(count)
    ]


def whole_tables():
    """Every row of the tables a sweep may write."""
    models = (TicketLimit, TicketStep, Message)
    rows = [list(model.objects.order_by("pk").values()) for model in models]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, state, answer_serial FROM judge_contact_ticket ORDER BY id")
        return [*rows, cursor.fetchall()]


def test_18_the_database_itself_refuses_a_second_escalation(line):
    ticket = line.register()
    escalate_overdue(CLOSING)
    for start in (
        lambda: start_many(
            TicketLimit, [Start(ticket, ticket.court, 1, None)], rules.RECEPTION, at=CLOSING
        ),
        lambda: ticket.holdings.create(role=Role.HEAD, since=CLOSING),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            start()


def test_19_after_three_days_of_silence_one_run_climbs_every_level_with_true_due_times(line):
    ticket = line.register()
    woke_up = CLOSING + timedelta(days=3)
    escalate_overdue(woke_up)
    contact, reception = (ticket.limits.get(rule=rule) for rule in ("CONTACT", "RECEPTION"))
    assert contact.breached_at == CLOSING
    assert contact.escalated_at == woke_up
    assert reception.started_at == woke_up, "the head gets the whole time from when it was told"
    names = list(ticket.steps.values_list("name", flat=True))
    assert names == ["register", "escalate_to_head", "escalate_to_inspection"]
    assert escalate_overdue(woke_up) == 0


def test_20_no_deadline_lives_in_a_broker():
    """A line of the timetable is a plain function of an instant; it keeps no timer anywhere."""
    for line in TIMETABLE:
        name = line.sweep.rsplit(".", 1)[1]
        if hasattr(sweeps, name):
            assert list(inspect.signature(getattr(sweeps, name)).parameters) == ["at"]
    for module in (sweeps.escalating, sweeps.reminding, sweeps.silence):
        imported = [
            node.module or ""
            for node in ast.walk(ast.parse(inspect.getsource(module)))
            if isinstance(node, ast.ImportFrom)
        ]
        assert not [name for name in imported if "celery" in name or "kombu" in name]


def test_21_a_batch_starves_nobody_and_goes_by_due_time(line, monkeypatch):
    made = requests(line, 7)
    for place, ticket in enumerate(made):
        later = CLOSING + timedelta(minutes=len(made) - place)
        ticket.limits.filter(rule="CONTACT").update(due_at=later)
    seen = []
    act = sweeps.escalating._escalate
    monkeypatch.setattr(sweeps.escalating, "_escalate", lambda limits, at: (
        seen.extend(limit.due_at for limit in limits if limit.rule == "CONTACT"), act(limits, at)
    ))
    at = CLOSING + HOUR
    sweep.act_on_due(TicketLimit, at=at, act=sweeps.escalating._escalate, batch=2)
    assert len(seen) == 7
    assert seen == sorted(seen)


class Killed(BaseException):
    """The process is gone between two statements."""


def killed_at(number):
    """Lets so many statements pass, then ends everything."""
    left = iter(range(number))

    def wrapper(execute, sql, params, many, context):
        if next(left, None) is None:
            raise Killed
        return execute(sql, params, many, context)

    return connection.execute_wrapper(wrapper)


def test_22_killed_at_any_statement_nothing_is_half_done_and_the_next_run_does_all(line):
    ticket = line.register()
    before, statements = whole_tables(), 0
    while True:
        try:
            with transaction.atomic(), killed_at(statements):
                escalate_overdue(CLOSING)
            break
        except Killed:
            statements += 1
            assert whole_tables() == before, f"killed at statement {statements}"
    assert statements > 15
    assert State(type(ticket)._base_manager.get(pk=ticket.pk).state) == State.WITH_HEAD
    told = Message.objects.filter(kind="judge_contact.escalated_head", person=line.head)
    assert told.count() == told.values("channel").distinct().count()


@pytest.fixture
def no_gateway(monkeypatch):
    """Every channel is down, and a sweep that even tried one would be noticed."""
    tried = []

    def refuse(*args, **kwargs):
        tried.append(args)
        raise ConnectionRefusedError

    monkeypatch.setattr(delivery, "deliver", refuse)
    return tried


def test_23_a_mail_server_that_refuses_stops_no_escalation(line, no_gateway):
    made = requests(line, 5)
    escalate_overdue(CLOSING)
    states = type(made[0])._base_manager.values_list("state", flat=True)
    assert set(states) == {State.WITH_HEAD}
    delivery.send_waiting(CLOSING)
    waiting = Message.objects.filter(kind="judge_contact.escalated_head", channel="SMS")
    assert waiting.filter(state=Message.State.PENDING).count() == 5
    assert escalate_overdue(CLOSING + HOUR) == 0


def test_24_a_slow_channel_cannot_slow_the_clock_because_a_sweep_speaks_to_none(line, no_gateway):
    requests(line, 3)
    escalate_overdue(CLOSING)
    sweeps.remind_before_due(CLOSING + timedelta(hours=21))
    assert no_gateway == []


def test_25_an_answer_that_came_first_wins_and_is_never_overwritten(line):
    """Answered while the sweep ran: see ``test_probes.py``, with two connections."""
    ticket = line.register()
    at = CLOSING - HOUR
    actions.contacted(ticket, outcome=Contact.Outcome.ANSWERED, by=line.judge, at=at)
    assert escalate_overdue(CLOSING) == 0
    fresh = type(ticket)._base_manager.get(pk=ticket.pk)
    assert fresh.state == State.CONTACTED


def test_26_a_dry_run_writes_nothing(line, capsys):
    requests(line, 3)
    before = whole_tables()
    call_command("sweep", "--dry-run", "--now", CLOSING.isoformat())
    said = json.loads(capsys.readouterr().out)
    assert said["due"]["judge_contact.TicketLimit"] == 6
    assert whole_tables() == before


@pytest.mark.parametrize("state", [state for state in OPEN if state != State.CONTACTED])
def test_27_whatever_is_far_overdue_is_found(line, state):
    """No state, round or age hides a broken limit; the health page counts what nobody acted on."""
    ticket = line.register()
    type(ticket)._base_manager.filter(pk=ticket.pk).update(state=state)
    far = CLOSING + timedelta(days=400)
    assert time_limits(far).overdue == 3
    escalate_overdue(far)
    assert time_limits(far).overdue == 0


def test_27_the_rest_day_of_another_court_does_not_count_here(line, announce):
    announce(resting=[date(2026, 3, 17)], division=a_division(a_court("吉0104")))
    assert line.register().limits.get(rule="CONTACT").due_at == CLOSING


def test_28_the_party_is_not_woken_at_night_and_each_event_is_told(line):
    ticket = line.register(at=instant("2026-03-16 23:30"))
    asked = Message.objects.get(
        about=ticket.reference, kind="judge_contact.registered", channel="SMS"
    )
    assert asked.not_before == instant("2026-03-17 08:00")
    for minutes in (5, 10):
        at = A_MONDAY + timedelta(days=1, minutes=minutes)
        ticket = actions.tried(ticket, by=line.judge, at=at)
    tried = Message.objects.filter(about=ticket.reference, kind="judge_contact.tried")
    assert tried.values("occasion").distinct().count() == 2, "two events of one day are two"


def test_29_the_whole_climb_under_a_frozen_clock(line, client_of):
    ticket = line.register()
    with time_machine.travel(CLOSING + HOUR, tick=False):
        call_command("sweep", verbosity=0)
        page = client_of(line.head).get("/staff/contact-judge/head/").content.decode()
        assert ticket.number in page
    with time_machine.travel(CLOSING + timedelta(days=1, hours=1), tick=False):
        call_command("sweep", verbosity=0)
        page = client_of(line.inspector).get("/staff/contact-judge/supervision/").content.decode()
        assert ticket.number in page
        mine = client_of(line.party).get(f"/contact-judge/{ticket.public_id}/").content.decode()
        assert "督察室" in mine
