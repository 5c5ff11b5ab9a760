"""The small process that runs the timetable by itself: engine without Celery, fallback beside it.

Each queue has a thread of its own, so that a slow message gateway never delays a deadline. More
than one ticker is harmless: every sweep takes its rows under a lock or a lease.
"""

import logging
import signal
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from portal.celery import TIMETABLE, Line
from portal.timelimits.models import SweepRun
from portal.timelimits.sweeps import run_line

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=15)
"""How long beside a broker a line may stay silent past its period before the ticker steps in."""
TICK_S = 1.0
PAUSE_AFTER_FAULT_S = 5.0
LAST_RUN_MAY_TAKE_S = 10.0


class Command(BaseCommand):
    help = "Runs the timetable: alone without a broker, as a fallback beside Celery."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is owed now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            run_owed(TIMETABLE)
            return
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        threads = [
            threading.Thread(target=tick, args=(lines, stopping), name=queue, daemon=True)
            for queue, lines in by_queue(TIMETABLE)
        ]
        for thread in threads:
            thread.start()
        stopping.wait()
        for thread in threads:
            thread.join(LAST_RUN_MAY_TAKE_S)


def by_queue(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    ordered = sorted(lines, key=lambda line: line.queue)
    return [(queue, list(each)) for queue, each in groupby(ordered, key=lambda line: line.queue)]


def tick(lines: Sequence[Line], stopping: threading.Event) -> None:
    """Run what is owed of these lines again and again; a database that is away is waited for."""
    pause = 0.0
    while not stopping.wait(pause):
        close_old_connections()
        try:
            run_owed(lines, stopping)
            pause = TICK_S
        except DatabaseError as error:
            log.error("The ticker cannot use the database: %s", type(error).__name__)
            pause = PAUSE_AFTER_FAULT_S
    connection.close()


def run_owed(lines: Sequence[Line], stopping: threading.Event | None = None) -> list[str]:
    """Run each line nobody ran in time; answer their names."""
    runs = SweepRun.objects.in_bulk([line.sweep for line in lines])
    done = []
    for line in lines:
        if stopping is not None and stopping.is_set():
            break
        if is_owed(line, runs.get(line.sweep), timezone.now()):
            run_line(line.sweep, by="ticker")
            done.append(line.sweep)
    return done


def is_owed(line: Line, last: SweepRun | None, now: datetime) -> bool:
    """Whether the ticker has to run this line.

    Beside a broker Celery goes first; once the ticker had to step in it keeps the line's own
    pace until Celery is heard again. A stamp from the future means the clock was set back.
    """
    if last is None or last.finished_at is None or last.finished_at > now:
        return True
    waits = not settings.TICKER_IS_ENGINE and last.by != "ticker"
    return now - last.finished_at >= timedelta(seconds=line.every_s) + PATIENCE * waits
