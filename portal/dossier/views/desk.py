"""Acts of staff on a dossier and on one paper in it, cover sheets, scans from the counter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.dossier import access, actions
from portal.dossier.actions import Announced, Entry
from portal.dossier.forms import (
    CoverForm,
    PlaceForm,
    ReplaceForm,
    ScanForm,
    WhyForm,
    WithholdForm,
)
from portal.dossier.intake import received, take_in
from portal.dossier.looking import found_item, open_item
from portal.dossier.models import CoverSheet, Dossier, Item
from portal.dossier.rules.catalogue import Side, Slot
from portal.dossier.rules.reading import Withheld
from portal.dossier.views.staff import READERS, found_dossier, shown
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

Said = dict[str, Any]
DONE = 302
KEEPERS = (Role.JUDGE, Role.ASSISTANT, Role.CLERK, Role.ARCHIVIST)


@dataclass(frozen=True)
class DeskAct:
    """An act a desk offers: its move, its form, and what it calls."""

    move: str
    form: type[forms.Form]
    call: Callable[[Any, Said, Person, Any], object]


def _replace(item: Item, said: Said, by: Person, at: Any) -> Item:
    file = take_in(said["file"], about=item.dossier, by=by, at=at, purpose="correction")
    entry = Entry(
        Slot(item.slot), item.title, file, Item.Source(item.source), side=Side(item.side),
        document_number=item.document_number, dated_on=item.dated_on,
        withheld=Withheld(item.withheld),
    )
    return actions.replace_item(item, entry, why=said["why"], by=by, at=at)


ITEM_ACTS = {
    "place": DeskAct("place", PlaceForm, lambda item, said, by, at: actions.place(
        item, Slot(said["slot"]), side=Side(said["side"]), why=said["why"], by=by, at=at
    )),
    "replace": DeskAct("replace", ReplaceForm, _replace),
    "withhold": DeskAct("withhold", WithholdForm, lambda item, said, by, at: actions.withhold(
        item, Withheld(said["reason"]), why=said["why"], by=by, at=at
    )),
    "release": DeskAct("release", PortalForm, lambda item, said, by, at: actions.release(
        item, by=by, at=at
    )),
}
DOSSIER_ACTS = {
    "seal": DeskAct("seal", PortalForm, lambda dossier, said, by, at: actions.seal(
        dossier, by=by, at=at
    )),
    "break-seal": DeskAct("break_seal", WhyForm, lambda dossier, said, by, at: actions.break_seal(
        dossier, why=said["why"], by=by, at=at
    )),
}


@staff_page(*READERS)
def item(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One paper with its pages, what was found on them, and the acts open to the reader."""
    found, reader = _staff_item(request, public_id)
    return _item_page(request, found, open_item(found, reader))


@require_POST
@staff_page(*READERS)
def item_act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One act on one paper. A refusal keeps what was typed and says why."""
    found, reader = _staff_item(request, public_id)
    wanted = ITEM_ACTS.get(name)
    if wanted is None:
        raise Http404
    form = wanted.form(request.POST, request.FILES)
    status = _do(wanted, found, form, request)
    if status == DONE:
        return redirect("staff:dossier", found.dossier.public_id)
    return _item_page(request, found, open_item(found, reader), {name: form}, status)


@require_POST
@staff_page(*READERS)
def dossier_act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Sealing a dossier, or breaking its seal."""
    found, reader = found_dossier(request, public_id)
    wanted = DOSSIER_ACTS.get(name)
    if wanted is None:
        raise Http404
    form = wanted.form(request.POST)
    status = _do(wanted, found, form, request)
    if status == DONE:
        return redirect("staff:dossier", public_id)
    context = shown(found, reader) | {"form": form, "failed": name}
    return render(request, "dossier/staff/dossier.html", context, status=status)


@staff_page(*KEEPERS)
def cover(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make a cover sheet for a paper of this dossier."""
    found, _reader = found_dossier(request, public_id)
    form = CoverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            sheet = actions.make_cover(
                found, Announced(Slot(said["slot"]), said["title"], Side(said["side"])),
                by=cast(Person, request.user), at=clock.now(), key=said["once_key"],
            )
            return redirect("staff:cover_sheet", sheet.public_id)
        except Refused as refused:
            form.add_error(refused.field, str(refused))
    return render(
        request, "dossier/staff/cover.html", {"dossier": found, "form": form},
        status=422 if form.errors else 200,
    )


@staff_page(*KEEPERS)
def cover_sheet(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The sheet to print: a square code and the short code below it."""
    dossiers = Dossier.objects.visible_to(cast(Person, request.user))
    rows = CoverSheet.objects.filter(dossier__in=dossiers).select_related(
        "dossier__case", "dossier__court", "item"
    )
    sheet = get_object_or_404(rows, public_id=public_id)
    import segno

    address = f"{settings.PUBLIC_URL}{reverse('staff:scans')}?code={sheet.code}"
    drawn = segno.make(address, error="m").svg_data_uri(border=4, dark="#1c2430")
    return render(request, "dossier/staff/cover_sheet.html", {"sheet": sheet, "qr": drawn})


@staff_page(*KEEPERS)
def scans(request: HttpRequest) -> HttpResponse:
    """File a scan: the code of its cover sheet says where it belongs."""
    person = cast(Person, request.user)
    is_sent = request.method == "POST"
    form = ScanForm(
        request.POST if is_sent else None, initial={"code": request.GET.get("code", "")[:14]}
    )
    if is_sent and form.is_valid():
        try:
            filed = _file_scan(request, form.cleaned_data, person)
            messages.success(request, _("Filed: %(title)s") % {"title": filed.title})
            return redirect("staff:dossier_item", filed.public_id)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    recent = CoverSheet.objects.filter(
        dossier__in=Dossier.objects.visible_to(person), made_by=person
    ).select_related("dossier__case", "item")[:20]
    return render(
        request, "dossier/staff/scans.html",
        {"form": form, "sheets": recent, "most_mb": settings.UPLOAD_MOST_MB},
        status=422 if form.errors else 200,
    )


def _file_scan(request: HttpRequest, said: Said, person: Person) -> Item:
    at = clock.now()
    sheet = actions.sheet_with(said["code"], person)
    sent, stored = request.FILES.getlist("file"), request.POST.getlist("file_stored")
    if len(sent) + len(stored) != 1:
        raise Refused(_("Choose the scan: one file with the cover sheet first."))
    files = received(sent, stored, to=sheet.dossier, by=person, at=at, purpose="scan")
    cover_pages = 0 if said["without_cover"] else 1
    return actions.file_scan(sheet, files[0], cover_pages=cover_pages, by=person, at=at)


def _do(wanted: DeskAct, record: Any, form: forms.Form, request: HttpRequest) -> int:
    """Call the act: ``DONE``, or the status of the page that says what is wrong."""
    if not form.is_valid():
        return 422
    try:
        wanted.call(record, form.cleaned_data, cast(Person, request.user), clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return 409
    messages.success(request, _("Recorded."))
    return DONE


def _staff_item(request: HttpRequest, public_id: UUID) -> tuple[Item, Any]:
    found, reader = found_item(request, public_id)
    if reader.right.as_party:
        raise Http404(_("There is no such paper, or it is not yours to see."))
    return found, reader


def _item_page(
    request: HttpRequest, found: Item, context: Said,
    bound: dict[str, forms.Form] | None = None, status: int = 200,
) -> HttpResponse:
    moves = found.dossier.open_moves(request.user)
    offered = [
        {"name": name, "label": found.dossier.MOVES[act.move].label,
         "form": (bound or {}).get(name) or act.form(initial=_now_of(found))}
        for name, act in ITEM_ACTS.items()
        if found.replaced_by_id is None and act.move in moves and _fits(found, name)
    ]
    is_open = found.file is not None and access.visible_to(
        cast(Person, request.user), found.file.public_id
    ) is not None
    context |= {"acts": offered, "takes_original": is_open}
    return render(request, "dossier/staff/item.html", context, status=status)


def _fits(found: Item, name: str) -> bool:
    return {"withhold": not found.withheld, "release": bool(found.withheld)}.get(name, True)


def _now_of(found: Item) -> Said:
    return {"slot": found.slot, "side": found.side}
