"""Whose files these are: each app says, once, who may read and who may add files of its records.

    access.register("filing.Filing", access.by_scope(Filing), to_add=filing_to_add)

A record nobody registered opens to nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.common.records import PublicRecord
from portal.dossier.models import Dossier, StoredFile
from portal.people.models import Person

MayRead = Callable[[str, Any], bool]
ToAdd = Callable[[str, Any], PublicRecord | None]


@dataclass(frozen=True)
class Door:
    """How one kind of record is asked. ``to_add`` gives the record if files may be added now."""

    may_read: MayRead
    to_add: ToAdd | None = None


DOORS: dict[str, Door] = {}


def register(model_label: str, may_read: MayRead, *, to_add: ToAdd | None = None) -> None:
    """``may_read(reference, person)`` for records called ``app.Model``; asked on every request."""
    DOORS[model_label] = Door(may_read, to_add)


def by_scope(model: Any) -> MayRead:
    """Whoever sees the record through its own ``visible_to`` may read its files."""

    def may_read(reference: str, person: Any) -> bool:
        found = model.objects.visible_to(person).filter(public_id=id_in(reference))
        return bool(found.exists())

    return may_read


def id_in(reference: str) -> UUID | None:
    """The public id in ``app.Model:id``; None when there is none, which finds nothing."""
    try:
        return UUID(reference.partition(":")[2])
    except ValueError:
        return None


def may_read(about: str, person: Any) -> bool:
    """Whether this person may read files of this record today."""
    door = DOORS.get(about.partition(":")[0])
    if door is None or not getattr(person, "is_authenticated", False) or id_in(about) is None:
        return False
    return door.may_read(about, person)


def record_to_add(about: str, person: Any) -> PublicRecord | None:
    """The record, if this person may add files to it now; a foreign and an absent one give None."""
    door = DOORS.get(about.partition(":")[0])
    if door is None or door.to_add is None or id_in(about) is None:
        return None
    return door.to_add(about, person)


def visible_to(person: Any, public_id: UUID) -> StoredFile | None:
    """The file, if its record opens to this person. What is shut away opens to nobody else."""
    files = StoredFile.objects.unscoped(because="the record of the file is asked next")
    file: StoredFile | None = files.filter(public_id=public_id, discarded_at=None).first()
    if file is None or not may_read(file.about, person):
        return None
    is_givers = file.taken_by_id == person.pk and file.scan != StoredFile.Scan.INFECTED
    return None if file.is_shut_away and not is_givers else file


def _is_oneself(reference: str, person: Any) -> bool:
    return bool(person.reference == reference)


def _oneself(reference: str, person: Any) -> Person | None:
    found: Person | None = person if _is_oneself(reference, person) else None
    return found


def _reads_as_staff(reference: str, person: Any) -> bool:
    rows = Dossier.objects.visible_to(person).select_related("case", "court")
    dossier: Dossier | None = rows.filter(public_id=id_in(reference)).first()
    return dossier is not None and bool(dossier.hats(person))


# What this app opens itself: a person's own files not yet used, and scans from the counter.
register("people.Person", _is_oneself, to_add=_oneself)
register("dossier.Dossier", _reads_as_staff)
