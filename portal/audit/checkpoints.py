"""Checkpoints: where each chain stood at a minute, kept where an editor of rows cannot reach.

Each goes to a table, to a file outside the database, and onto receipts handed to people. A tail
that was cut off, or a chain that was rewritten as a whole, is only found by comparing with them.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef

from portal.audit.models import ChainHead, Checkpoint


def checkpoint_file() -> Path:
    return Path(settings.VAR_DIR) / "audit" / "checkpoints.log"


def set_checkpoints(at: datetime) -> int:
    """Fix the head of every chain that moved since its last checkpoint; returns how many.

    The file is written first and may hold a line twice after a crash, never miss one.
    """
    fixed = Checkpoint.objects.filter(court=OuterRef("court"), seq=OuterRef("seq"))
    heads = ChainHead.objects.filter(~Exists(fixed), seq__gt=0).order_by("court")
    rows = [Checkpoint(court=head.court, seq=head.seq, hash=head.hash, at=at) for head in heads]
    if rows:
        _append(rows)
        Checkpoint.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def latest(court: str) -> Checkpoint | None:
    """The newest checkpoint of a court's chain, for the foot of a receipt."""
    return Checkpoint.objects.filter(court=court).order_by("-seq").first()


def line(checkpoint: Checkpoint) -> str:
    """A checkpoint as it stands in the file and on receipts: court, place, hash, instant."""
    return (
        f"{checkpoint.court}\t{checkpoint.seq}\t{checkpoint.hash}"
        f"\t{checkpoint.at.isoformat(timespec='seconds')}"
    )


def _append(rows: list[Checkpoint]) -> None:
    path = checkpoint_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{line(row)}\n" for row in rows)
    with path.open("a+b") as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            # A crash may have left half a line; it must not swallow the next one.
            file.seek(size - 1)
            if file.read(1) != b"\n":
                text = f"\n{text}"
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def filed() -> Iterator[tuple[str, int, str]]:
    """Court, place and hash of every checkpoint in the file; a line cut by a crash is passed."""
    path = checkpoint_file()
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for text in file:
            parts = text.rstrip("\n").split("\t")
            if len(parts) == 4 and parts[1].isdigit() and len(parts[2]) == 64:
                yield parts[0], int(parts[1]), parts[2]
