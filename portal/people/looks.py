"""Who looked at somebody's data in full: read from the audit trail, shown to that person."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.audit.models import Entry
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.unmasking import FIELDS, VERB, Reason


@dataclass(frozen=True)
class Look:
    """One showing: when, what, why, and by somebody of which court (or by oneself)."""

    at: datetime
    field: Any
    reason: Any
    court: Court | None
    is_own: bool


def looks_at(person: Person) -> list[Look]:
    """Newest first, at most 200. Names of staff are not told: the court answers for them."""
    entries = Entry.objects.filter(verb=VERB, record=person.reference).order_by("-at", "-pk")[:200]
    courts = {court.code: court for court in Court.objects.all()}
    return [_look(entry, courts, str(person.public_id)) for entry in entries]


def _look(entry: Entry, courts: dict[str, Court], own: str) -> Look:
    facts = json.loads(entry.facts)
    field = FIELDS.get(facts["field"])
    return Look(
        at=entry.at,
        field=field.label if field else facts["field"],
        reason=Reason(facts["reason"]).label,
        court=courts.get(entry.court),
        is_own=entry.actor == own,
    )
