"""Preparing files for viewing: the cleaned copy first, then every page looked at, a few at a time.

Runs beside the deadlines on small courts, so that one sweep never works long at a stretch; what
is done is kept, and the next sweep goes on from there.
"""

import time
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from portal import audit
from portal.common.refusals import Refused
from portal.common.words import _
from portal.dossier import scanner
from portal.dossier.models import PageFacts, PageFinding, StoredFile
from portal.dossier.opening import ask
from portal.dossier.rules.pages import findings
from portal.dossier.scanner import Found
from portal.dossier.storage import COPIES, STAGING, new_name, path_of, room_for, settle
from portal.dossier.work import claims, done, failed
from portal.people.models import Person

SWEEP_S = 4.0
SLICE_S = 2.0
Copy, Scan = StoredFile.Copy, StoredFile.Scan


def to_prepare() -> "QuerySet[StoredFile]":
    """Files whose copy or pages wait."""
    rows: QuerySet[StoredFile] = StoredFile.objects.unscoped(
        because="the clock prepares files of every court"
    )
    return rows.filter(
        Q(copy=Copy.WAITING) | Q(copy=Copy.READY, pages_checked__lt=F("pages")), discarded_at=None
    ).exclude(scan=Scan.INFECTED).order_by("taken_at", "pk")


def prepare(at: datetime) -> int:
    """Prepare waiting files for a few seconds; returns how many steps were taken."""
    end, steps = time.monotonic() + SWEEP_S, 0
    for file, token in claims(to_prepare()):
        if file.copy == Copy.WAITING:
            steps += _copy(file, token)
        else:
            steps += _check(file, token)
        if time.monotonic() > end:
            break
    return steps


def _copy(file: StoredFile, token: uuid.UUID) -> bool:
    draft = room_for(new_name(STAGING, "pdf"))
    try:
        answer = ask("copy", file.kind, path_of(file.file), draft)
        if answer.fault:
            return not failed(file, token, answer.fault, given_up={"copy": Copy.FAILED})
        name, size = new_name(COPIES, "pdf"), draft.stat().st_size
        settle(draft, name)
    finally:
        draft.unlink(missing_ok=True)
    kept = done(
        file, token, copy=Copy.READY, copy_file=name, copy_size=size, pages=answer.facts["pages"]
    )
    if not kept:
        path_of(name).unlink(missing_ok=True)
    return kept


def _check(file: StoredFile, token: uuid.UUID) -> bool:
    """Measure the next pages. After a failure one page at a time, to find the one that fails."""
    first = file.pages_checked + 1
    seconds = SLICE_S if file.attempts == 1 else 0
    answer = ask("measure", path_of(file.copy_file), str(first), str(seconds))
    pages = answer.facts.get("pages", [])
    if not pages:
        if file.attempts == 1:
            return not failed(file, token, answer.fault, given_up={})
        pages = [{"number": first, "width": 0, "height": 0, "drawn": False}]
    with transaction.atomic():
        kept = done(file, token, pages_checked=F("pages_checked") + len(pages))
        if kept:
            _write(file, pages)
    return kept


def _write(file: StoredFile, pages: list[dict[str, Any]]) -> None:
    facts, found = [], []
    for page in pages:
        number = page.pop("number")
        found += [PageFinding(file=file, page=number, rule=rule) for rule in findings(page)]
        facts.append(
            PageFacts(
                file=file, number=number, width=page.pop("width"), height=page.pop("height"),
                facts=page,
            )
        )
    PageFacts.objects.bulk_create(facts, ignore_conflicts=True)
    PageFinding.objects.bulk_create(found, ignore_conflicts=True)


def scan_waiting(at: datetime) -> int:
    """Scan what came while the scanner was silent; what it finds is shut away and staff told."""
    if not scanner.is_configured():
        return 0
    rows = StoredFile.objects.unscoped(because="the clock scans files of every court")
    handled = 0
    for file in rows.filter(scan=Scan.WAITING, discarded_at=None).order_by("taken_at", "pk")[:50]:
        found = scanner.scan(path_of(file.file))
        if found is Found.SILENT:
            break
        state = Scan.INFECTED if found is Found.INFECTED else Scan.CLEAN
        with audit.recorded():
            handled += rows.filter(pk=file.pk, scan=Scan.WAITING).update(scan=state)
            audit.note(
                "scan_file", record=file.reference, court=file.chain, actor=None, role="clock",
                at=at, found=state,
            )
    return handled


def prepare_again(file: StoredFile, *, by: Person, at: datetime) -> None:
    """Put a file whose copy failed back to work. Refused unless it failed."""
    with audit.recorded():
        rows = StoredFile.objects.unscoped(because="the act holds this file")
        put_back = rows.filter(pk=file.pk, copy=Copy.FAILED).update(
            copy=Copy.WAITING, attempts=0, next_try_at=None
        )
        if not put_back:
            raise Refused(_("This file did not fail; there is nothing to retry."))
        audit.note("retry_file", record=file.reference, court=file.chain, actor=by, at=at)
