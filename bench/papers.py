"""What one paper costs: the first in a process, each one after, and memory that stays flat.

``python bench/papers.py [PAPERS]``: throw-away database, files and keys.
"""

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

PAPERS = int(sys.argv[1]) if len(sys.argv) > 1 else 60
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def say(metric, value, unit, bar=None, against=None):
    line = {
        "bench": "papers", "metric": metric, "value": round(value, 3), "unit": unit, "bar": bar,
        "holds": None if bar is None else value <= bar, "against": against,
    }
    print(json.dumps(line, ensure_ascii=False), flush=True)  # noqa: T201


def resident():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def orders(court):
    from portal.papers.orders import Order, order

    facts = {
        "lead": "您要求联系承办法官的请求，本院已经收到。", "reference": "LX-2026-000123",
        "instant": "2026年11月23日 09:30",
        "rows": [["案号", f"（2026）吉0103民初{number}号"] for number in range(8)],
        "promises": [
            {"words": "法官与您联系", "by": "2026年11月24日 17:00", "article": "工作规则"},
        ],
        "steps": ["工作组收到您的请求。", "到期没有联系的，自动转给庭长。"],
    }
    for number in range(PAPERS):
        order(
            Order("papers/receipt.html", court, court, "联系法官请求回执", facts,
                  occasion=str(number)),
            at=AT,
        )


def run():
    from portal.courts.models import Court
    from portal.papers import making
    from portal.papers.models import Paper

    court = Court.objects.get_or_create(
        code="吉01", defaults={"name": "试验法院", "name_en": "Trial court", "level": "BASIC"}
    )[0]
    orders(court)
    making.SWEEP_S = 0.0001  # one claim a sweep, so that each paper is timed alone
    wall, spent, memory = [], [], []
    for _number in range(PAPERS):
        clock, cpu = time.perf_counter(), time.process_time()
        assert making.make_ordered(AT) == 1
        wall.append(time.perf_counter() - clock)
        spent.append(time.process_time() - cpu)
        memory.append(resident())
    assert Paper.objects.filter(state="ISSUED").count() == PAPERS
    say("first paper of a process, with libraries and keys", spent[0], "CPU s")
    say("warm paper, drawn, signed and written (median)", statistics.median(spent[1:]), "CPU s", 1)
    say("warm paper, wall (median)", statistics.median(wall[1:]), "s")
    say("memory after the last paper", memory[-1], "MB", 400)
    say("memory grown since the tenth", memory[-1] - memory[min(9, PAPERS - 1)], "MB", 60)


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
