"""Papers and evidence: taking in, naming, ordering, taking out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from filing.actions.editing import editing
from filing.models import Filing, Material
from portal.common.refusals import Refused
from portal.dossier.models import StoredFile
from portal.people.models import Person

MOST_FILES = 200


@dataclass(frozen=True)
class Place:
    """Where a file belongs and what it is called."""

    slot: str = Material.Slot.EVIDENCE
    name: str = ""
    anchor: str = ""
    proves: str = ""
    source: str = ""


def add_material(
    filing: Filing, stored: StoredFile, place: Place, *, by: Person, at: datetime
) -> Material:
    """Put a file that was taken in for this filing into its place; twice there counts once.

    Refused for a file of another record.
    """
    if stored.about != filing.reference:
        raise Refused(_("That file was not sent for this filing. Choose it again."))
    with editing(filing, by=by, at=at) as held:
        present = held.materials.filter(removed_at=None)
        same = present.filter(
            file__sha256=stored.sha256, slot=place.slot, anchor=place.anchor
        ).first()
        if same is not None:
            return same
        if present.count() >= MOST_FILES:
            raise Refused(_("There are very many files. Put pages that belong together into one."))
        last = present.filter(slot=place.slot).aggregate(last=Max("position"))["last"] or 0
        return held.materials.create(
            **asdict(place), file=stored, position=last + 1, added_at=at, added_by=by
        )


def describe_material(one: Material, place: Place, *, by: Person, at: datetime) -> Material:
    """Name a file, say what it proves and where it comes from."""
    with editing(one.filing, by=by, at=at):
        for name, value in asdict(place).items():
            setattr(one, name, value)
        one.save()
    return one


def order_materials(filing: Filing, wanted: Sequence[UUID], *, by: Person, at: datetime) -> None:
    """Put the files of a filing into this order; those not named keep theirs, behind."""
    with editing(filing, by=by, at=at) as held:
        place = {public_id: number for number, public_id in enumerate(wanted, start=1)}
        files = list(held.materials.filter(removed_at=None))
        files.sort(key=lambda one: (place.get(one.public_id, len(place) + 1), one.position))
        for number, one in enumerate(files, start=1):
            one.position = number
        Material.objects.bulk_update(files, ["position"])


def remove_material(one: Material, *, by: Person, at: datetime) -> None:
    """Take a file out. What was submitted with it keeps pointing at its bytes."""
    with editing(one.filing, by=by, at=at) as held:
        if held.first_submitted_at is None:
            one.delete()
        else:
            one.removed_at = at
            one.save(update_fields=["removed_at"])
