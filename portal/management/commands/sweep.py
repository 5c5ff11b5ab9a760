"""``./manage.py sweep``: everything that is due, done once, without Celery or ticker."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.celery import TIMETABLE
from portal.common import clock
from portal.notices.models import Message
from portal.timelimits.models import TimeLimitQuerySet
from portal.timelimits.recomputing import limit_models
from portal.timelimits.sweeps import run_line

MOST_PASSES = 1000
"""A sweep handles a batch at a time; one that never runs dry is a fault, not a backlog."""


class Command(BaseCommand):
    help = "Runs every due time limit and outbox item once, as of an instant, and counts them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--now", help="ISO 8601 instant, local time of Shanghai unless it says otherwise"
        )
        parser.add_argument(
            "--only", nargs="+", metavar="SWEEP", help="these lines of the timetable alone"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--dry-run", action="store_true", help="count what is due and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = instant(options["now"]) if options["now"] else clock.now()
        if options["dry_run"]:
            self.stdout.write(json.dumps({"at": at.isoformat(), "due": what_is_due(at)}))
            return
        known = [line.sweep for line in TIMETABLE]
        lines = options["only"] or known
        if unknown := set(lines) - set(known):
            raise CommandError(f"The timetable has no line {', '.join(sorted(unknown))}.")
        handled, faults = sweep_all(at, lines)
        if options["json"]:
            self.stdout.write(
                json.dumps({"at": at.isoformat(), "handled": handled, "faults": faults})
            )
        else:
            for name, count in handled.items():
                self.stdout.write(f"{name}: {faults.get(name) or count}")
        if faults:
            raise CommandError("Not everything could be done: " + ", ".join(sorted(faults)))


def what_is_due(at: datetime) -> dict[str, int]:
    """Duties past their instant, by kind of record, and messages that may leave. Reads only."""
    due = {model._meta.label: TimeLimitQuerySet(model).due(at).count() for model in limit_models()}
    waiting = Message.objects.filter(state=Message.State.PENDING, not_before__lte=at)
    return {**due, Message._meta.label: waiting.count()}


def instant(text: str) -> datetime:
    """The instant the operator named; refused when it cannot be read as ISO 8601."""
    try:
        named = datetime.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is not an ISO 8601 instant.") from error
    return named if named.tzinfo else named.replace(tzinfo=clock.SHANGHAI)


def sweep_all(at: datetime, lines: Iterable[str]) -> tuple[dict[str, int], dict[str, str]]:
    """Run these lines until none finds anything left: what one does another may see."""
    handled = dict.fromkeys(lines, 0)
    faults: dict[str, str] = {}
    for _pass in range(MOST_PASSES):
        found = 0
        for name in handled:
            if name in faults:
                continue
            outcome = run_line(name, by="command", at=at)
            if outcome.error:
                faults[name] = outcome.error
            handled[name] += outcome.handled
            found += outcome.handled
        if not found:
            return handled, faults
    raise CommandError("A sweep still finds work after its last pass; see the counts it stamps.")
