"""The filing a page is about, for those on the filing side only."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from filing.models import Filing
from filing.states import EDITABLE
from portal.common import clock
from portal.dossier.intake import take_in
from portal.people.models import Person


def own_filing(request: HttpRequest, public_id: UUID) -> Filing:
    """The filing, for its filer, the person it is made for, or the staff who entered it.

    A foreign filing and an absent one answer alike.
    """
    rows = Filing.objects.visible_to(request.user)
    rows = rows.select_related("court", "filer", "principal", "origin_case")
    filing: Filing = get_object_or_404(rows, public_id=public_id)
    if not filing.may_follow(request.user):
        raise Http404
    if filing.filer_id == request.user.pk:
        filing.filer = person_of(request)  # one person, asked once who they are
    return filing


def own_draft(request: HttpRequest, public_id: UUID) -> Filing:
    """The same while it may be changed; after handing in, these pages are no more."""
    filing = own_filing(request, public_id)
    if filing.state not in EDITABLE:
        raise Http404
    return filing


def person_of(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def sent_ahead(request: HttpRequest, person: Person) -> list[UUID]:
    """The files a form brought, by id: those sent in pieces, and those in the form itself.

    They are the sender's own until the act adopts them with what it makes.
    """
    taken = [
        take_in(upload, about=person, by=person, at=clock.now(), purpose="request")
        for upload in request.FILES.getlist("files")
    ]
    ahead = [UUID(one) for one in request.POST.getlist("files_stored")]
    return [*ahead, *(file.public_id for file in taken)]
