"""Dossiers on the console: find one, read both volumes, see its log."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal import audit
from portal.common import clock
from portal.dossier import contents, copies, scanner
from portal.dossier.forms import SearchForm
from portal.dossier.models import Dossier, StoredFile
from portal.dossier.models.dossiers import VOLUMES
from portal.dossier.rules.catalogue import Volume
from portal.dossier.rules.reading import MAIN_BY_OFFICE
from portal.dossier.views.public import copy_of
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import POWERS, Power, Role

PAGE_SIZE = 25
READERS = tuple(Role(role) for role in sorted(MAIN_BY_OFFICE))


@staff_page(*READERS)
def dossiers(request: HttpRequest) -> HttpResponse:
    """Dossiers my office lets me read, found by case number."""
    rows = Dossier.objects.visible_to(cast(Person, request.user))
    number = request.GET.get("number", "").strip()[:40]
    page = Paginator(rows.numbered(number).for_list(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "dossier/staff/list.html", {"page": page, "number": number})


@staff_page(*READERS)
def dossier(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Both volumes of one dossier, what was corrected, who looked at what."""
    found, reader = found_dossier(request, public_id)
    form = SearchForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    audit.note(
        "read", record=found.reference, court=found.court.code, actor=reader.person,
        at=clock.now(), role=reader.role,
    )
    return render(
        request, "dossier/staff/dossier.html", shown(found, reader, words) | {"failed": ""}
    )


def shown(found: Dossier, reader: contents.Reader, words: str = "") -> dict[str, Any]:
    """What the page of one dossier shows its reader."""
    volumes = [
        {
            "name": name, "code": volume, "lines": contents.matching(lines, words),
            "copy": copy_of(found, reader, lines),
            "pages": max((line.last for line in lines), default=0),
        }
        for volume, name in VOLUMES
        if (lines := contents.catalogue(found, reader, Volume(volume))) or volume == Volume.MAIN
    ]
    replaced = found.items.exclude(replaced_by=None).select_related("replaced_by")
    if not reader.right.internal:
        replaced = replaced.filter(volume=Volume.MAIN)
    return {
        "words": words, "is_narrowed": bool(words), "dossier": found, "case": found.case,
        "right": reader.right, "volumes": volumes,
        "replaced": list(replaced), "steps": list(found.steps.select_related("by").order_by("-at")),
        "readings": contents.readings(found, reader), "moves": found.open_moves(reader.person),
    }


def found_dossier(request: HttpRequest, public_id: UUID) -> tuple[Dossier, contents.Reader]:
    """A dossier my office lets me read; whoever is in the case reads it as a party does."""
    person = cast(Person, request.user)
    rows = Dossier.objects.visible_to(person).select_related("case__court", "court")
    found: Dossier = get_object_or_404(rows, public_id=public_id)
    reader = contents.reader_of(found, person)
    if reader.right.as_party or not reader.right.main:
        raise Http404(_("There is no such dossier, or it is not yours to see."))
    return found, reader


@staff_page(Power.MEND_MESSAGES)
def files(request: HttpRequest) -> HttpResponse:
    """Files that could not be prepared, wait for the scanner or were shut away, and why.

    Whoever mends the machine reads no case content: neither names nor records are shown.
    """
    page = Paginator(visible_to(cast(Person, request.user)), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render(
        request, "dossier/staff/files.html",
        {"page": page, "has_scanner": scanner.is_configured(), "at": clock.now()},
    )


@require_POST
@staff_page(Power.MEND_MESSAGES)
def prepare_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put one file back to work."""
    person = cast(Person, request.user)
    file = get_object_or_404(visible_to(person), public_id=public_id)
    copies.prepare_again(file, by=person, at=clock.now())
    messages.success(request, _("The file will be prepared again in a moment."))
    return redirect("staff:files")


def visible_to(person: Person) -> Any:
    """Files in trouble of the courts whose machinery this person mends."""
    courts = [
        office.court.code for office in person.offices_now
        if Power.MEND_MESSAGES in POWERS[Role(office.role)]
    ]
    return StoredFile.objects.in_trouble(courts)
