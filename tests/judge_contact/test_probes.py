"""The probes that the best-known Django ticket system fails, on whichever database the run has."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction

from judge_contact import actions, rules
from judge_contact.models import Contact, Ticket, TicketLimit, TicketStep
from judge_contact.states import State
from judge_contact.sweeps import escalate_overdue, remind_before_due
from portal.notices import delivery
from portal.notices.models import Message
from portal.timelimits.limits import Start, start_many
from portal.timelimits.sweep import BATCH
from tests.builders import A_MONDAY, a_court, a_division
from tests.judge_contact.classic_bugs.conftest import announce  # noqa: F401  a fixture
from tests.judge_contact.classic_bugs.test_execution import whole_tables
from tests.judge_contact.test_limits_of_a_request import instant

CLOSING = instant("2026-03-17 17:00")
HOUR = timedelta(hours=1)
REAL = pytest.mark.django_db(transaction=True)


def due(line, count):
    """So many requests whose contact is due on Tuesday at closing time."""
    made = Ticket.objects.bulk_create(
        Ticket(
            number=f"P-{place}", court=line.division.court, division=line.division,
            case=line.case, judge=line.judge, requester=line.party, channel="WEB",
            category="OTHER", phone="10000000000", state=State.NOTIFIED, state_since=A_MONDAY,
            registered_at=A_MONDAY, registered_on=A_MONDAY.date(),
        )
        for place in range(count)
    )
    starts = [Start(ticket, ticket.court, 1, line.judge) for ticket in made]
    start_many(TicketLimit, starts, rules.CONTACT, at=A_MONDAY)
    return made


def escalations():
    return Counter(
        TicketStep.objects.filter(name="escalate_to_head").values_list("ticket", flat=True)
    )


def in_threads(*works):
    faults = []

    def run(work):
        try:
            work()
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    return threads, faults


@REAL
def test_two_sweeps_at_once_escalate_each_request_once(line):
    made = due(line, 60)
    threads, faults = in_threads(*[lambda: escalate_overdue(CLOSING)] * 2)
    for thread in threads:
        thread.join(60)
    escalate_overdue(CLOSING)
    assert faults == []
    assert escalations() == Counter({ticket.pk: 1 for ticket in made})
    told = Counter(
        Message.objects.filter(kind="judge_contact.escalated_head").values_list("about", "channel")
    )
    assert set(told.values()) == {1}


@pytest.mark.torture
@REAL
def test_killed_midway_and_run_again_every_request_is_escalated_and_told_once(line, tmp_path):
    made = due(line, BATCH + 60)
    first = a_sweep(tmp_path)
    while not TicketStep.objects.filter(name="escalate_to_head").exists():
        assert first.poll() is None, "it ended before anybody could kill it"
        time.sleep(0.02)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert 0 < len(escalations()) < len(made)
    a_sweep(tmp_path).communicate(timeout=120)
    assert escalations() == Counter({ticket.pk: 1 for ticket in made})
    told = Message.objects.filter(kind="judge_contact.escalated_head", channel="IN_APP")
    assert told.count() == len(made)


def a_sweep(folder):
    """Another process on the very database of this test."""
    db = connection.settings_dict
    url = f"sqlite:///{db['NAME']}"
    if connection.vendor == "postgresql":
        url = f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{db['NAME']}"
    return subprocess.Popen(
        [sys.executable, "manage.py", "sweep", "--now", CLOSING.isoformat()],
        cwd=settings.BASE_DIR, start_new_session=True,
        env={
            **os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings",
            "DEMO": "1", "HTTPS": "0", "REDIS_URL": "", "VAR_DIR": str(folder),
            "SMS_URL": "http://127.0.0.1:9/", "PYTHONWARNINGS": "ignore",
        },
    )


@pytest.mark.django_db
def test_the_mail_server_refuses_and_three_runs_still_escalate_everything_once(line, monkeypatch):
    made = due(line, 12)
    line.head.email = "head@court.invalid"
    line.head.save(update_fields=["email"])

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(delivery, "deliver", refuse)
    for run in range(3):
        escalate_overdue(CLOSING + timedelta(minutes=run))
        delivery.send_waiting(CLOSING + timedelta(minutes=run))
    assert escalations() == Counter({ticket.pk: 1 for ticket in made})
    waiting = Message.objects.filter(kind="judge_contact.escalated_head", channel="EMAIL")
    assert waiting.count() == len(made)
    assert not waiting.exclude(state=Message.State.PENDING).exists(), "kept, to be tried again"


@REAL
def test_answered_during_the_scan_it_stays_answered(line):
    """Whoever holds the record acts first; the sweep passes it over, or waits and finds nothing."""
    ticket, other = due(line, 2)
    acted, go_on = threading.Event(), threading.Event()

    def answer():
        with transaction.atomic():
            actions.contacted(
                ticket, outcome=Contact.Outcome.ANSWERED, words="已当面答复", by=line.judge,
                at=CLOSING,
            )
            acted.set()
            go_on.wait(10)

    threads, faults = in_threads(answer)
    assert acted.wait(10)
    more, sweep_faults = in_threads(lambda: escalate_overdue(CLOSING))
    time.sleep(0.3)
    go_on.set()
    for thread in (*threads, *more):
        thread.join(30)
    assert (faults, sweep_faults) == ([], [])
    escalate_overdue(CLOSING)
    states = dict(Ticket._base_manager.values_list("pk", "state"))
    assert states == {ticket.pk: State.CONTACTED, other.pk: State.WITH_HEAD}
    assert ticket.contacts.get().words == "已当面答复"


@pytest.mark.django_db
def test_yesterday_was_a_holiday_and_a_new_request_waits_its_whole_day(line, announce):  # noqa: F811
    announce(resting=[date(2026, 3, 16)])
    ticket = line.register(at=instant("2026-03-17 09:00"))
    assert escalate_overdue(instant("2026-03-17 09:05")) == 0
    assert ticket.limits.get(rule="CONTACT").due_at == instant("2026-03-18 17:00")


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2026-03-21", "2026-03-22", "2026-03-23"])
def test_with_weekends_excluded_no_run_on_them_or_on_monday_escalates_early(line, day):
    line.register(at=instant("2026-03-20 10:00"))
    for hour in ("00:30", "07:30", "11:59"):
        assert escalate_overdue(instant(f"{day} {hour}")) == 0


@pytest.mark.django_db
def test_at_half_past_seven_in_the_morning_it_is_today_here(line):
    line.register(at=instant("2026-03-16 10:00"))
    assert escalate_overdue(instant("2026-03-17 07:30")) == 0
    assert line.register(at=instant("2026-03-17 07:30")).registered_on == date(2026, 3, 16)


@pytest.mark.django_db
def test_six_runs_in_a_row_do_and_tell_no_more_than_one(line):
    due(line, 5)
    escalate_overdue(CLOSING)
    before = whole_tables()
    for run in range(6):
        assert escalate_overdue(CLOSING + timedelta(minutes=run)) == 0
        remind_before_due(CLOSING + timedelta(minutes=run))
    assert whole_tables() == before


@pytest.mark.django_db
def test_the_rest_day_of_another_court_is_not_ours(line, announce):  # noqa: F811
    announce(resting=[date(2026, 3, 17)], division=a_division(a_court("吉0104")))
    line.register()
    assert escalate_overdue(CLOSING) == 2


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(line):
    due(line, 5)
    before = whole_tables()
    call_command("sweep", "--dry-run", "--now", CLOSING.isoformat())
    assert whole_tables() == before


@pytest.mark.django_db
@pytest.mark.parametrize("days", [1, 30, 4000])
def test_far_overdue_is_found_whatever_its_age(line, days):
    made = due(line, 3)
    escalate_overdue(min(CLOSING + timedelta(days=days), instant("2035-06-01 10:00")))
    assert len(escalations()) == len(made)


@pytest.mark.django_db
def test_a_slow_channel_is_not_even_asked_by_the_clock(line, monkeypatch):
    def sleep_for_ever(*args, **kwargs):
        raise AssertionError("a sweep of time limits spoke to a provider")

    monkeypatch.setattr(delivery, "deliver", sleep_for_ever)
    made = due(line, 20)
    escalate_overdue(CLOSING)
    assert len(escalations()) == len(made)
    queued = Message.objects.filter(kind="judge_contact.escalated_head", channel="SMS")
    assert queued.count() == len(made)
