"""Pictures of pages: drawn once in quarantine, kept for a while, handed out one at a time."""

import time
from pathlib import Path

from portal.dossier.opening import ask
from portal.dossier.storage import PICTURES, STAGING, new_name, path_of, room_for

PATIENCE_S = 20
KEPT_S = 7 * 24 * 3600


class NoPicture(Exception):
    """This page cannot be drawn; the page of findings says so too."""


def picture_of(document: str, page: int) -> Path:
    """The picture (JPEG) of one page of a stored PDF; ``document`` is a name from a row."""
    stem = Path(document).stem
    name = f"{PICTURES}/{stem[:2]}/{stem}-{page}.jpg"
    path = path_of(name)
    if path.exists():
        return path
    draft = room_for(new_name(STAGING, "jpg"))
    try:
        answer = ask("draw", path_of(document), str(page), draft, patience_s=PATIENCE_S)
        if answer.fault or not draft.exists():
            raise NoPicture
        draft.replace(room_for(name))
    finally:
        draft.unlink(missing_ok=True)
    return path


def clear_old(now: float | None = None) -> int:
    """Take away pictures drawn more than a week ago; they are drawn anew when asked for."""
    before = (time.time() if now is None else now) - KEPT_S
    old = [path for path in path_of(PICTURES).glob("*/*.jpg") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
