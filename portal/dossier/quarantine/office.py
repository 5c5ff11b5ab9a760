"""Looking into Word and Excel files, where a court takes them as originals for its staff."""

import zipfile
from pathlib import Path
from typing import Any

MOST_MEMBERS = 4_000
MOST_UNPACKED = 300 * 1024 * 1024
MOST_TIMES = 200
"""How many times larger than packed a member may be."""
MAIN_PARTS = {"/".join(part) for part in (("word", "document.xml"), ("xl", "workbook.xml"))}
BINARY = ("vbaproject.bin", "/activex/", "/embeddings/")


def look(path: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(path) as archive:
            return {"fault": _members(archive), "pages": 0}
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return {"fault": "UNREADABLE"}


def _members(archive: zipfile.ZipFile) -> str:
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > MOST_MEMBERS or _bursts(members):
        return "TOO_BIG_INSIDE"
    if len(names) != len(members) or any(_is_astray(member) for member in members):
        return "UNREADABLE"
    if "[Content_Types].xml" not in names or not names & MAIN_PARTS:
        return "WRONG_TYPE"
    if any(member.flag_bits & 1 for member in members):
        return "LOCKED"
    if any(part in f"/{name.lower()}" for name in names for part in BINARY):
        return "ACTIVE"
    return next(filter(None, (_words(archive, member) for member in members)), "")


def _bursts(members: list[zipfile.ZipInfo]) -> bool:
    in_all = sum(member.file_size for member in members)
    return in_all > MOST_UNPACKED or any(
        member.file_size > 1024 * 1024
        and member.file_size > MOST_TIMES * max(member.compress_size, 1)
        for member in members
    )


def _is_astray(member: zipfile.ZipInfo) -> bool:
    """A name that leaves the folder, or a link."""
    parts = member.filename.replace("\\", "/").split("/")
    is_link = member.external_attr >> 16 & 0o170000 == 0o120000
    return ".." in parts or member.filename.startswith("/") or ":" in parts[0] or is_link


def _words(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    """Definitions of entities, and links that fetch or run something when the file is opened."""
    if not member.filename.endswith((".xml", ".rels")):
        return ""
    if member.file_size > 64 * 1024 * 1024:
        return "TOO_BIG_INSIDE"
    text = archive.read(member)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        return "ACTIVE"
    fetches = member.filename.endswith(".rels") and any(
        b'TargetMode="External"' in part and b"/hyperlink" not in part
        for part in text.split(b"<Relationship ")
    )
    return "ACTIVE" if fetches else ""
