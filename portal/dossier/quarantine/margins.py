"""Files that are two kinds at once: what stands before and behind the part everybody sees."""

import re
from pathlib import Path

MARGIN = 64 * 1024 + 22
"""Far enough to find the end record of a ZIP whose comment is as long as it may be."""
MARKUP = re.compile(rb"<(?:script|html|!doctype|\?php|iframe|body|svg[\s>])", re.I)
END_OF_ZIP = b"PK\x05\x06"


def two_in_one(path: Path, kind: str) -> bool:
    """Whether another kind of file hides in the margins of this one."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(MARGIN)
        file.seek(max(0, size - MARGIN))
        tail = file.read()
    if kind in ("DOCX", "XLSX"):
        return False  # archives by nature; their members are looked at one by one
    if _ends_as_zip(tail):
        return True
    if kind == "PDF":
        return _pdf_margins(head, tail)
    return bool(MARKUP.search(head) or MARKUP.search(tail) or b"%PDF-" in head[:1024])


def _ends_as_zip(tail: bytes) -> bool:
    """An end record whose comment reaches exactly to the end: chance makes none."""
    at = tail.rfind(END_OF_ZIP)
    while at >= 0:
        comment = int.from_bytes(tail[at + 20 : at + 22], "little")
        if at + 22 + comment == len(tail):
            return True
        at = tail.rfind(END_OF_ZIP, 0, at)
    return False


def _pdf_margins(head: bytes, tail: bytes) -> bool:
    """Markup in the head comment, or anything but blanks behind the end mark."""
    first_object = head.find(b" obj")
    if MARKUP.search(head[: first_object if first_object >= 0 else 1024]):
        return True
    _body, mark, behind = tail.rpartition(b"%%EOF")
    return bool(mark) and len(behind.strip(b"\r\n\t \0\x1a")) > 0 and bool(
        MARKUP.search(behind) or behind.lstrip()[:4] in (b"MZ\x90\0", b"PK\x03\x04", b"\x7fELF")
        or len(behind) > 1024
    )
