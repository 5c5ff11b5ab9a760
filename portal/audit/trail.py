"""Writing the trail: rows are gathered during an act and chained last."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

if TYPE_CHECKING:
    from portal.audit.models import ChainHead, Entry

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Set by the web middleware and by sweeps, so that one request's rows can be found together."""


@dataclass(frozen=True)
class Draft:
    """A row not yet chained."""

    court: str
    at: datetime
    verb: str
    record: str
    actor: str
    role: str
    request_id: str
    facts: str


_gathered: ContextVar[list[Draft] | None] = ContextVar("gathered", default=None)


@contextmanager
def recorded() -> Iterator[None]:
    """One transaction whose notes are chained just before it commits. May be nested.

    A nested ``recorded()`` that fails takes its notes with it, so that an act which was undone
    leaves no trace of having been done.
    """
    outer = _gathered.get()
    if outer is not None:
        mark = len(outer)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            del outer[mark:]
            raise
        return
    with transaction.atomic():
        token = _gathered.set([])
        try:
            yield
            _chain(_gathered.get() or [])
        finally:
            _gathered.reset(token)


def note(
    verb: str, *, record: str, court: str, actor: Any, at: datetime, role: str = "", **facts: str
) -> None:
    """Add one row to a court's trail. ``facts`` are codes and ids, never personal data.

    ``actor`` is a person, or None for the clock and for visitors.
    """
    draft = Draft(
        court=court,
        at=at,
        verb=verb,
        record=record,
        actor="" if actor is None else str(actor.public_id),
        role=role,
        request_id=request_id.get(),
        facts=json.dumps(facts, sort_keys=True, ensure_ascii=False) if facts else "",
    )
    gathered = _gathered.get()
    if gathered is not None:
        gathered.append(draft)
        return
    with transaction.atomic():
        _chain([draft])


def entry_hash(prev_hash: str, seq: int, row: "Draft | Entry") -> str:
    """Hash of a row and of everything before it in its court."""
    return place_hash(
        prev_hash, row.court, seq, row.at, row.verb, row.record, row.actor, row.role,
        row.request_id, row.facts,
    )


def place_hash(prev_hash: str, court: str, seq: int, at: datetime, *texts: str) -> str:
    """SHA-256 over a JSON list, so that no text can be moved from one column into the next."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(_encode([prev_hash, court, seq, instant, *texts])).hexdigest()


_encoder = json.JSONEncoder(separators=(",", ":"))


def _encode(parts: list[str | int]) -> bytes:
    return _encoder.encode(parts).encode()


def _chain(drafts: list[Draft]) -> None:
    from portal.audit.models import Entry

    by_court: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_court.setdefault(draft.court, []).append(draft)
    for court in sorted(by_court):
        head = _held_head(court)
        rows = []
        for draft in by_court[court]:
            head.seq += 1
            prev_hash, head.hash = head.hash, entry_hash(head.hash, head.seq, draft)
            rows.append(Entry(seq=head.seq, prev_hash=prev_hash, hash=head.hash, **vars(draft)))
        Entry.objects.bulk_create(rows, batch_size=500)
        head.save(update_fields=["seq", "hash"])


def _held_head(court: str) -> "ChainHead":
    """The end of a court's chain under its lock; two first rows at once make one head."""
    from portal.audit.models import ChainHead

    heads = ChainHead.objects.filter(court=court)
    if connection.features.has_select_for_update:
        heads = heads.select_for_update()
    head = heads.first()
    if head is None:
        ChainHead.objects.bulk_create([ChainHead(court=court)], ignore_conflicts=True)
        head = heads.get()
    return head
