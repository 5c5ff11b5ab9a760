"""Opening a dossier and putting papers into it: called inside the acts of services."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from portal import audit
from portal.cases.models import Case
from portal.common.moves import locked
from portal.common.records import PublicRecord
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.dossier.models import Dossier, Item, StoredFile
from portal.dossier.rules.catalogue import Side, Slot, volume_of
from portal.dossier.rules.reading import Withheld
from portal.dossier.states import State
from portal.papers.models import Paper
from portal.people.models import Person


@dataclass(frozen=True)
class Entry:
    """A paper to be filed: where it stands, what it is called, and the file or paper itself.

    ``side`` orders evidence and statements (the plaintiff's first). ``withheld`` keeps it from
    the parties until it is released. ``leading_pages`` of the file do not belong to it (the
    cover sheet of a scan). A paper of the court may still be being made; its pages and hash
    follow when it is issued.
    """

    slot: Slot
    title: str
    content: StoredFile | Paper
    source: Item.Source
    side: Side = Side.NONE
    document_number: str = ""
    dated_on: date | None = None
    withheld: Withheld = Withheld.NO
    leading_pages: int = 0


def open_dossier(
    about: PublicRecord, court: Court, *, case: Case | None = None, by: Person | None, at: datetime
) -> Dossier:
    """The dossier of this filing or case, made now if there is none."""
    found = dossier_of(about)
    if found is not None:
        return found
    try:
        with audit.recorded():
            dossier = Dossier.objects.create(
                about=about.reference, court=court, case=case, opened_at=at, state_since=at,
            )
            _note("open_dossier", dossier, by, at, about=about.reference)
    except IntegrityError:
        found = dossier_of(about)
        if found is None:
            raise
        return found
    return dossier


def dossier_of(about: PublicRecord) -> Dossier | None:
    """The dossier of a record the caller holds: of a filing, or of a case however it began."""
    rows = Dossier.objects.unscoped(because="the caller holds the record it belongs to")
    rows = rows.select_related("court", "case")
    found: Dossier | None = (
        rows.filter(case=about).first() if isinstance(about, Case) else None
    ) or rows.filter(about=about.reference).first()
    return found


def attach_to_case(
    dossier: Dossier, case: Case, *, by: Person | None, at: datetime
) -> Dossier:
    """The filing was docketed: its dossier is the case's from now on.

    Done again for the same case it changes nothing. Refused when the dossier belongs to another
    case, or the case has another dossier.
    """
    with audit.recorded():
        held = locked(dossier)
        if held.case_id == case.pk:
            return held
        other = dossier_of(case)
        if held.case_id is not None or other is not None:
            raise Refused(_("This dossier, or this case, belongs to another one already."))
        held.case = case
        held.save(update_fields=["case"])
        _note("attach_dossier", held, by, at, case=case.reference)
    return held


def send_along(dossier: Dossier, case: Case, *, by: Person | None, at: datetime) -> Dossier:
    """The case goes to another court (CPL 37): its papers are those of the new case from now on.

    Refused when the new case has a dossier already, and for a sealed one.
    """
    with audit.recorded():
        held = locked(dossier)
        if dossier_of(case) is not None:
            raise Refused(_("This dossier, or this case, belongs to another one already."))
        if held.state == State.SEALED:
            raise Refused(_("This dossier is sealed. The archive can break the seal."))
        was = held.case.reference if held.case else ""
        held.case, held.court = case, case.court
        held.save(update_fields=["case", "court"])
        _note("send_dossier", held, by, at, was=was, case=case.reference)
    return held


def file_item(dossier: Dossier, entry: Entry, *, by: Person | None, at: datetime) -> Item:
    """Put a paper in its place in the catalogue; filed again, the first item is returned.

    Who may is decided by the act that calls (a party who submits, a clerk, a sweep); this act
    refuses only what no caller may do: filing into a sealed dossier, a file that is shut away
    or was taken back.
    """
    with audit.recorded():
        held = locked(dossier)
        same = _filed_before(held, entry.content)
        if same is not None:
            return same
        if held.state == State.SEALED:
            raise Refused(_("This dossier is sealed. The archive can break the seal."))
        _check(entry)
        item = Item(dossier=held, filed_at=at, filed_by=by)
        fill(item, entry)
        item.save()
        _note(
            "file_item", held, by, at, item=str(item.public_id), slot=str(entry.slot),
            sha256=item.sha256,
        )
    return item


def fill(item: Item, entry: Entry) -> None:
    """Write an entry into an item; place and volume always go together."""
    item.slot, item.volume, item.side = entry.slot, volume_of(entry.slot), entry.side
    item.title, item.source = entry.title[:160], entry.source
    item.document_number, item.dated_on = entry.document_number, entry.dated_on
    item.withheld, item.leading_pages = entry.withheld, entry.leading_pages
    content = entry.content
    if isinstance(content, Paper):
        item.paper = content
        item.document_number = item.document_number or content.number
    else:
        item.file = content
    item.sha256, item.pages = content.sha256, max(content.pages - entry.leading_pages, 0)


def _filed_before(dossier: Dossier, content: StoredFile | Paper) -> Item | None:
    what = {"paper" if isinstance(content, Paper) else "file": content}
    return dossier.items.filter(**what).first()


def _check(entry: Entry) -> None:
    if not entry.title.strip():
        raise Refused(_("Say what this paper is called."), field="title")
    content = entry.content
    if isinstance(content, Paper):
        return
    if content.discarded_at is not None:
        raise Refused(_("This file was taken back. Choose it again."))
    if content.scan == StoredFile.Scan.INFECTED:
        raise Refused(_("The virus scanner found something in this file. It cannot be filed."))
    if entry.leading_pages and entry.leading_pages >= content.pages:
        raise Refused(_("Behind the cover sheet there is no page. Scan the paper too."))


def _note(
    verb: str, dossier: Dossier, by: Person | None, at: datetime, **facts: str
) -> None:
    audit.note(
        verb, record=dossier.reference, court=dossier.court.code, actor=by, at=at,
        role=",".join(sorted(dossier.hats(by))) if by else "clock", **facts,
    )


def held_item(item: Item) -> Item:
    """The item re-read under its lock; the dossier's lock is taken before."""
    rows = Item.objects.unscoped(because="the act holds this item")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",))
    found: Item = rows.get(pk=item.pk)
    return found


