"""What came with a request, read through an officer's answer link: its pages, and nothing else.

No original, no download, no other record: pictures of the cleaned copy, marked with the officer
the link was sent to. The link opens them as long as it answers.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from judge_contact.actions.attaching import PURPOSE
from judge_contact.views.public.replying import Opened, closed_page, opened_by
from portal.common import clock
from portal.dossier import pages, serving
from portal.dossier.models import StoredFile
from portal.dossier.watermark import mark_of


@never_cache
@require_safe
def file(request: HttpRequest, token: str, public_id: UUID) -> HttpResponse:
    """One file with its pages."""
    opened = opened_by(token)
    if opened is None or opened.closed:
        return closed_page(request, opened)
    found = _file_of(opened, public_id)
    serving.note_reading(found, opened.officer, clock.now(), "answer-link")

    def address(number: int) -> str:
        return reverse("reply_file_page", args=[token, public_id, number])

    context = {
        "file": found,
        "officer": opened.officer,
        "pages": pages.of_file(found, address),
        "back": reverse("reply", args=[token]),
    }
    return render(request, "judge_contact/reply_file.html", context)


@never_cache
@require_safe
def page(request: HttpRequest, token: str, public_id: UUID, number: int) -> HttpResponse:
    """The picture of one page, with the mark of the officer whose link it is."""
    opened = opened_by(token)
    if opened is None or opened.closed:
        raise Http404
    found = _file_of(opened, public_id)
    if not 1 <= number <= found.pages or found.copy != StoredFile.Copy.READY:
        raise Http404(_("There is no such page."))
    mark = mark_of(opened.officer, opened.ticket.case.number, clock.now())
    return serving.page_picture(found.copy_file, number, mark)


def _file_of(opened: Opened, public_id: UUID) -> StoredFile:
    """A file of this request that is not shut away; all others are the same 404."""
    rows = StoredFile.objects.of(opened.ticket).filter(purpose=PURPOSE)
    found: StoredFile | None = rows.filter(public_id=public_id).first()
    if found is None or found.is_shut_away:
        raise Http404(_("There is no such file, or it is not yours to see."))
    return found
