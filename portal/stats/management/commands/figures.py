"""``manage.py figures``: every published figure with formula, numerator, denominator, as-of."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from portal.common import clock
from portal.stats.presenting import as_data, as_of, open_rows
from portal.stats.reckoning import Scope, period_of, reckon


class Command(BaseCommand):
    help = "Prints every published figure with formula, numerator, denominator and as-of."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument("--since", type=date.fromisoformat, help="first day, YYYY-MM-DD")
        parser.add_argument("--until", type=date.fromisoformat, help="last day, YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        period = period_of(options["since"], options["until"], at=clock.now())
        reckoned = reckon(period, Scope())
        rows = open_rows(reckoned)
        if options["json"]:
            answer = {
                "since": period.since.isoformat(),
                "until": period.until.isoformat(),
                "as_of": as_of(period),
                "figures": as_data(reckoned, rows, period),
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{period.since} – {period.until}, {as_of(period)}")
        for row in rows:
            total = row.total
            counted = f" ({total.parts})" if total.parts else ""
            self.stdout.write(f"{row.figure.label}: {total.words}{counted}")
            self.stdout.write(f"    {row.figure.formula}")
