"""Real processes on the test database, and the invariants that must hold after any fault."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from judge_contact import rules
from judge_contact.models import Ticket, TicketLimit, TicketStep
from portal.audit.verification import prove
from portal.notices.models import Message
from portal.timelimits.limits import Start, start_many
from tests.builders import A_MONDAY
from tests.judge_contact.conftest import Line, line  # noqa: F401  the fixture of the line


@pytest.fixture(autouse=True)
def own_checkpoints(settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """The trail is proved against this test's checkpoints, not against those of an earlier one."""
    settings.VAR_DIR = tmp_path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a process needs to work on the very database of this test."""
    db = connection.settings_dict
    url = f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{db['NAME']}"
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "DEMO": "1",
        "HTTPS": "0",
        "REDIS_URL": "",
        "VAR_DIR": str(tmp_path),
        "SMS_URL": "http://127.0.0.1:9/",
        "PYTHONWARNINGS": "ignore",
    }


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen]]:
    """``start("manage.py", "sweep")``: a process of the portal, ended with the test."""
    running: list[subprocess.Popen] = []

    def begin(*words: str, **env: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, *words], cwd=settings.BASE_DIR, env=environment | env,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture
def due_tickets(line: Line) -> Callable[[int], list[Ticket]]:  # noqa: F811
    """``due_tickets(600)``: so many requests, long overdue, written in a few statements."""

    def make(number: int) -> list[Ticket]:
        made = Ticket.objects.bulk_create(
            Ticket(
                number=f"T-{place}", court=line.division.court, division=line.division,
                case=line.case, judge=line.judge, requester=line.party, channel="WEB",
                category="OTHER", phone="10000000000", state="NOTIFIED", state_since=A_MONDAY,
                registered_at=A_MONDAY, registered_on=A_MONDAY.date(),
            )
            for place in range(number)
        )
        for rule in (rules.CONTACT, rules.REPORT):
            starts = [Start(ticket, ticket.court, 1, line.judge) for ticket in made]
            start_many(TicketLimit, starts, rule, at=A_MONDAY)
        return made

    return make


def wait_for(what: Callable[[], bool], seconds: float) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.2)
    return False


def escalated() -> int:
    return TicketStep.objects.filter(name="escalate_to_head").count()


def is_all_done() -> bool:
    """Nothing due is left to act on, and something was acted on."""
    return escalated() > 0 and not TicketLimit.objects.due(timezone.now()).exists()


def check_invariants(tickets: list[Ticket]) -> None:
    """Every escalation once, none early, none lost; every notice once; the trail unbroken."""
    steps = Counter(
        TicketStep.objects.filter(name__startswith="escalate").values_list("ticket_id", "name")
    )
    assert set(steps.values()) == {1}
    assert {ticket for ticket, name in steps if name == "escalate_to_head"} == {
        ticket.pk for ticket in tickets
    }
    limits = TicketLimit.objects.filter(record__in=tickets, rule__in=["CONTACT", "REPORT"])
    assert limits.filter(escalated_at=None).count() == 0
    assert all(limit.escalated_at >= limit.due_at for limit in limits)
    told = Counter(
        Message.objects.filter(kind="judge_contact.escalated_head").values_list("about", "channel")
    )
    assert len(told) >= len(tickets)
    assert set(told.values()) == {1}
    assert prove(tickets[0].court.code).broken is None
