"""Papers that lie at the counter: a cover sheet first, then the scan that carries its code.

No kept library reads a square code from a scan, so the clerk reads the short code printed below
it and types it; see docs/decisions.
"""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal import audit
from portal.common.moves import check_may, moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.dossier.actions.filing import Entry, file_item
from portal.dossier.models import CoverSheet, Dossier, Item, StoredFile
from portal.dossier.rules.catalogue import Side, Slot
from portal.notices.models import CODE_ALPHABET
from portal.people.models import Person


@dataclass(frozen=True)
class Announced:
    """A paper that lies at the counter and will be scanned: where it belongs, what it is called."""

    slot: Slot
    title: str
    side: Side = Side.NONE


def make_cover(
    dossier: Dossier, paper: Announced, *, by: Person, at: datetime, key: uuid.UUID
) -> CoverSheet:
    """A cover sheet for one paper of one dossier. Its code leads the scan to its place."""
    check_may(dossier, "scan", by)
    if not paper.title.strip():
        raise Refused(_("Say what this paper is called."), field="title")
    asked = {"dossier": dossier.pk, **asdict(paper)}

    def make(digest: str) -> CoverSheet:
        with audit.recorded():
            sheet = CoverSheet.objects.create(
                dossier=dossier, slot=paper.slot, side=paper.side, title=paper.title.strip(),
                made_by=by, made_at=at, once_key=key, once_digest=digest,
            )
            audit.note(
                "make_cover", record=dossier.reference, court=dossier.court.code, actor=by, at=at,
                slot=paper.slot, code=sheet.code,
            )
        return sheet

    return once(CoverSheet, key, asked, make)


def sheet_with(code: str, by: Person) -> CoverSheet:
    """The cover sheet a clerk names, among dossiers this clerk may file into.

    Refused, in one sentence for both, when there is none or it is not theirs; and when it led a
    scan to its place before.
    """
    tidy = "".join(letter for letter in code.upper() if letter in CODE_ALPHABET)
    rows = CoverSheet.objects.filter(dossier__in=Dossier.objects.visible_to(by))
    sheet = rows.select_related("dossier__case", "dossier__court", "item").filter(code=tidy).first()
    if sheet is None or not sheet.dossier.may("scan", by):
        raise Refused(_("No cover sheet has this code. Compare it with the paper."), field="code")
    if sheet.item is not None:
        raise Refused(
            _("This cover sheet was used before. Make a new one for another paper."), field="code"
        )
    return sheet


def file_scan(
    sheet: CoverSheet, file: StoredFile, *, cover_pages: int, by: Person, at: datetime
) -> Item:
    """File a scan where its cover sheet says; the sheet itself is not counted.

    Refused when the cover sheet was used before, and when this very scan is in the dossier.
    """
    with moving(sheet.dossier, "scan", by=by, at=at, code=sheet.code) as dossier:
        if dossier.items.filter(file=file).exists():
            raise Refused(_("This scan is in the dossier already. Choose the other one."))
        entry = Entry(
            Slot(sheet.slot), sheet.title, file, Item.Source.COUNTER, side=Side(sheet.side),
            leading_pages=cover_pages,
        )
        item = file_item(dossier, entry, by=by, at=at)
        rows = CoverSheet.objects.filter(pk=sheet.pk, item=None)
        if not rows.update(item=item):
            raise Refused(_("This cover sheet was used before."), field="code")
    return item
