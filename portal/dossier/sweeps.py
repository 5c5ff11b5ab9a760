"""What happens by itself: copies made, pages looked at, papers completed, old bytes cleared."""

import time
from datetime import datetime, timedelta

from django.utils import timezone

from portal import audit
from portal.dossier import copies, pictures, uploads, volumes
from portal.dossier.models import Item, StoredFile
from portal.dossier.storage import COPIES, STORE, path_of, remove
from portal.papers.models import Paper

ORPHAN_AGE = timedelta(hours=1)
"""A file on the disk without a row is left alone so long: its row may be on its way."""


def prepare_copies(at: datetime) -> int:
    """Viewing copies of files taken in, and the check of every page."""
    return copies.prepare(at)


def scan_waiting(at: datetime) -> int:
    """Files that came while the virus scanner was silent."""
    return copies.scan_waiting(at)


def bind_volumes(at: datetime) -> int:
    """Volumes that readers ordered."""
    return volumes.bind_ordered(at)


def complete_papers(at: datetime) -> int:
    """Papers filed while they were being made get their hash and pages once they are issued."""
    items = Item.objects.unscoped(because="the clock completes items of every court")
    waiting = items.filter(sha256="", paper__state=Paper.State.ISSUED)
    completed = 0
    for item in waiting.select_related("paper", "dossier__court").order_by("pk")[:200]:
        paper = item.paper
        if paper is None:
            continue
        with audit.recorded():
            changed = items.filter(pk=item.pk, sha256="").update(
                sha256=paper.sha256, pages=max(paper.pages - item.leading_pages, 0)
            )
            if changed:
                audit.note(
                    "complete_item", record=item.dossier.reference,
                    court=item.dossier.court.code, actor=None, role="clock", at=at,
                    item=str(item.public_id), sha256=paper.sha256,
                )
        completed += changed
    return completed


def clear_away(at: datetime) -> int:
    """Abandoned uploads, discarded files, old pictures and copies, and files without a row."""
    return (
        uploads.clear_abandoned(at) + _clear_discarded() + volumes.clear_old(at)
        + pictures.clear_old() + _clear_orphans()
    )


def _clear_discarded() -> int:
    rows = StoredFile.objects.unscoped(because="the clock clears files of every court")
    gone = rows.exclude(discarded_at=None).exclude(size=0).order_by("pk")[:200]
    for file in gone:
        remove(file.file)
        remove(file.copy_file)
        rows.filter(pk=file.pk).update(size=0, copy=StoredFile.Copy.NONE, copy_file="")
    return len(gone)


def _clear_orphans() -> int:
    """What a process that was killed between disk and commit left behind."""
    before = time.time() - ORPHAN_AGE.total_seconds()
    old = {
        f"{folder}/{path.parent.name}/{path.name}": path
        for folder in (STORE, COPIES)
        for path in path_of(folder).glob(f"{_turn():02x}/*") if path.stat().st_mtime < before
    }
    rows = StoredFile.objects.unscoped(because="a file without a row belongs to nobody")
    known = set(rows.filter(file__in=old).values_list("file", flat=True))
    known |= set(rows.filter(copy_file__in=old).values_list("copy_file", flat=True))
    for name in old.keys() - known:
        old[name].unlink(missing_ok=True)
    return len(old.keys() - known)


def _turn() -> int:
    """One of the 256 folders each time, so that no sweep walks the whole store."""
    return int(timezone.now().timestamp() // 600) % 256
