"""Reading for parties and agents: the main volumes of their cases, page by page."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.common import clock
from portal.dossier import contents, serving, volumes
from portal.dossier.forms import SearchForm
from portal.dossier.looking import found_item, open_item, page_of
from portal.dossier.models import Dossier, VolumeCopy
from portal.dossier.rules.catalogue import Volume
from portal.people.models import Person

PAGE_SIZE = 20


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """My dossiers; a visitor learns what can be read here and signs in."""
    if not request.user.is_authenticated:
        return render(request, "dossier/visitor.html")
    person = request.user
    rows = Dossier.objects.visible_to(person).of_party_or_agent(person)
    page = Paginator(rows.for_list(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "dossier/mine.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The catalogue of one dossier; a search is sent by POST, so that no name enters an address."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found, reader = _found(request, public_id)
    if not reader.right.as_party:
        return redirect("staff:dossier", public_id)
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    lines = contents.catalogue(found, reader, Volume.MAIN)
    return render(
        request, "dossier/dossier.html",
        {
            "dossier": found, "case": found.case, "right": reader.right,
            "is_narrowed": bool(words), "words": words, "lines": contents.matching(lines, words),
            "pages": max((line.last for line in lines), default=0), "count": len(lines),
            "copy": copy_of(found, reader, lines), "volume": Volume.MAIN.value,
            "readings": contents.readings(found, reader),
        },
    )


@require_POST
def order_copy(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Have a volume bound as one PDF: the main one, unless the internal one is asked for."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found, reader = _found(request, public_id)
    volumes.order_copy(found, reader, _volume(request.POST), at=clock.now())
    messages.success(request, _("Your copy is being made. It appears on this page."))
    return redirect(_page_of(found, reader))


@require_safe
def copy_state(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far my copy is: the part of the page that asks again by itself."""
    found, reader = _found(request, public_id)
    volume = _volume(request.GET)
    lines = contents.catalogue(found, reader, volume)
    context = {
        "dossier": found, "copy": copy_of(found, reader, lines), "can_order": bool(lines),
        "volume": volume.value,
    }
    return render(request, "dossier/_copy.html", context)


@require_safe
def copy(request: HttpRequest, public_id: UUID) -> FileResponse:
    """My copy as a download. It is marked with my name on every page."""
    found, reader = _found(request, public_id)
    lines = contents.catalogue(found, reader, _volume(request.GET))
    mine = copy_of(found, reader, lines)
    if mine is None or mine.state != VolumeCopy.State.READY:
        raise Http404(_("There is no such copy."))
    volumes.note_taking(mine, reader, at=clock.now())
    return serving.attachment(mine.file, f"{found}.pdf", "application/pdf")


@require_safe
def item(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One paper, page under page."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found, reader = found_item(request, public_id)
    if not reader.right.as_party:
        return redirect("staff:dossier_item", public_id)
    return render(request, "dossier/item.html", open_item(found, reader))


@require_safe
def item_page(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """The picture of one page, with the reader's mark in it; the viewing is recorded."""
    found, reader = found_item(request, public_id)
    return page_of(found, reader, number)


@require_safe
def recording(request: HttpRequest, public_id: UUID) -> FileResponse:
    """A recording among the evidence, as a download."""
    found, reader = found_item(request, public_id)
    if found.file is None or found.file.has_pages or found.file.is_shut_away:
        raise Http404(_("There is no such recording."))
    serving.note_reading(found.file, reader.person, clock.now(), "recording")
    return serving.attachment(found.file.file, found.file.name, found.file.nature.media_type)


def _found(request: HttpRequest, public_id: UUID) -> tuple[Dossier, contents.Reader]:
    """The dossier and what I may read of it; 404 when it is absent or not mine to see."""
    person = cast(Person, request.user)
    rows = Dossier.objects.visible_to(person).select_related("case__court", "court")
    found: Dossier | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404(_("There is no such dossier, or it is not yours to see."))
    return found, contents.reader_of(found, person)


def _volume(said: Any) -> Volume:
    return Volume.INTERNAL if said.get("volume") == Volume.INTERNAL else Volume.MAIN


def copy_of(
    found: Dossier, reader: contents.Reader, lines: "list[contents.Line]"
) -> VolumeCopy | None:
    """This reader's copy of exactly these lines, if one was ordered."""
    mine = VolumeCopy.objects.filter(dossier=found, reader=reader.person)
    same: VolumeCopy | None = mine.filter(contents=contents.fingerprint(lines)).first()
    return same


def _page_of(found: Dossier, reader: contents.Reader) -> str:
    name = "dossier_case" if reader.right.as_party else "staff:dossier"
    return reverse(name, args=[found.public_id])
