"""Uploads in pieces: what ``static/js/upload.js`` speaks to. Every answer is JSON.

``POST files/uploads/`` begins (or finds the one on its way), ``PATCH`` with ``Upload-Offset``
adds a piece, ``GET`` says how far it got, ``POST …/finish/`` takes the file in.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier import uploads
from portal.dossier.causes import NotTaken
from portal.dossier.models import StoredFile, Upload
from portal.people.models import Person

PIECE = 512 * 1024
"""Bytes of one piece: what a slow line carries in a few seconds."""
MOST = 2 * PIECE
View = Callable[..., HttpResponse]


def said_as_json(view: View) -> View:
    """Sign-in and refusals as JSON, so that the page can show the sentence at the file."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"detail": _("Please sign in again.")}, status=401)
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            cause = refused.cause if isinstance(refused, NotTaken) else ""
            return JsonResponse({"detail": str(refused), "cause": cause}, status=409)

    return answered


@require_POST
@said_as_json
def begin(request: HttpRequest) -> HttpResponse:
    """Open an upload for a record this person may add files to; otherwise 404."""
    size = request.POST.get("size", "")
    if not (size.isascii() and size.isdecimal() and len(size) < 13):
        return JsonResponse({"detail": _("Say how large the file is.")}, status=422)
    wanted = uploads.Wanted(
        about=request.POST.get("about", "")[:120], purpose=request.POST.get("purpose", "")[:60],
        name=request.POST.get("name", ""), size=int(size),
    )
    upload = uploads.begin(wanted, by=cast(Person, request.user), at=clock.now())
    if upload is None:
        return _absent()
    return JsonResponse(_state(upload), status=201)


@require_http_methods(["GET", "PATCH"])
@said_as_json
def upload(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far an upload got, or one more piece of it."""
    found = uploads.mine(cast(Person, request.user), public_id)
    if found is None:
        return _absent()
    if request.method == "GET":
        return JsonResponse(_state(found))
    offset = request.headers.get("Upload-Offset", "")
    if not (offset.isascii() and offset.isdecimal() and len(offset) < 13):
        return JsonResponse({"detail": _("Say where the piece begins.")}, status=422)
    try:
        found = uploads.add(found, int(offset), _piece(request), at=clock.now())
    except uploads.WrongPlace as wrong:
        return JsonResponse({"received": wrong.received}, status=409)
    return JsonResponse(_state(found))


@require_POST
@said_as_json
def finish(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the file in, now that every piece is here."""
    person = cast(Person, request.user)
    found = uploads.mine(person, public_id)
    if found is None:
        return _absent()
    file = uploads.finish(found, by=person, at=clock.now())
    return JsonResponse({"file": _file(file)})


def _piece(request: HttpRequest) -> bytes:
    """What arrived of a piece before the line dropped; never more than a piece may hold."""
    parts, length = [], 0
    try:
        while length < MOST and (part := request.read(64 * 1024)):
            parts.append(part)
            length += len(part)
    except (UnreadablePostError, OSError):
        pass  # the line dropped: keep what came
    return b"".join(parts)[:MOST]


def _absent() -> JsonResponse:
    return JsonResponse({"detail": _("There is no such upload.")}, status=404)


def _state(upload: Upload) -> dict[str, object]:
    return {
        "id": str(upload.public_id), "received": upload.received, "size": upload.size,
        "piece": PIECE, "file": _file(upload.file) if upload.file else None,
    }


def _file(file: StoredFile) -> dict[str, object]:
    return {
        "id": str(file.public_id), "name": file.name, "kind": file.kind, "size": file.size,
        "pages": file.pages,
    }
