"""Corrections: another place, another paper in its stead, shown or not shown. Never deletion."""

from datetime import datetime

from django.utils.translation import gettext as _

from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.dossier.actions.filing import Entry, file_item, held_item
from portal.dossier.models import Item
from portal.dossier.rules.catalogue import Side, Slot, Volume, volume_of
from portal.dossier.rules.reading import Withheld
from portal.people.models import Person


def place(
    item: Item, slot: Slot, *, side: Side = Side.NONE, why: str, by: Person, at: datetime
) -> Item:
    """Put an item in another place of the catalogue, with a reason.

    Refused for a paper the parties have been shown: it cannot become internal (IN 12 asks for
    withholding it instead).
    """
    words = _reason(why)
    with moving(
        item.dossier, "place", by=by, at=at, words=words, item=str(item.public_id), slot=slot
    ):
        held = _in_force(item)
        if held.volume == Volume.MAIN and volume_of(slot) == Volume.INTERNAL and not held.withheld:
            raise Refused(_("The parties have been shown this paper. It cannot become internal."))
        held.slot, held.volume, held.side = slot, volume_of(slot), side
        held.save(update_fields=["slot", "volume", "side"])
    return held


def replace_item(item: Item, entry: Entry, *, why: str, by: Person, at: datetime) -> Item:
    """Put a corrected paper in the stead of a wrong one. Both stay; the log says who, when, why."""
    words = _reason(why)
    with moving(
        item.dossier, "replace", by=by, at=at, words=words, item=str(item.public_id)
    ) as dossier:
        held = _in_force(item)
        better = file_item(dossier, entry, by=by, at=at)
        if better.pk == held.pk:
            raise Refused(_("This is the same paper. Choose the corrected one."), field="file")
        held.replaced_by, held.replaced_at, held.replaced_why = better, at, words
        held.save(update_fields=["replaced_by", "replaced_at", "replaced_why"])
    return better


def withhold(item: Item, reason: Withheld, *, why: str, by: Person, at: datetime) -> Item:
    """Keep a paper of the main volume from the parties, for a reason the law knows (IN 8-12)."""
    words = _reason(why)
    with moving(
        item.dossier, "withhold", by=by, at=at, words=words, item=str(item.public_id),
        reason=reason,
    ):
        held = _in_force(item)
        if held.volume != Volume.MAIN or reason == Withheld.NO:
            raise Refused(_("Only a paper of the main volume can be withheld, for a reason."))
        held.withheld = reason
        held.save(update_fields=["withheld"])
    return held


def release(item: Item, *, by: Person | None, at: datetime) -> Item:
    """Show a withheld paper to the parties; nobody (``by`` None) does it when an act of a service
    ends what it was withheld for. Refused when they see it already."""
    with moving(item.dossier, "release", by=by, at=at, item=str(item.public_id)):
        held = _in_force(item)
        if not held.withheld:
            raise Refused(_("The parties can see this paper already."))
        held.withheld = Withheld.NO
        held.save(update_fields=["withheld"])
    return held


def _reason(why: str) -> str:
    if not why.strip():
        raise Refused(_("Say why. The reason stays in the dossier’s log."), field="why")
    return why.strip()[:200]


def _in_force(item: Item) -> Item:
    held = held_item(item)
    if held.replaced_by_id is not None:
        raise Refused(_("This paper was replaced before. Change the one in its stead."))
    return held
