"""Celery, and the one timetable of periodic work.

Beat and workers run it in production; the ticker (``manage.py run_ticker``) runs the same
lines in turn, alone in the embedded default or as a fallback beside Celery.
"""

import os
from dataclasses import dataclass

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


@dataclass(frozen=True)
class Line:
    """One line of the timetable: a task without arguments, run every so many seconds."""

    task: str
    every_s: int
    queue: str


TIMETABLE = [
    Line("judge_contact.tasks.escalate_overdue", 5, "deadline"),
    Line("judge_contact.tasks.remind_before_due", 30, "deadline"),
    Line("portal.notices.tasks.send_waiting", 3, "message"),
    Line("portal.papers.tasks.make_ordered", 2, "file"),
    Line("portal.audit.tasks.set_checkpoints", 60, "bulk"),
]

app = Celery("portal")
app.config_from_object("portal.celery_settings")
app.conf.beat_schedule = {
    line.task: {
        "task": line.task,
        "schedule": line.every_s,
        "options": {"queue": line.queue, "expires": max(line.every_s, 10)},
    }
    for line in TIMETABLE
}
app.autodiscover_tasks()
