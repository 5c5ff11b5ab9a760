"""Loading the courts of the jurisdiction from ``data/courts.json``; what exists is left alone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from portal.courts.models import Court, Division

DATA = Path(__file__).parent / "data" / "courts.json"


def load_courts() -> int:
    """Add the courts and divisions that are missing; a court's own changes are never undone."""
    listed = json.loads(DATA.read_text(encoding="utf-8"))
    before = Court.objects.count() + Division.objects.count()
    with transaction.atomic():
        courts = {entry["code"]: _court(entry) for entry in listed["courts"]}
        for entry in listed["courts"]:
            court = courts[entry["code"]]
            if entry["parent"] and court.parent_id is None:
                court.parent = courts[entry["parent"]]
                court.save(update_fields=["parent"])
        Division.objects.bulk_create(
            [
                Division(court=court, **division)
                for court in courts.values()
                if court.valid_until is None
                for division in listed["divisions"]
            ],
            ignore_conflicts=True,
        )
    return Court.objects.count() + Division.objects.count() - before


def _court(entry: dict[str, Any]) -> Court:
    fields = {key: value for key, value in entry.items() if key not in ("code", "parent")}
    for key in ("valid_from", "valid_until"):
        if key in fields:
            fields[key] = date.fromisoformat(fields[key])
    return Court.objects.get_or_create(code=entry["code"], defaults=fields)[0]
