"""Where the bytes lie: staging for what arrives, the store under random names, drawn pictures.

No name here ever comes from a request.
"""

import os
import secrets
from pathlib import Path

from django.conf import settings

STAGING, STORE, COPIES, PICTURES, VOLUMES = "staging", "dossier", "copies", "pictures", "volumes"


def path_of(name: str) -> Path:
    """The file a row names."""
    return Path(settings.MEDIA_ROOT) / name


def new_name(folder: str, ending: str = "bin") -> str:
    """A name nobody can guess and that tells nothing."""
    token = secrets.token_hex(16)
    return f"{folder}/{token[:2]}/{token}.{ending}"


def room_for(name: str) -> Path:
    """The path of a name whose folder exists."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def settle(draft: Path, name: str) -> None:
    """Give a finished draft its name, for good: the bytes first, then the folder that names it."""
    path = room_for(name)
    handle = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    draft.replace(path)
    _sync_folder(path.parent)


def remove(name: str) -> None:
    """Take a file away; it may be gone already."""
    if name:
        path_of(name).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
