"""How fast the trail is written and proved, beside a plain reading of the same rows.

``python bench/audit.py [RECORDS]``: a throw-away SQLite database unless DATABASE_URL is set.
"""

import json
import os
import re
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

RECORDS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
ACTS = 1_000
BATCH = 5_000
COURT = "吉01"
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def say(metric, value, unit, **more):
    bar = more.get("bar")
    holds = None if bar is None else (value <= bar if unit in ("s", "MB") else value >= bar)
    line = {
        "bench": "audit", "metric": metric, "value": round(value, 3), "unit": unit, "bar": bar,
        "holds": holds, "against": more.get("against"),
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201


def peak():
    """The most memory held at once since the mark was reset, in MB (Linux)."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def peak_from_now():
    """Reset the mark, so that what the writing needed does not hide what the proof needs."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def note(number):
    from portal import audit

    audit.note(
        "accept", record=f"judge_contact.Ticket:{number:032x}", court=COURT, actor=None,
        role="clock", at=AT, was="REGISTERED", now="ACKNOWLEDGED",
    )


def run():
    from portal import audit
    from portal.audit.models import Entry
    from portal.audit.verification import COLUMNS, PAGE, prove

    started = time.perf_counter()
    for number in range(ACTS):
        with audit.recorded():
            note(number)
    say("acts with one record each", ACTS / (time.perf_counter() - started), "records/s")

    started = time.perf_counter()
    for first in range(ACTS, RECORDS, BATCH):
        with audit.recorded():
            for number in range(first, min(first + BATCH, RECORDS)):
                note(number)
    say("records in large acts", (RECORDS - ACTS) / (time.perf_counter() - started), "records/s")

    started, after = time.perf_counter(), 0
    while page := list(
        Entry.objects.filter(court=COURT, seq__gt=after).order_by("seq")
        .values_list(*COLUMNS)[:PAGE]
    ):
        after = page[-1][1]
    floor = time.perf_counter() - started
    say("reading the same rows without proving them", floor, "s")

    before = peak_from_now()
    started, cpu = time.perf_counter(), time.process_time()
    proof = prove(COURT)
    taken, cpu = time.perf_counter() - started, time.process_time() - cpu
    assert (proof.records, proof.broken) == (max(RECORDS, ACTS), None), proof
    say(
        f"verify {proof.records:,} records", taken, "s", bar=60,
        against=f"plain reading of the same rows: {floor:.1f} s",
    )
    say("verify, processor time alone", cpu, "CPU s")
    grown = peak() - before
    say("memory the proof added", grown, "MB", bar=50)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEMO": "1", "VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings"}
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        run()
