"""Taking files in: receive, look, scan, settle on the disk, write the row, and only then say yes.

    file = take_in(request.FILES["evidence"], about=filing, by=person, at=clock.now())

Call it outside a transaction: looking into a file takes longer than a lock may be held.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal import audit
from portal.common.records import PublicRecord
from portal.common.refusals import Refused
from portal.dossier import scanner
from portal.dossier.causes import Cause, NotTaken
from portal.dossier.models import StoredFile
from portal.dossier.opening import ask
from portal.dossier.rules.kinds import NATURES, Family, Kind, kind_of, looks_like
from portal.dossier.rules.names import clean_name
from portal.dossier.scanner import Found
from portal.dossier.staging import Sent, Staged, receive
from portal.dossier.storage import STORE, new_name, remove, settle
from portal.people.models import PEOPLE_CHAIN, Person

_SEEMS = {
    "heic": Cause.HEIC, "zip": Cause.ARCHIVE, "program": Cause.PROGRAM, "page": Cause.WEB_PAGE,
    "old office": Cause.OFFICE,
}
_SCAN = {
    Found.CLEAN: StoredFile.Scan.CLEAN, Found.SILENT: StoredFile.Scan.WAITING,
    Found.NONE: StoredFile.Scan.UNSCANNED,
}


def take_in(
    upload: Sent, *, about: PublicRecord, by: Person | None, at: datetime, purpose: str = ""
) -> StoredFile:
    """Take one file in for a record, or refuse it (``NotTaken``) with the cause and the remedy.

    The same bytes sent again by the same person for the same purpose give the same file. A file
    that is returned is on the disk for good and its row is committed. ``purpose`` is a code of
    the caller (``evidence``, ``id_card``), never personal data.
    """
    staged = receive(upload)
    try:
        return _keep(staged, about, by, at, purpose)
    finally:
        staged.clear()


def received(
    sent: Iterable[Sent], stored: Iterable[str], *, to: PublicRecord, by: Person, at: datetime,
    purpose: str = "",
) -> list[StoredFile]:
    """What a form with ``dossier/_upload.html`` brought: files in it, and ids of those that were
    sent ahead in pieces (about the record itself, or about the person)."""
    ids = [one for one in map(_uuid, stored) if one is not None]
    here = {file.public_id: file for file in StoredFile.objects.of(to).filter(taken_by=by)}
    ahead = list(dict.fromkeys(one for one in ids if one not in here))
    # The same bytes given before stand for those sent now, under their own id.
    adopted = adopt(ahead, to=to, by=by, at=at, purpose=purpose)
    known = here | dict(zip(ahead, adopted, strict=True))
    taken = [take_in(one, about=to, by=by, at=at, purpose=purpose) for one in sent]
    return [*(known[one] for one in ids), *taken]


def files_of(about: PublicRecord, *purposes: str) -> list[StoredFile]:
    """Files of a record that the caller has read through its own scope, oldest first."""
    rows = StoredFile.objects.of(about)
    return list(rows.filter(purpose__in=purposes) if purposes else rows)


def adopt(
    public_ids: Iterable[UUID], *, to: PublicRecord, by: Person, at: datetime, purpose: str = ""
) -> list[StoredFile]:
    """Give files a person sent ahead of the record (about themselves) to the record made now.

    Refused when one of them is not theirs, or belongs to something else already. Called inside
    the act that makes the record. In the order they are named.
    """
    wanted = list(dict.fromkeys(public_ids))
    found = {file.public_id: file for file in StoredFile.objects.of(by).filter(taken_by=by)}
    if not set(wanted) <= set(found):
        raise Refused(_("One of the files is no longer here. Choose it again."), field="file")
    with audit.recorded():
        return [_adopt(found[one], to, by, at, purpose) for one in wanted]


def _adopt(
    file: StoredFile, to: PublicRecord, by: Person, at: datetime, purpose: str
) -> StoredFile:
    """One file; when the record has the same bytes already, those, and this one goes."""
    given = StoredFile.objects.of(to).filter(purpose=purpose, taken_by=by)
    same: StoredFile | None = given.filter(sha256=file.sha256).first()
    if same is not None:
        discard(file, by=by, at=at)
        return same
    file.about, file.purpose, file.chain = to.reference, purpose, chain_of(to)
    file.save(update_fields=["about", "purpose", "chain"])
    _note("adopt_file", file, by, at)
    return file


def discard(file: StoredFile, *, by: Person, at: datetime) -> None:
    """Take a file back before it was used. Refused once it stands in a dossier.

    Its bytes go with the next sweep; the row and its hash stay.
    """
    if file.items.exists():
        raise Refused(_("This file is part of a dossier and stays. A correction may replace it."))
    with audit.recorded():
        rows = StoredFile.objects.unscoped(because="the act holds this file")
        if rows.filter(pk=file.pk, discarded_at=None).update(discarded_at=at):
            _note("discard_file", file, by, at)


def chain_of(about: PublicRecord) -> str:
    """The court in whose audit trail acts on this record's files are noted."""
    record: Any = about
    if hasattr(record, "court_code"):
        return str(record.court_code())
    court = getattr(record, "court", None)
    return str(court.code) if court is not None else PEOPLE_CHAIN


def _keep(
    staged: Staged, about: PublicRecord, by: Person | None, at: datetime, purpose: str
) -> StoredFile:
    given = StoredFile.objects.of(about).filter(purpose=purpose, taken_by=by)
    same: StoredFile | None = given.filter(sha256=staged.sha256).first()
    if same is not None:
        return same
    if given.count() >= settings.UPLOAD_MOST_FILES:
        raise NotTaken(Cause.TOO_MANY, limit=settings.UPLOAD_MOST_FILES)
    kind = _kind(staged)
    pages = look(staged, kind)
    found = scanner.scan(staged.path)
    if found is Found.INFECTED:
        raise NotTaken(Cause.INFECTED)
    shown_as_is = NATURES[kind].family in (Family.RECORDING, Family.OFFICE)
    file = StoredFile(
        about=about.reference, purpose=purpose, chain=chain_of(about),
        name=clean_name(staged.name, kind), kind=kind, size=staged.size, sha256=staged.sha256,
        pages=pages, file=new_name(STORE), taken_by=by, taken_at=at, scan=_SCAN[found],
        copy=StoredFile.Copy.NONE if shown_as_is else StoredFile.Copy.WAITING,
    )
    settle(staged.path, file.file)
    try:
        with audit.recorded():
            file.save()
            _note("take_in", file, by, at)
    except IntegrityError:
        # Sent twice at once: the other one was first, and is the same file.
        remove(file.file)
        return _the_other(given, staged)
    except BaseException:
        remove(file.file)
        raise
    return file


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _the_other(given: "QuerySet[StoredFile]", staged: Staged) -> StoredFile:
    return given.get(sha256=staged.sha256)


def _kind(staged: Staged) -> Kind:
    kind = kind_of(staged.head)
    if kind is None:
        raise NotTaken(_SEEMS.get(looks_like(staged.head), Cause.WRONG_TYPE))
    if NATURES[kind].family == Family.OFFICE and not settings.UPLOAD_TAKES_OFFICE_FILES:
        raise NotTaken(Cause.OFFICE)
    return kind


def look(staged: Staged, kind: Kind) -> int:
    """Have the file opened in quarantine; its pages, or the cause why it is not taken."""
    answer = ask("inspect", kind, staged.path)
    if answer.fault in ("TOO_SLOW", "BROKE"):
        raise NotTaken(Cause.TOO_BIG_INSIDE)
    if answer.fault:
        raise NotTaken(Cause(answer.fault), limit=int(answer.facts.get("limit", 0)))
    return int(answer.facts["pages"])


def _note(verb: str, file: StoredFile, by: Person | None, at: datetime) -> None:
    audit.note(
        verb, record=file.reference, court=file.chain, actor=by, at=at,
        about=file.about, sha256=file.sha256,
    )
