"""What the viewer of parties and that of staff share: one item, its pages, the record of it."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from portal import audit
from portal.common import clock
from portal.dossier import contents, pages, serving
from portal.dossier.contents import Reader
from portal.dossier.models import Item, PageView
from portal.dossier.rules.catalogue import Volume
from portal.dossier.watermark import mark_of
from portal.people.models import Person


def found_item(request: HttpRequest, public_id: UUID) -> tuple[Item, Reader]:
    """An item that opens to who asks; 404 when it is absent, foreign, or not shown to them."""
    person = cast(Person, request.user)
    rows = Item.objects.visible_to(person).select_related(
        "dossier__case__court", "dossier__court", "file", "paper"
    )
    item: Item | None = rows.filter(public_id=public_id).first()
    if item is None:
        raise Http404(_("There is no such paper, or it is not yours to see."))
    return item, contents.reader_of(item.dossier, person)


def open_item(item: Item, reader: Reader) -> dict[str, Any]:
    """What the viewer shows: each page with its address, its room and what was found on it."""
    source = contents.source_of(item)
    lines = contents.catalogue(item.dossier, reader, Volume(item.volume))
    place = next((n for n, line in enumerate(lines) if line.item.pk == item.pk), None)
    line = None if place is None else lines[place]
    at = clock.now()
    audit.note(
        "read", record=item.reference, court=item.dossier.court.code, actor=reader.person, at=at,
        role=reader.role, dossier=str(item.dossier.public_id),
    )
    return {
        "item": item, "dossier": item.dossier, "case": item.dossier.case, "line": line,
        "is_ready": source is not None,
        "pages": pages.of_item(item, line.first if line else 1) if source else [],
        "is_recording": item.file is not None and not item.file.has_pages,
        "before": _beside(lines, place, -1), "after": _beside(lines, place, 1),
    }


def _beside(lines: list[contents.Line], place: int | None, step: int) -> Item | None:
    """The next paper that opens, forwards or backwards from one."""
    if place is None:
        return None
    way = lines[place + 1 :] if step > 0 else reversed(lines[:place])
    return next((line.item for line in way if not line.why_not), None)


def page_of(item: Item, reader: Reader, number: int) -> HttpResponse:
    """The picture of page ``number`` of an item, marked for its reader."""
    source = contents.source_of(item)
    if source is None or not 1 <= number <= item.pages:
        raise Http404(_("There is no such page."))
    at = clock.now()
    mark = mark_of(reader.person, str(item.dossier), at)
    picture = serving.page_picture(source.document, source.before + number, mark)
    PageView.objects.create(item=item, page=number, person=reader.person, role=reader.role, at=at)
    return picture
