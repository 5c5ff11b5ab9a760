"""Running a line leaves a stamp, and a fault in one stops no other."""

import json
import logging
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.celery import Line
from portal.management.commands import run_ticker, sweep
from portal.timelimits.models import SweepRun
from portal.timelimits.sweeps import run_line

pytestmark = pytest.mark.django_db

AT = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
LINE = Line("office.knock", 5, "deadline")


PHONE = "13800138000"


def broken(at: datetime) -> int:
    raise ValueError(f"{PHONE} is already there")


def last(minutes: float = 0, seconds: float = 0, by: str = "celery") -> SweepRun:
    return SweepRun(by=by, finished_at=NOW - timedelta(minutes=minutes, seconds=seconds))


def test_a_run_is_stamped_with_real_time_whatever_instant_it_ran_for(sweeps) -> None:
    given = []
    sweeps["office.knock"] = lambda at: given.append(at) or 3
    before = timezone.now()
    assert run_line("office.knock", by="celery", at=AT).handled == 3
    run = SweepRun.objects.get(name="office.knock")
    assert given == [AT]
    assert before <= run.started_at <= run.finished_at <= timezone.now()
    assert (run.by, run.handled, run.error) == ("celery", 3, "")


def test_a_fault_is_stamped_and_logged_without_quoting_the_row(sweeps, caplog) -> None:
    sweeps["office.knock"] = broken
    with caplog.at_level(logging.ERROR):
        outcome = run_line("office.knock", by="ticker", at=AT)
    run = SweepRun.objects.get(name="office.knock")
    assert outcome.error == run.error
    assert run.error.startswith("ValueError in broken")
    assert run.finished_at is not None
    assert "office.knock" in caplog.text
    assert PHONE not in caplog.text + run.error


def test_a_run_after_a_fault_clears_it(sweeps) -> None:
    sweeps["office.knock"] = broken
    run_line("office.knock", by="ticker", at=AT)
    sweeps["office.knock"] = lambda at: 0
    run_line("office.knock", by="ticker", at=AT)
    assert SweepRun.objects.get(name="office.knock").error == ""


@pytest.mark.parametrize(
    ("is_engine", "run", "owed"),
    [
        pytest.param(True, None, True, id="never ran"),
        pytest.param(True, SweepRun(started_at=NOW), True, id="began and never ended"),
        pytest.param(True, last(seconds=4), False, id="alone, period not over"),
        pytest.param(True, last(seconds=5), True, id="alone, period over"),
        pytest.param(False, last(seconds=19), False, id="beside Celery, patience not over"),
        pytest.param(False, last(seconds=20), True, id="beside Celery, Celery silent"),
        pytest.param(False, last(seconds=5, by="ticker"), True, id="Celery still silent"),
        pytest.param(False, last(minutes=-5), True, id="clock was set back"),
    ],
)
def test_who_runs_a_line(settings, is_engine, run, owed) -> None:
    settings.TICKER_IS_ENGINE = is_engine
    assert run_ticker.is_owed(LINE, run, NOW) is owed


def test_the_ticker_goes_on_after_a_line_that_fails(sweeps, caplog) -> None:
    lines = [LINE, Line("office.post", 5, "message")]
    sweeps["office.knock"] = broken
    sweeps["office.post"] = lambda at: 1
    assert run_ticker.run_owed(lines) == ["office.knock", "office.post"]
    assert SweepRun.objects.get(name="office.post").handled == 1
    assert run_ticker.run_owed(lines) == []


def test_each_queue_has_a_thread_of_its_own() -> None:
    lines = [LINE, Line("office.post", 3, "message"), Line("office.remind", 30, "deadline")]
    assert run_ticker.by_queue(lines) == [
        ("deadline", [lines[0], lines[2]]),
        ("message", [lines[1]]),
    ]


@pytest.fixture
def office(sweeps, monkeypatch) -> list[str]:
    """An office where knocking on a door writes a letter, and letters go out two at a time."""
    doors, letters = ["a", "b", "c"], []

    def knock(at: datetime) -> int:
        letters.extend(doors)
        found = len(doors)
        doors.clear()
        return found

    def post(at: datetime) -> int:
        sent = letters[:2]
        del letters[:2]
        return len(sent)

    sweeps.update({"office.post": post, "office.knock": knock})
    monkeypatch.setattr(
        sweep, "TIMETABLE", [Line("office.post", 3, "message"), Line("office.knock", 5, "deadline")]
    )
    return letters


def said(*arguments: str) -> dict:
    out = StringIO()
    call_command("sweep", *arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_command_does_all_that_is_due_and_a_second_run_changes_nothing(office) -> None:
    assert said()["handled"] == {"office.post": 3, "office.knock": 3}
    assert office == []
    assert said()["handled"] == {"office.post": 0, "office.knock": 0}


def test_the_command_passes_on_the_instant_and_reads_bare_times_as_shanghai(sweeps, office) -> None:
    given = set()
    sweeps["office.knock"] = lambda at: given.add(at) or 0
    assert said("--now", "2026-09-01T17:00")["at"] == "2026-09-01T17:00:00+08:00"
    said("--now", "2026-09-01T09:00:00Z")
    assert given == {AT}


def test_the_command_names_a_line_that_failed_and_ends_badly(sweeps, office, caplog) -> None:
    sweeps["office.knock"] = broken
    with pytest.raises(CommandError, match=r"office\.knock"):
        call_command("sweep", stdout=StringIO())


def test_the_command_refuses_an_instant_it_cannot_read() -> None:
    with pytest.raises(CommandError, match="tomorrow"):
        call_command("sweep", "--now", "tomorrow")


def test_the_command_does_not_run_for_ever(sweeps, office, monkeypatch) -> None:
    monkeypatch.setattr(sweep, "MOST_PASSES", 3)
    sweeps["office.knock"] = lambda at: 1
    with pytest.raises(CommandError, match="last pass"):
        call_command("sweep", stdout=StringIO())
