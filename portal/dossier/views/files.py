"""One file and its pages: asked through the record it belongs to, never by a path."""

from typing import cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier import access, pages, serving
from portal.dossier.models import StoredFile
from portal.people.models import Person


def found_file(request: HttpRequest, public_id: UUID) -> StoredFile:
    """The file if its record opens to who asks; foreign and absent ones are the same 404."""
    file = access.visible_to(cast(Person, request.user), public_id)
    if file is None:
        raise Http404(_("There is no such file, or it is not yours to see."))
    return file


def takes_original(file: StoredFile, person: Person) -> bool:
    """The untouched bytes go to their giver and to the court's staff; others get the copy."""
    return file.taken_by_id == person.pk or person.is_court_staff or not file.has_pages


@require_safe
def file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A file with its pages and what was found on them."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    found, person = found_file(request, public_id), request.user
    serving.note_reading(found, person, clock.now(), "open")
    return render(
        request, "dossier/file.html",
        {
            "file": found, "pages": pages.of_file(found), "problems": pages.problems([found]),
            "takes_original": takes_original(found, person),
        },
    )


@require_safe
def page(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """The picture of one page."""
    found = found_file(request, public_id)
    if not 1 <= number <= found.pages or found.copy != StoredFile.Copy.READY:
        raise Http404(_("There is no such page."))
    return serving.page_picture(found.copy_file, number, None)


@require_safe
def original(request: HttpRequest, public_id: UUID) -> FileResponse:
    """The bytes as they were sent, as a download."""
    found, person = found_file(request, public_id), cast(Person, request.user)
    if not takes_original(found, person):
        raise Refused(_("Only its giver and the court’s staff may take the original."))
    serving.note_reading(found, person, clock.now(), "original")
    return serving.attachment(found.file, found.name, found.nature.media_type)


@require_safe
def copy(request: HttpRequest, public_id: UUID) -> FileResponse:
    """The cleaned copy (PDF), as a download."""
    found, person = found_file(request, public_id), cast(Person, request.user)
    if found.copy != StoredFile.Copy.READY:
        raise Refused(_("This file is still being prepared for viewing. Try again in a moment."))
    serving.note_reading(found, person, clock.now(), "copy")
    return serving.attachment(found.copy_file, f"{found.name}.pdf", "application/pdf")
