"""Proving a chain: every record follows from the one before, and the end is where it was.

Reads in pages by place, so memory does not grow with the chain and nothing is locked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Any

from portal.audit.checkpoints import filed
from portal.audit.models import ChainHead, Checkpoint, Entry
from portal.audit.trail import place_hash

PAGE = 5_000


class Kind(StrEnum):
    EDITED = "edited"
    DELETED = "deleted"
    INSERTED = "inserted"
    SWAPPED = "swapped"
    CUT = "cut off"
    REWRITTEN = "rewritten"


@dataclass(frozen=True)
class Break:
    """The first place at which a chain does not hold. ``record`` is what stands there now."""

    court: str
    seq: int
    kind: Kind
    words: str
    record: str = ""


@dataclass(frozen=True)
class Proof:
    """The outcome for one court."""

    court: str
    records: int
    checkpoints: int
    broken: Break | None


@dataclass(frozen=True)
class Row:
    """What is read of one record, in the order of ``COLUMNS``."""

    court: str
    seq: int
    at: datetime
    verb: str
    record: str
    actor: str
    role: str
    request_id: str
    facts: str
    prev_hash: str
    hash: str

    def is_made_after(self, prev_hash: str, seq: int | None = None) -> bool:
        """Whether this record's hash is what it must be behind ``prev_hash`` at its place."""
        place = self.seq if seq is None else seq
        return self.hash == place_hash(
            prev_hash, self.court, place, self.at, self.verb, self.record, self.actor,
            self.role, self.request_id, self.facts,
        )


COLUMNS = tuple(Row.__dataclass_fields__)


def courts() -> list[str]:
    """Every court that has, or according to its checkpoints had, a chain."""
    names = set(ChainHead.objects.values_list("court", flat=True))
    names |= set(Entry.objects.order_by().values_list("court", flat=True).distinct())
    names |= set(Checkpoint.objects.order_by().values_list("court", flat=True).distinct())
    names |= {court for court, _seq, _hash in filed()}
    return sorted(names)


def prove(court: str) -> Proof:
    """Check one court's whole chain and name the first record that breaks it."""
    head = ChainHead.objects.filter(court=court).first() or ChainHead(court=court, seq=0)
    broken, records = _walk(court, head)
    if broken is None:
        broken = _beyond(court)
    checked, disagreement = _against_checkpoints(court)
    if disagreement and (broken is None or disagreement.seq < broken.seq):
        broken = disagreement
    return Proof(court, records, checked, broken)


Values = tuple[Any, ...]


def _rows(court: str, after: int, until: int | None = None) -> Iterator[Row]:
    for values in _values(court, after, until):
        yield Row(*values)


def _values(court: str, after: int, until: int | None) -> Iterator[Values]:
    while True:
        page = Entry.objects.filter(court=court, seq__gt=after).order_by("seq")
        if until is not None:
            page = page.filter(seq__lte=until)
        values = list(page.values_list(*COLUMNS)[:PAGE])
        yield from values
        if len(values) < PAGE:
            return
        after = values[-1][1]


def _walk(court: str, head: ChainHead) -> tuple[Break | None, int]:
    before: Values | None = None
    prev_hash, expected = "", 1
    for values in _values(court, -1, head.seq):
        # Bare values: a million objects would cost more than a million hashes.
        _court, seq, *hashed, named_before, own_hash = values
        if (
            seq != expected or named_before != prev_hash
            or own_hash != place_hash(prev_hash, court, seq, *hashed)
        ):
            last = Row(*before) if before else None
            return _why(court, expected, last, Row(*values)), expected - 1
        before, prev_hash, expected = values, own_hash, expected + 1
    if expected <= head.seq:
        words = f"records {expected} to {head.seq} are missing at the end of the chain"
        return Break(court, expected, Kind.CUT, words), expected - 1
    if prev_hash != head.hash:
        return _altered(court, Row(*before) if before else None, expected - 1), expected - 1
    return None, expected - 1


def _altered(court: str, last: Row | None, seq: int) -> Break:
    words = f"record {seq} is not the one the chain ended with"
    return Break(court, seq, Kind.EDITED, words, last.record if last else "")


def _why(court: str, seq: int, before: Row | None, row: Row) -> Break:
    """Which record was touched, judged from what stands at ``seq`` and around it.

    ``before`` holds with all that precedes it; ``row`` is the first that does not.
    """
    prev_hash = before.hash if before else ""
    if row.seq < seq:
        return Break(court, row.seq, Kind.INSERTED, "no record can stand here", row.record)
    if row.seq > seq:
        return Break(court, seq, Kind.DELETED, f"record {seq} is missing")
    displaced = _displaced(court, seq, prev_hash, row)
    if displaced is not None:
        return displaced
    if row.is_made_after(row.prev_hash, seq + 1):
        words = f"record {seq} was taken out and the later ones moved up"
        return Break(court, seq, Kind.DELETED, words)
    if before and row.is_made_after(row.prev_hash, seq - 1) and row.prev_hash == before.prev_hash:
        words = f"record {seq - 1} was put in and the later ones moved down"
        return Break(court, seq - 1, Kind.INSERTED, words, before.record)
    if before and row.prev_hash != prev_hash and row.is_made_after(row.prev_hash):
        follower = next(_rows(court, seq, seq + 1), None)
        if follower is None or follower.prev_hash == row.hash:
            words = f"record {seq - 1} is not the one its follower was written behind"
            return Break(court, seq - 1, Kind.EDITED, words, before.record)
    return Break(court, seq, Kind.EDITED, f"record {seq} does not match its hash", row.record)


def _displaced(court: str, seq: int, prev_hash: str, row: Row) -> Break | None:
    """The genuine record of a place still exists, elsewhere: two were swapped, or one put in."""
    elsewhere = _stands_elsewhere(court, seq, prev_hash)
    if elsewhere is None:
        return None
    if row.is_made_after(row.prev_hash, elsewhere):
        words = f"the records of places {seq} and {elsewhere} changed places"
        return Break(court, seq, Kind.SWAPPED, words, row.record)
    words = f"record {seq} was put in; the genuine one stands at place {elsewhere}"
    return Break(court, seq, Kind.INSERTED, words, row.record)


def _stands_elsewhere(court: str, seq: int, prev_hash: str) -> int | None:
    """Where the genuine record of a place was moved to, when it still exists."""
    moved = Entry.objects.filter(court=court, prev_hash=prev_hash).exclude(seq=seq)
    for value in moved.values_list(*COLUMNS)[:10]:
        row = Row(*value)
        if row.is_made_after(prev_hash, seq):
            return row.seq
    return None


def _beyond(court: str) -> Break | None:
    """A record after the end: head and record are written together, so it was put in."""
    head = ChainHead.objects.filter(court=court).values("seq")[:1]
    beyond = Entry.objects.filter(court=court)
    if ChainHead.objects.filter(court=court).exists():
        beyond = beyond.filter(seq__gt=head)
    row = beyond.order_by("seq").first()
    if row is None:
        return None
    words = f"record {row.seq} stands behind the end of the chain"
    return Break(court, row.seq, Kind.INSERTED, words, row.record)


def _against_checkpoints(court: str) -> tuple[int, Break | None]:
    """Compare with the table of checkpoints and with the file outside the database."""
    table = Checkpoint.objects.filter(court=court).values_list("seq", "hash").order_by("seq")
    kept = ((seq, value) for name, seq, value in filed() if name == court)
    checked, worst = 0, None
    for source in (table.iterator(chunk_size=PAGE), kept):
        count, found = _compare(court, source)
        checked += count
        if found and (worst is None or found.seq < worst.seq):
            worst = found
    return checked, worst


def _compare(court: str, marks: Iterable[tuple[int, str]]) -> tuple[int, Break | None]:
    stream, count, agreed = iter(marks), 0, 0
    wrong: tuple[int, bool] | None = None
    while page := list(islice(stream, 500)):
        count += len(page)
        wanted = {seq for seq, _hash in page}
        held = dict(
            Entry.objects.filter(court=court, seq__in=wanted).values_list("seq", "hash")
        )
        for seq, value in page:
            if held.get(seq) == value:
                agreed = max(agreed, seq) if wrong is None or seq < wrong[0] else agreed
            elif wrong is None or seq < wrong[0]:
                wrong = (seq, seq in held)
    if wrong is None:
        return count, None
    seq, is_there = wrong
    if not is_there:
        words = f"a checkpoint proves that record {seq} existed; it is gone"
        return count, Break(court, _first_missing(court, seq), Kind.CUT, words)
    words = (
        f"a checkpoint disagrees with record {seq}: the chain was rewritten somewhere "
        f"in records {agreed + 1} to {seq}"
    )
    return count, Break(court, seq, Kind.REWRITTEN, words)


def _first_missing(court: str, seq: int) -> int:
    last = Entry.objects.filter(court=court, seq__lt=seq).order_by("-seq").first()
    return last.seq + 1 if last else 1
