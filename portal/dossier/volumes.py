"""A volume as one PDF for one reader: ordered on a page, bound by a sweep, kept a week."""

import json
import time
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal import audit
from portal.common.refusals import Refused
from portal.dossier.contents import Line, Reader, catalogue, fingerprint, reader_of, source_of
from portal.dossier.front import LANGUAGE, front_pages
from portal.dossier.models import Dossier, StoredFile, VolumeCopy
from portal.dossier.opening import ask
from portal.dossier.rules.catalogue import Volume
from portal.dossier.storage import STAGING, VOLUMES, new_name, path_of, room_for, settle
from portal.dossier.watermark import mark_of, mark_page
from portal.dossier.work import claims, done, failed
from portal.papers.faults import CannotMake

SWEEP_S = 4.0
PATIENCE_S = 150
KEPT = timedelta(days=7)
"""A copy can be fetched for a week; after that it is ordered again."""
State = VolumeCopy.State


def order_copy(
    dossier: Dossier, reader: Reader, volume: Volume = Volume.MAIN, *, at: datetime
) -> VolumeCopy:
    """Have a volume bound for this reader. Ordered again while nothing changed, the same copy is
    returned. Refused to whoever may not read that volume, and while there is nothing to bind."""
    if not (reader.right.main if volume == Volume.MAIN else reader.right.internal):
        raise Refused(reader.right.why_not or _("This dossier is not open to you."))
    lines = catalogue(dossier, reader, volume)
    if not any(line.item.pages and not line.why_not for line in lines):
        raise Refused(_("There are no pages to take along yet. Come back later."))
    inside = fingerprint(lines)
    key: dict[str, Any] = {"dossier": dossier, "reader": reader.person, "contents": inside}
    found = VolumeCopy.objects.filter(**key).first()
    if found is not None and found.state != State.FAILED:
        return found
    try:
        with audit.recorded():
            if found is not None:
                found.state, found.attempts, found.next_try_at = State.ORDERED, 0, None
                found.save(update_fields=["state", "attempts", "next_try_at"])
            else:
                found = VolumeCopy.objects.create(**key, volume=volume, ordered_at=at)
            audit.note(
                "order_copy", record=dossier.reference, court=dossier.court.code,
                actor=reader.person, at=at, role=reader.role, contents=inside,
            )
    except IntegrityError:
        return VolumeCopy.objects.get(**key)
    return found


def note_taking(copy: VolumeCopy, reader: Reader, *, at: datetime) -> None:
    """One audit row: this reader took this copy along."""
    audit.note(
        "read", record=copy.dossier.reference, court=copy.dossier.court.code,
        actor=reader.person, at=at, role=reader.role, copy=str(copy.public_id),
    )


def bind_ordered(at: datetime) -> int:
    """Bind ordered copies for a few seconds; returns how many became ready."""
    end, bound = time.monotonic() + SWEEP_S, 0
    waiting = VolumeCopy.objects.filter(state=State.ORDERED, ordered_at__lte=at)
    rows = waiting.select_related("dossier__case", "dossier__court", "reader")
    for copy, token in claims(rows.order_by("ordered_at", "pk")):
        bound += _bind(copy, token, at)
        if time.monotonic() > end:
            break
    return bound


def _bind(copy: VolumeCopy, token: uuid.UUID, at: datetime) -> bool:
    reader = reader_of(copy.dossier, copy.reader)
    lines = catalogue(copy.dossier, reader, Volume(copy.volume))
    if any(_is_coming(line) for line in lines):
        return not failed(copy, token, "NOT_READY", given_up={"state": State.FAILED})
    drafts = [room_for(new_name(STAGING, ending)) for ending in ("json", "mark", "front", "pdf")]
    plan, mark, front, draft = drafts
    try:
        with translation.override(copy.reader.language):
            mark.write_bytes(mark_page(mark_of(copy.reader, str(copy.dossier), at)))
        front.write_bytes(
            front_pages(copy.dossier, Volume(copy.volume), lines, at=at).pdf
        )
        plan.write_text(json.dumps({**_plan(copy, lines), "front": str(front), "mark": str(mark)}))
        answer = ask("bind", plan, draft, patience_s=PATIENCE_S)
        if answer.fault:
            return not failed(copy, token, answer.fault, given_up={"state": State.FAILED})
        name, size = new_name(VOLUMES, "pdf"), draft.stat().st_size
        settle(draft, name)
    except CannotMake as error:
        return not failed(copy, token, error.fault, given_up={"state": State.FAILED})
    finally:
        for path in drafts:
            path.unlink(missing_ok=True)
    return done(
        copy, token, state=State.READY, file=name, size=size, made_at=at,
        pages=answer.facts["pages"],
    )


def _is_coming(line: Line) -> bool:
    """Its pages are being prepared right now: the volume waits for them."""
    file = line.item.file
    is_waiting = file is not None and file.copy == StoredFile.Copy.WAITING
    return line.item.is_being_made or (is_waiting and not line.why_not)


def _plan(copy: VolumeCopy, lines: list[Line]) -> dict[str, Any]:
    """What is bound: each paper with its bookmark and the number of its first page."""
    parts = []
    for line in lines:
        source = None if line.why_not else source_of(line.item)
        if source is None or not line.item.pages:
            continue
        parts.append({
            "title": f"{line.number}. {line.item.title} ({line.first}-{line.last})",
            "file": str(path_of(source.document)), "first": source.before,
            "pages": line.item.pages, "number": line.first,
        })
    with translation.override(LANGUAGE):
        marks = [{"title": _("Cover"), "page": 0}, {"title": _("Contents"), "page": 1}]
    return {"parts": parts, "front_marks": marks, "title": str(copy.dossier)}


def clear_old(at: datetime) -> int:
    """Forget copies older than a week, with their bytes."""
    old = list(VolumeCopy.objects.filter(ordered_at__lt=at - KEPT)[:200])
    for copy in old:
        with transaction.atomic():
            copy.delete()
        if copy.file:
            path_of(copy.file).unlink(missing_ok=True)
    return len(old)
