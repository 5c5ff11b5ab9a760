"""Where the bytes of papers lie: random names under the media folder, on the disk for good."""

import os
import uuid
from pathlib import Path

from django.conf import settings


def paper_file(name: str) -> Path:
    """The file a row names; ``name`` never comes from a request."""
    return Path(settings.MEDIA_ROOT) / name


def file_name(token: uuid.UUID) -> str:
    """The name a maker writes under: its claim's token, so that no two makers meet."""
    return f"papers/{token.hex[:2]}/{token.hex}.pdf"


def write(token: uuid.UUID, pdf: bytes) -> None:
    """The whole file or none: it gets its name only after every byte is on the disk."""
    path = paper_file(file_name(token))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        file.write(pdf)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def remove(token: uuid.UUID) -> None:
    """Take away what a maker left that did not get to issue its paper."""
    path = paper_file(file_name(token))
    path.unlink(missing_ok=True)
    path.with_suffix(".part").unlink(missing_ok=True)
