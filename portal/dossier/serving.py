"""Handing out bytes. Whoever calls has asked whether this person may read them."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from portal import audit
from portal.common.refusals import Refused
from portal.dossier.models import StoredFile
from portal.dossier.pictures import NoPicture, picture_of
from portal.dossier.storage import path_of
from portal.dossier.watermark import Mark, marked, plain

NOTHING_RUNS = "default-src 'none'; sandbox"


def shield(response: Any) -> Any:
    """Headers under which a browser shows or saves, and never runs or frames."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def attachment(stored: str, name: str, media_type: str) -> FileResponse:
    """A stored file as a download under a name of ours; refused when its bytes are gone."""
    try:
        file = path_of(stored).open("rb")
    except FileNotFoundError:
        raise Refused(_("This file cannot be found. Please call the court.")) from None
    response = FileResponse(file, content_type=media_type)
    ending = stored.rpartition(".")[2]
    response["Content-Length"] = str(path_of(stored).stat().st_size)
    response["Content-Disposition"] = (
        f"attachment; filename=\"file.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    shielded: FileResponse = shield(response)
    return shielded


def page_picture(document: str, page: int, mark: Mark | None) -> HttpResponse:
    """One page as a picture, with the reader's mark in it when it must be."""
    try:
        drawn = picture_of(document, page)
    except NoPicture:
        raise Refused(_("This page cannot be shown. Download the file, or ask for it.")) from None
    body = plain(drawn) if mark is None else marked(drawn, mark)
    response: HttpResponse = shield(HttpResponse(body, content_type="image/webp"))
    return response


def note_reading(file: StoredFile, person: Any, at: datetime, how: str) -> None:
    """One audit row: this person took or opened this file."""
    audit.note(
        "read", record=file.reference, court=file.chain, actor=person, at=at, about=file.about,
        how=how,
    )
