"""The filing desk's queue with 100,000 closed and 10,000 open filings, beside an almost empty one.

``./script/bench queue [CLOSED] [OPEN]``: asks the page as a signed-in clerk, piles, filters and
search in turn, on PostgreSQL: a private one, or that of DATABASE_URL.
"""

import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

CLOSED = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
OPEN = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
ROUNDS = 40
BATCH = 5_000
COURT = "吉0104"
BAR_MS = 200
NEEDS_POSTGRESQL = True
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
PAGES = (
    ("first page", "?desk=examine"), ("page 200", "?desk=examine&page=200"),
    ("failed checks", "?desk=examine&checks=failed"), ("corrected", "?desk=examine&round=later"),
    ("closed pile", "?desk=closed"),
)


def say(metric, value, unit, *, bar, against):
    print(json.dumps({
        "bench": "queue", "metric": metric, "value": round(value, 1), "unit": unit, "bar": bar,
        "holds": value <= bar, "against": against,
    }, ensure_ascii=False), flush=True)
    return value <= bar


def a_clerk():
    from django.core.management import call_command

    from portal.courts.models import Court
    from portal.people.models import Office, Person
    from portal.people.roles import Role

    call_command("load_reference", verbosity=0)
    court = Court.objects.get(code=COURT)
    clerk = Person.objects.create_user(username="bench-clerk", full_name="Bench")
    Office.objects.create(person=clerk, role=Role.CLERK, court=court, since=AT.date())
    return clerk, court


def fill(clerk, court, state, number, first):
    """Rows written straight into the tables: this measures reading, not the acts."""
    from filing.models import CheckResult, Filing, FilingLimit, FilingParty, Submission

    for start in range(first, first + number, BATCH):
        numbers = range(start, min(start + BATCH, first + number))
        filings = Filing.objects.bulk_create(
            Filing(
                number=f"SQ2026-0104-{n:06d}", court=court, filer=clerk, state=state,
                cause="x", begun_at=AT, saved_at=AT, first_submitted_at=AT, submitted_at=AT,
                state_since=AT - timedelta(minutes=n), round=1 + n % 4 // 3,
            ) for n in numbers
        )
        FilingParty.objects.bulk_create(
            FilingParty(filing=f, side=side, name=f"{side[:3]}{f.pk}")
            for f in filings for side in ("PLAINTIFF", "DEFENDANT")
        )
        FilingLimit.objects.bulk_create(
            FilingLimit(
                record=f, rule="DECISION", owner_role="CLERK", started_at=AT - timedelta(days=1),
                days=7, due_on=AT.date(), due_at=AT + timedelta(minutes=f.pk),
                met_at=None if state == "UNDER_REVIEW" else AT,
            ) for f in filings
        )
        if state == "UNDER_REVIEW":
            kept = Submission.objects.bulk_create(
                Submission(filing=f, round=f.round, at=AT, by=clerk, snapshot={}, digest="x",
                           rules_version="x") for f in filings
            )
            CheckResult.objects.bulk_create(
                CheckResult(submission=one, rule=f"R{r}", outcome="PASSED" if r < 9 or one.pk % 3
                            else "FAILED") for one in kept for r in range(10)
            )


def measure(client):
    """95th percentile in ms and number of queries, for each page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found = {}
    for name, query in PAGES:
        taken = []
        for _round in range(ROUNDS):
            started = time.perf_counter()
            response = client.get(f"/staff/filings/{query}")
            taken.append((time.perf_counter() - started) * 1000)
            assert response.status_code == 200, response.status_code
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/staff/filings/{query}")
        taken.sort()
        found[name] = (taken[int(len(taken) * 0.95) - 1], len(asked))
    return found


def run():
    from django.db import connection
    from django.test import Client

    clerk, court = a_clerk()
    client = Client()
    client.force_login(clerk)
    fill(clerk, court, "UNDER_REVIEW", 30, 1)
    fill(clerk, court, "REFUSED", 30, 100)
    few = measure(client)
    fill(clerk, court, "REFUSED", CLOSED, 1_000)
    fill(clerk, court, "UNDER_REVIEW", OPEN, 500_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    held = True
    for name, (p95, queries) in measure(client).items():
        small = few[name]
        held &= say(f"{name}, p95", p95, "ms", bar=BAR_MS, against=f"30 filings: {small[0]:.1f} ms")
        held &= say(f"{name}, queries", queries, "queries", bar=small[1],
                    against=f"30 filings: {small[1]}")
    return held


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEMO": "1", "VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings",
                       "ALLOWED_HOSTS": "*"}
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        sys.exit(0 if run() else 1)
