"""Is this file what its first bytes say, whole, and nothing else besides?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.dossier.quarantine import documents, office, photographs, recordings
from portal.dossier.quarantine.margins import two_in_one

LOOKERS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "PDF": documents.look,
    "JPEG": photographs.look, "PNG": photographs.look, "WEBP": photographs.look,
    "TIFF": photographs.look,
    "MP4": recordings.look_at_boxes, "MOV": recordings.look_at_boxes,
    "M4A": recordings.look_at_boxes, "MP3": recordings.look_at_mp3, "WAV": recordings.look_at_wav,
    "DOCX": office.look, "XLSX": office.look,
}


def inspect(kind: str, name: str) -> dict[str, Any]:
    """``{"fault": "", "pages": n}``, or the cause of refusal."""
    path = Path(name)
    if two_in_one(path, kind):
        return {"fault": "TWO_FILES"}
    return LOOKERS[kind](path)
