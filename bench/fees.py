"""How long one quote takes: python bench/fees.py

CPU time over every matter and random amounts, with the most circumstances that go together.
"""

import json
import random
import statistics
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

from portal.fees.rules import EndedBy, Matter, Procedure, Terms, quote  # noqa: E402

ON = date(2026, 11, 24)
QUOTES, ROUNDS = 5_000, 9
MOST_MS = 1.0
failed = False


def say(metric: str, value: float, unit: str, bar: float | None, against: str = "") -> None:
    """One line; ``bar`` is the most that holds (None: a figure without a bar)."""
    global failed
    holds = bar is None or value <= bar
    failed = failed or not holds
    line = {
        "bench": "fees", "metric": metric, "value": round(value, 4), "unit": unit, "bar": bar,
        "holds": holds, "against": against,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


def terms_of(matter: Matter) -> Terms:
    if matter == Matter.JURISDICTION_OBJECTION:
        return Terms(upheld=False)
    if matter == Matter.PROPERTY:
        return Terms(procedure=Procedure.SIMPLIFIED, ended_by=EndedBy.MEDIATION, joined=True)
    return Terms()


def speed() -> None:
    rng = random.Random(13)
    asked = [
        (matter, rng.randrange(10**12), terms_of(matter))
        for matter in (rng.choice(list(Matter)) for _ in range(QUOTES))
    ]
    rounds, slowest = [], 0.0
    for _ in range(ROUNDS):
        began = time.process_time()
        for matter, amount, terms in asked:
            quote(matter, amount, terms=terms, on=ON)
        rounds.append((time.process_time() - began) / QUOTES * 1000)
    for matter in Matter:
        began = time.process_time()
        for _ in range(200):
            quote(matter, 10**11, terms=terms_of(matter), on=ON)
        slowest = max(slowest, (time.process_time() - began) / 200 * 1000)
    say("one quote, mean over all matters", statistics.median(rounds), "ms", MOST_MS)
    say("one quote, slowest matter", slowest, "ms", MOST_MS)


if __name__ == "__main__":
    speed()
    sys.exit(failed)
