"""Bytes on their way in: written to staging piece by piece while they are counted and hashed."""

import errno
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings

from portal.dossier.causes import Cause, NotTaken
from portal.dossier.rules.kinds import HEAD, NATURES, Family, kind_of
from portal.dossier.storage import STAGING, new_name, path_of, room_for

PIECE = 256 * 1024
MB = 1024 * 1024


class Sent(Protocol):
    """What a form or a finished upload hands over: a name and the bytes in pieces."""

    name: str | None

    def chunks(self, chunk_size: int | None = None) -> Iterable[bytes]: ...


@dataclass(frozen=True)
class Staged:
    """A whole file in staging, under a name of ours."""

    path: Path
    name: str
    size: int
    sha256: str
    head: bytes

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)


def most_bytes(head: bytes) -> int:
    """How large a file beginning so may be: recordings are larger than papers."""
    kind = kind_of(head)
    is_recording = kind is not None and NATURES[kind].family == Family.RECORDING
    most = settings.UPLOAD_MOST_RECORDING_MB if is_recording else settings.UPLOAD_MOST_MB
    return int(most) * MB


def receive(sent: Sent) -> Staged:
    """Write what is sent to staging; at most one piece is in memory.

    Refused when it is empty, as soon as it grows too large, and when the disk is full; then
    nothing stays behind.
    """
    path = room_for(new_name(STAGING, "part"))
    try:
        return _write(sent, path)
    except OSError as error:
        path.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NotTaken(Cause.NO_ROOM) from error
        raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write(sent: Sent, path: Path) -> Staged:
    digest, size, head = hashlib.sha256(), 0, b""
    with path.open("wb") as file:
        for piece in sent.chunks(PIECE):
            if len(head) < HEAD:
                head += piece[: HEAD - len(head)]
            size += len(piece)
            if size > most_bytes(head):
                raise NotTaken(Cause.TOO_LARGE, limit=most_bytes(head) // MB)
            digest.update(piece)
            file.write(piece)
    if not size:
        raise NotTaken(Cause.EMPTY)
    return Staged(path, sent.name or "", size, digest.hexdigest(), head)


class Pieces:
    """A file in staging read back in pieces, as a form would hand it over."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name: str | None = name

    def chunks(self, chunk_size: int | None = None) -> Iterable[bytes]:
        with self.path.open("rb") as file:
            while piece := file.read(chunk_size or PIECE):
                yield piece


def clear_old(before: float) -> int:
    """Take away what lies in staging since before an instant (seconds of the epoch)."""
    cleared = 0
    for path in path_of(STAGING).glob("*/*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                path.unlink()
                cleared += 1
    return cleared
