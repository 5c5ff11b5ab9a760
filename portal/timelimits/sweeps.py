"""Running one line of the timetable, whoever runs it, and leaving a stamp of it."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.module_loading import import_string

from portal.common import clock
from portal.timelimits.models import SweepRun

log = logging.getLogger(__name__)

Sweep = Callable[[datetime], int]


@dataclass(frozen=True)
class Outcome:
    """What came of one run: rows handled, or the fault that stopped it."""

    handled: int = 0
    error: str = ""


def run_line(name: str, *, by: str, at: datetime | None = None) -> Outcome:
    """Run the sweep called ``name`` as of ``at`` (the court's now) and stamp the run.

    The stamp is real time, for it says whether the machinery lives. A fault is logged, stamped
    and answered, never raised: the other lines must go on. Its message is left out, because a
    database's message quotes the row.
    """
    SweepRun.objects.update_or_create(name=name, defaults={"started_at": timezone.now(), "by": by})
    outcome = _run(name, at or clock.now())
    SweepRun.objects.filter(name=name).update(
        finished_at=timezone.now(), by=by, handled=outcome.handled, error=outcome.error
    )
    return outcome


def _run(name: str, at: datetime) -> Outcome:
    try:
        sweep: Sweep = import_string(name)
        return Outcome(handled=sweep(at))
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        fault = f"{type(error).__name__} in {frames[-1].name}, line {frames[-1].lineno}"
        log.error("Sweep %s failed: %s\n%s", name, fault, "".join(traceback.format_list(frames)))
        return Outcome(error=fault[:300])
