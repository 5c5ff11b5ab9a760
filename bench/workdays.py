"""Working-day arithmetic beside two kept libraries, in one run: python bench/workdays.py

CPU time, median of rounds with the peers interleaved. We are asked 100,000 random starts a
round, the peers (up to 70,000 times slower) the first 400/n of them, at least 4. Every deadline
of 2018 to 2026 is compared with a list of working days built from each peer.
"""

import json
import random
import statistics
import sys
import time
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import chinese_calendar  # noqa: TID253  a benchmark is no web worker
import holidays  # noqa: TID253

from portal.workdays.calendar import Calendar
from portal.workdays.seed import notices

COUNTS = (1, 2, 5, 30, 250)
CHECKED = (1, 2, 5, 15, 30)
ROUNDS = 9
ONE_US, MILLION_MS = 0.5, 250
FIRST, LAST = date(2018, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
CN = holidays.CN(years=range(2017, 2028))
failed = False


def say(metric: str, value: float, unit: str, bar: float | None, against: str = "") -> None:
    """One line; ``bar`` is the most that holds (None: a figure without a bar)."""
    global failed
    holds = bar is None or value <= bar
    failed = failed or not holds
    line = {
        "bench": "workdays", "metric": metric, "value": round(value, 4), "unit": unit, "bar": bar,
        "holds": holds, "against": against,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)


def our_calendar() -> Calendar:
    days = [day for notice in notices() for day in notice.days]
    return Calendar(days, announced_until=LAST)


def by_loop(start: date, n: int) -> date:
    """What a user of chinesecalendar writes; its own find_workday is wrong from a rest day."""
    while n:
        start += timedelta(days=1)
        n -= chinese_calendar.is_workday(start)
    return start


def us_per_call(ask: Callable[[date, int], date], starts: list[date], n: int) -> float:
    began = time.process_time()
    for start in starts:
        ask(start, n)
    return (time.process_time() - began) / len(starts) * 1e6


def speed(calendar: Calendar) -> None:
    rng = random.Random(8)
    span = (date(2022, 12, 31) - date(2020, 1, 1)).days
    starts = [date(2020, 1, 1) + timedelta(days=rng.randrange(span)) for _ in range(100_000)]
    slow = {"chinesecalendar": by_loop, "holidays": CN.get_nth_working_day}
    for n in COUNTS:
        ours: list[float] = []
        theirs: dict[str, list[float]] = {name: [] for name in slow}
        for _ in range(ROUNDS):
            ours.append(us_per_call(calendar.nth_working_day, starts, n))
            for name, ask in slow.items():
                theirs[name].append(us_per_call(ask, starts[: max(4, 400 // n)], n))
        mine = statistics.median(ours)
        say(f"one computation, n={n}", mine, "us", ONE_US)
        for name, rounds in theirs.items():
            other = statistics.median(rounds)
            say(f"one computation, n={n}: {name}", other, "us", None, name)
            say(f"times faster, n={n}", other / mine, "x", None, name)
    million = starts * 10
    for n in COUNTS:
        rounds = []
        for _ in range(ROUNDS):
            began = time.process_time()
            calendar.nth_working_days(million, n)
            rounds.append((time.process_time() - began) * 1000)
        say(f"a million, n={n}", statistics.median(rounds), "ms", MILLION_MS)


def correctness(calendar: Calendar) -> None:
    peers = {"chinesecalendar": chinese_calendar.is_workday, "holidays": CN.is_working_day}
    for name, is_working in peers.items():
        wrong = sum(calendar.is_working(day) != is_working(day) for day in DAYS)
        say(f"wrong days of {len(DAYS)}", wrong, "days", 0, name)
        working = [day for day in DAYS if is_working(day)]
        for n in CHECKED:
            asked = wrong = 0
            for start in DAYS:
                place = bisect_right(working, start) + n - 1
                if place < len(working):
                    asked += 1
                    wrong += calendar.nth_working_day(start, n) != working[place]
            say(f"wrong deadlines of {asked}, n={n}", wrong, "deadlines", 0, name)


def honesty(calendar: Calendar) -> None:
    """Deadlines past the last notice that were called final, over every start of two years."""
    lies = 0
    for back in range(730):
        for n in CHECKED:
            due = calendar.working_days_after(LAST - timedelta(days=back), n)
            lies += due.on > LAST and not due.is_provisional
    say("called final past the last notice", lies, "deadlines", 0)


if __name__ == "__main__":
    table = our_calendar()
    correctness(table)
    honesty(table)
    speed(table)
    sys.exit(failed)
