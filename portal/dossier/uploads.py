"""Files sent in pieces over a line that may drop: begin, add a piece at an offset, finish.

What arrived is kept for a day after the last piece. Whoever comes back asks how far it got and
goes on from there; the same piece sent twice is written once.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.common.records import PublicRecord
from portal.common.refusals import Refused
from portal.dossier import access
from portal.dossier.causes import Cause, NotTaken
from portal.dossier.intake import take_in
from portal.dossier.models import StoredFile, Upload
from portal.dossier.models.uploads import LIFETIME
from portal.dossier.staging import MB, Pieces, clear_old
from portal.dossier.storage import STAGING, path_of, room_for
from portal.people.models import Person

MOST_OPEN = 24
"""Uploads one person may have on their way at once."""


@dataclass(frozen=True)
class Wanted:
    """What somebody is about to send: for which record, what for, its name and its size."""

    about: str
    name: str
    size: int
    purpose: str = ""


class WrongPlace(Exception):
    """A piece that does not begin where the last one ended; ``received`` says where it did."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


def begin(wanted: Wanted, *, by: Person, at: datetime) -> Upload | None:
    """Open an upload; None when the record is not one this person may add files to.

    Begun again for the same file of the same record, the one on its way is returned.
    """
    if access.record_to_add(wanted.about, by) is None:
        return None
    most = max(settings.UPLOAD_MOST_MB, settings.UPLOAD_MOST_RECORDING_MB)
    if wanted.size > most * MB:
        raise NotTaken(Cause.TOO_LARGE, limit=most)
    if wanted.size < 1:
        raise NotTaken(Cause.EMPTY)
    name = wanted.name.replace("\0", "")[:255]
    mine = Upload.objects.filter(person=by, file=None, last_at__gt=at - LIFETIME)
    same = mine.filter(
        about=wanted.about, purpose=wanted.purpose, name=name, size=wanted.size
    ).first()
    if same is not None:
        return same
    if mine.count() >= MOST_OPEN:
        raise Refused(_("Too many files are on their way. Wait until some have arrived."))
    return Upload.objects.create(
        person=by, about=wanted.about, purpose=wanted.purpose[:60], name=name,
        size=wanted.size, begun_at=at, last_at=at,
    )


def mine(person: Person, public_id: UUID) -> Upload | None:
    """An upload of this person; that of another and an absent one look alike."""
    return Upload.objects.filter(person=person, public_id=public_id).select_related("file").first()


def add(upload: Upload, offset: int, piece: bytes, *, at: datetime) -> Upload:
    """Write one piece at its offset. ``WrongPlace`` when it does not begin where the last ended."""
    with transaction.atomic():
        held = _rows().get(pk=upload.pk)
        if held.file_id is not None or offset != held.received:
            raise WrongPlace(held.received)
        if offset + len(piece) > held.size:
            raise NotTaken(Cause.CHANGED)
        _write(_staged(held), offset, piece)
        held.received, held.last_at = offset + len(piece), at
        held.save(update_fields=["received", "last_at"])
    return held


def finish(upload: Upload, *, by: Person, at: datetime) -> StoredFile:
    """Take in what arrived. Finished again, the same file is returned.

    Refused when a part is missing, when the record no longer takes files, and for every cause
    of the intake; then the pieces are thrown away, for the file itself has to change.
    """
    if upload.file is not None:
        return upload.file
    if upload.received < upload.size:
        raise Refused(_("A part of the file is still missing. Send the rest."))
    record: PublicRecord | None = access.record_to_add(upload.about, by)
    if record is None:
        raise Refused(_("Files can no longer be added here."))
    name = _staged(upload)
    try:
        file = take_in(
            Pieces(path_of(name), upload.name), about=record, by=by, at=at, purpose=upload.purpose
        )
    except NotTaken:
        upload.delete()
        path_of(name).unlink(missing_ok=True)
        raise
    Upload.objects.filter(pk=upload.pk).update(file=file)
    path_of(name).unlink(missing_ok=True)
    return file


def clear_abandoned(at: datetime) -> int:
    """Forget uploads nobody went on with for a day, and whatever lies in staging that long."""
    old = Upload.objects.filter(last_at__lt=at - LIFETIME)
    cleared = 0
    for upload in old[:200]:
        path_of(_staged(upload)).unlink(missing_ok=True)
        upload.delete()
        cleared += 1
    return cleared + clear_old((at - LIFETIME).timestamp())


def _staged(upload: Upload) -> str:
    return f"{STAGING}/{upload.public_id.hex[:2]}/{upload.public_id.hex}.upload"


def _rows() -> QuerySet[Upload]:
    rows = Upload.objects.all()
    return rows.select_for_update() if connection.features.has_select_for_update else rows


def _write(name: str, offset: int, piece: bytes) -> None:
    """At its place, even when an earlier try wrote there and was cut off before it was noted."""
    handle = os.open(room_for(name), os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.lseek(handle, offset, os.SEEK_SET)
        while piece:
            piece = piece[os.write(handle, piece):]
    finally:
        os.close(handle)
