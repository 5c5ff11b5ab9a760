"""Celery, and the one timetable of periodic work.

Beat and workers run it in production; the ticker (``manage.py run_ticker``) runs the same
lines in turn, alone in the embedded default or as a fallback beside Celery; ``manage.py sweep``
runs them once. A line names a plain function ``(at) -> int``: it does what is due as of ``at``,
says how many rows it handled, and a second run at the same instant finds nothing left.
"""

import os
from dataclasses import dataclass

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


@dataclass(frozen=True)
class Line:
    """One line of the timetable: a sweep, run every so many seconds on a queue."""

    sweep: str
    every_s: int
    queue: str


TIMETABLE = [
    Line("judge_contact.sweeps.escalate_overdue", 5, "deadline"),
    Line("judge_contact.sweeps.remind_before_due", 30, "deadline"),
    Line("filing.case_sweeps.escalate_requests", 10, "deadline"),
    Line("filing.case_sweeps.stamp_late_answers", 30, "deadline"),
    Line("filing.case_sweeps.remind_of_answers", 60, "deadline"),
    Line("filing.sweeps.follow_passings", 10, "deadline"),
    Line("filing.sweeps.act_on_late_witnessings", 30, "deadline"),
    Line("filing.sweeps.remind_of_witnessings", 60, "deadline"),
    Line("portal.fees.sweeps.escalate_overdue", 5, "deadline"),
    Line("portal.fees.sweeps.remind_before_due", 30, "deadline"),
    Line("portal.fees.asking_bank.ask_bank", 5, "message"),
    Line("portal.fees.asking_bank.send_refunds", 10, "message"),
    Line("portal.fees.statements.compare_statements", 300, "bulk"),
    Line("portal.sandbox.bank.calling.make_calls", 2, "message"),
    Line("filing.sweeps.act_on_due", 5, "deadline"),
    Line("filing.sweeps.remind_before_due", 60, "deadline"),
    Line("filing.sweeps.escalate_complaints", 60, "deadline"),
    Line("filing.sweeps.remind_of_complaints", 300, "deadline"),
    Line("filing.sweeps.tend_drafts", 3600, "bulk"),
    Line("judge_contact.sweeps.close_silent", 60, "bulk"),
    Line("portal.timelimits.recomputing.recompute_open", 10, "deadline"),
    Line("portal.notices.delivery.send_waiting", 3, "message"),
    Line("portal.papers.making.make_ordered", 2, "file"),
    Line("portal.dossier.sweeps.complete_papers", 3, "file"),
    Line("portal.dossier.sweeps.prepare_copies", 2, "file"),
    Line("portal.dossier.sweeps.bind_volumes", 3, "file"),
    Line("portal.dossier.sweeps.scan_waiting", 30, "file"),
    Line("portal.dossier.sweeps.clear_away", 600, "bulk"),
    Line("portal.audit.checkpoints.set_checkpoints", 60, "bulk"),
]

app = Celery("portal")
app.config_from_object("portal.celery_settings")
app.conf.beat_schedule = {
    line.sweep: {
        "task": line.sweep,
        "schedule": line.every_s,
        "options": {"queue": line.queue, "expires": max(line.every_s, 10)},
    }
    for line in TIMETABLE
}


def add_task(line: Line) -> None:
    """Make the Celery task of a line; its name is the sweep's own dotted name."""

    @app.task(name=line.sweep)
    def run() -> None:
        from portal.timelimits.sweeps import run_line  # models load after this module

        run_line(line.sweep, by="celery")


for each in TIMETABLE:
    add_task(each)
