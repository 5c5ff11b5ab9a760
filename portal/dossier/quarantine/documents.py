"""Looking into a PDF: pages, locks, commands that run, files inside, sizes that burst."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_PAGES = 2_000
MOST_OBJECTS = 400_000
MOST_PIXELS = 160_000_000
MOST_PIXELS_IN_ALL = 12_000_000_000
DEEPEST = 12
COMMANDS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition"}
MOVING = {"/RichMedia", "/Screen", "/Movie", "/3D"}
PLAIN = (".xml", ".json", ".csv", ".txt", ".xbrl")
_SUSPECT = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToE|Rendition|XFA|RichMedia|Screen|Movie"
    rb"|3D|EF)(?![A-Za-z0-9])"
)


def look(path: Path) -> dict[str, Any]:
    import pikepdf

    if b"%%EOF" not in _tail(path):
        return {"fault": "CUT_SHORT"}
    try:
        with pikepdf.open(path) as pdf:
            return _judge(pdf)
    except pikepdf.PasswordError:
        return {"fault": "LOCKED"}
    except (pikepdf.PdfError, ValueError, KeyError, AttributeError, RecursionError):
        return {"fault": "UNREADABLE"}


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4096))
        return file.read()


def _judge(pdf: Any) -> dict[str, Any]:
    claimed = int(pdf.Root.Pages.get("/Count", 0))
    pages = claimed if claimed > MOST_PAGES else len(pdf.pages)
    if pages > MOST_PAGES:
        return {"fault": "TOO_MANY_PAGES", "limit": MOST_PAGES}
    if not pages:
        return {"fault": "UNREADABLE"}
    fault = _walk(pdf)
    return {"fault": fault} if fault else {"fault": _first_page(pdf), "pages": pages}


def _first_page(pdf: Any) -> str:
    """A page tree whose first leaf is no page is not a document."""
    box = pdf.pages[0].mediabox
    return "" if len(box) == 4 else "UNREADABLE"


def _walk(pdf: Any) -> str:
    """Every object of the file, reachable or not: hidden ones run in some readers."""
    import pikepdf

    pixels = 0
    for number, thing in enumerate(pdf.objects):
        if number > MOST_OBJECTS:
            return "TOO_BIG_INSIDE"
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            continue
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            area = int(thing.get("/Width", 0)) * int(thing.get("/Height", 0))
            pixels += area
            if area > MOST_PIXELS or pixels > MOST_PIXELS_IN_ALL:
                return "TOO_BIG_INSIDE"
        fault = _commands(thing)
        if fault:
            return fault
    return ""


def _commands(thing: Any) -> str:
    import pikepdf

    words = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    if not _SUSPECT.search(words.unparse(resolved=True)):
        return ""  # nothing of the kind is written in it, not even inside a text
    for part in _parts(words, 0):
        if isinstance(part, pikepdf.Dictionary):
            fault = _command(part)
            if fault:
                return fault
    return ""


def _parts(thing: Any, depth: int) -> Iterator[Any]:
    """A dictionary or array and what stands directly inside it; references lead elsewhere."""
    import pikepdf

    yield thing
    if depth > DEEPEST:
        return
    values = thing.values() if isinstance(thing, pikepdf.Dictionary) else thing
    for value in values:
        is_inside = isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
        if is_inside:
            yield from _parts(value, depth + 1)


def _command(words: Any) -> str:
    kind = str(words.get("/S", ""))
    subtype = str(words.get("/Subtype", ""))
    is_script = "/JS" in words or "/JavaScript" in words or "/XFA" in words
    if is_script or kind in COMMANDS or (subtype in MOVING and "/Rect" in words):
        return "ACTIVE"
    if "/EF" in words and not _is_plain(words):
        return "FILES_INSIDE"
    return ""


def _is_plain(words: Any) -> bool:
    """Data beside an invoice or a paper of a court is plain text; anything else is a file."""
    name = str(words.get("/UF", words.get("/F", ""))).lower()
    streams = [stream for _key, stream in words["/EF"].items()]
    return name.endswith(PLAIN) and all(_is_text(stream) for stream in streams)


def _is_text(stream: Any) -> bool:
    if len(stream.read_raw_bytes()) > 1024 * 1024:
        return False
    head = stream.read_bytes()[:4096].lower()
    return b"\0" not in head and b"<script" not in head and b"<html" not in head
