"""Every line of the timetable is one function that Celery, ticker and command all run."""

from inspect import signature

import pytest
from django.utils.module_loading import import_string

from portal.celery import TIMETABLE, Line, app


@pytest.mark.parametrize("line", TIMETABLE, ids=lambda line: line.sweep)
def test_every_line_names_a_sweep_that_takes_the_instant(line: Line) -> None:
    sweep = import_string(line.sweep)
    signature(sweep).bind(object())


@pytest.mark.parametrize("line", TIMETABLE, ids=lambda line: line.sweep)
def test_every_line_is_a_task_that_beat_sends_to_its_queue(line: Line) -> None:
    entry = app.conf.beat_schedule[line.sweep]
    assert entry["schedule"] == line.every_s
    assert entry["options"]["queue"] == line.queue
    signature(app.tasks[entry["task"]].run).bind()


def test_beat_sends_nothing_the_ticker_would_not_run() -> None:
    assert set(app.conf.beat_schedule) == {line.sweep for line in TIMETABLE}


def test_a_task_of_beat_runs_its_line_and_says_celery_did(monkeypatch) -> None:
    ran = []
    monkeypatch.setattr(
        "portal.timelimits.sweeps.run_line", lambda name, *, by: ran.append((name, by))
    )
    for line in TIMETABLE:
        app.tasks[line.sweep].run()
    assert ran == [(line.sweep, "celery") for line in TIMETABLE]
