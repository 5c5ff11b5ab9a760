"""Sealing a dossier at the end: its catalogue and page numbers become final."""

from datetime import datetime

from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.dossier.models import Dossier, Item
from portal.dossier.rules.catalogue import Volume, laid_out
from portal.dossier.rules.reading import LISTED
from portal.people.models import Person


def seal(dossier: Dossier, *, by: Person, at: datetime) -> Dossier:
    """Make catalogue and page numbers final. Refused while the case runs, while a paper is still
    being made, and while a paper is withheld that parties are to see in the end."""
    with moving(dossier, "seal", by=by, at=at) as held:
        if held.case is None or held.case.stage != Case.Stage.CLOSED:
            raise Refused(_("The case is not closed yet. Close it first, then seal its dossier."))
        items = list(held.items.filter(replaced_by=None))
        for item in items:
            _check(item)
        for volume in Volume:
            for placed in laid_out([item for item in items if item.volume == volume]):
                item = placed.item
                item.number, item.first_page, item.last_page = (
                    placed.number, placed.first, placed.last
                )
        rows = Item.objects.unscoped(because="the act holds this dossier")
        rows.bulk_update(items, ["number", "first_page", "last_page"], batch_size=200)
    return held


def break_seal(dossier: Dossier, *, why: str, by: Person, at: datetime) -> Dossier:
    """Open a sealed dossier for a correction, with a reason that stays in its log."""
    if not why.strip():
        raise Refused(_("Say why. The reason stays in the dossier’s log."), field="why")
    with moving(dossier, "break_seal", by=by, at=at, words=why.strip()[:200]) as held:
        held.items.update(number=None, first_page=None, last_page=None)
    return held


def _check(item: Item) -> None:
    if item.is_being_made:
        raise Refused(_("“%(title)s” is still being made. Seal later.") % {"title": item.title})
    if item.volume == Volume.MAIN and item.withheld not in LISTED:
        raise Refused(
            _("“%(title)s” is not shown to the parties yet. Release it first.")
            % {"title": item.title}
        )
