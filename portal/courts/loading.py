"""Loading courts, areas and who covers them from ``data/``; what exists is left alone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from portal.courts.models import Area, Court, Coverage, Division

DATA = Path(__file__).parent / "data" / "courts.json"
AREAS = DATA.with_name("areas.json")


def load_courts() -> int:
    """Add the courts, divisions and areas that are missing; a court's own changes stay."""
    listed = json.loads(DATA.read_text(encoding="utf-8"))
    before = _rows()
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
        _load_areas(courts)
    return _rows() - before


def _rows() -> int:
    return sum(model.objects.count() for model in (Court, Division, Area, Coverage))


def _load_areas(courts: dict[str, Court]) -> None:
    """Areas that are missing, and who covers them while nobody is named for them yet."""
    listed = json.loads(AREAS.read_text(encoding="utf-8"))
    areas = {
        entry["code"]: Area.objects.get_or_create(code=entry["code"], defaults=entry)[0]
        for entry in listed["areas"]
    }
    known = set(Coverage.objects.values_list("area__code", "matters"))
    Coverage.objects.bulk_create(
        Coverage(**_dated(entry) | {"area": areas[entry["area"]], "court": courts[entry["court"]]})
        for entry in listed["coverage"]
        if (entry["area"], entry["matters"]) not in known
    )


def _court(entry: dict[str, Any]) -> Court:
    fields = {key: value for key, value in entry.items() if key not in ("code", "parent")}
    return Court.objects.get_or_create(code=entry["code"], defaults=_dated(fields))[0]


def _dated(fields: dict[str, Any]) -> dict[str, Any]:
    """The same fields with days as dates."""
    return {
        key: date.fromisoformat(value) if key.startswith("valid_") else value
        for key, value in fields.items()
    }
