"""Killed workers, flushed brokers, two beats, four sweeps at once, days of silence."""

import os
import signal

import pytest
import redis

from portal.people.roles import Role
from portal.timelimits.sweep import BATCH
from tests.torture.conftest import check_invariants, escalated, is_all_done, wait_for

pytestmark = [
    pytest.mark.torture,
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]
AFTER_THREE_DAYS = "2026-03-20T17:00:01+08:00"
BROKER_OFF = "redis://127.0.0.1:9/0"


def test_four_sweeps_at_once_escalate_everything_once(start, due_tickets):
    tickets = due_tickets(120)
    sweeps = [start("manage.py", "sweep", "--now", AFTER_THREE_DAYS) for _ in range(4)]
    for sweep in sweeps:
        output, _ = sweep.communicate(timeout=120)
        assert sweep.returncode == 0, output.decode()[-2000:]
    check_invariants(tickets)


def test_a_sweep_killed_between_batches_loses_nothing(start, due_tickets):
    tickets = due_tickets(BATCH + 60)
    sweep = start("manage.py", "sweep", "--now", AFTER_THREE_DAYS)
    assert wait_for(lambda: escalated() > 0, 60), sweep.stdout
    os.killpg(sweep.pid, signal.SIGKILL)
    sweep.wait()
    assert 0 < escalated() < len(tickets)
    again = start("manage.py", "sweep", "--now", AFTER_THREE_DAYS)
    again.communicate(timeout=120)
    check_invariants(tickets)


def test_without_redis_the_ticker_escalates_within_thirty_seconds(start, due_tickets):
    start("manage.py", "run_ticker", REDIS_URL=BROKER_OFF)
    tickets = due_tickets(10)
    assert wait_for(is_all_done, 30)
    check_invariants(tickets)


@pytest.mark.celery
def test_flushed_redis_two_beats_and_a_killed_worker_lose_and_double_nothing(
    start, due_tickets, tmp_path
):
    broker = os.environ["TEST_REDIS_URL"]
    celery = ("-m", "celery", "-A", "portal")
    worker = [*celery, "worker", "-Q", "deadline", "-c", "2", "--without-mingle", "-l", "WARNING"]
    for number in (1, 2):
        schedule = str(tmp_path / f"beat{number}")
        start(*celery, "beat", "-s", schedule, "--pidfile=", REDIS_URL=broker)
    first = start(*worker, "-n", "one@%h", REDIS_URL=broker)
    tickets = due_tickets(BATCH + 60)
    assert wait_for(lambda: escalated() > 0, 60)
    redis.Redis.from_url(broker).flushall()
    os.killpg(first.pid, signal.SIGKILL)
    start(*worker, "-n", "two@%h", REDIS_URL=broker)
    assert wait_for(is_all_done, 90)
    check_invariants(tickets)


def test_the_head_was_told_by_name(start, due_tickets, line):
    """The sweep of another process finds the same officers as this one."""
    tickets = due_tickets(1)
    start("manage.py", "sweep", "--now", AFTER_THREE_DAYS).communicate(timeout=60)
    held = tickets[0].holdings.get(role=Role.HEAD)
    assert held.person == line.head
