"""Template and context to an archival, tagged PDF with its Chinese fonts inside (PDF/A-3a).

The renderer's font machinery must not be used by two threads at once and grows when it is made
anew for each paper: one per process, behind a lock. The same input gives the same bytes.
"""

import threading
import warnings
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation

from portal.papers.environment import missing
from portal.papers.faults import CannotMake, Fault
from portal.papers.models import Paper

POINTS_PER_PIXEL = 0.75
SEAL_PLACE = "seal-place"
LANGS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
"""How a document names its Chinese; every other language here is English."""
"""The id of the box a template leaves free for the seal."""

_lock = threading.Lock()


@dataclass(frozen=True)
class SealPlace:
    """Where the seal goes: page counted from 0, box in points from the bottom left."""

    page: int
    box: tuple[int, int, int, int]


@dataclass(frozen=True)
class Rendered:
    """The bytes of a paper that is not signed yet."""

    pdf: bytes
    pages: int
    seal: SealPlace | None


def draw(paper: Paper, *, at: datetime) -> Rendered:
    """Draw a paper as issued at ``at``. ``CannotMake`` when fonts, glyphs or template fail."""
    try:
        with translation.override(paper.language):
            html = render_to_string(paper.template, _context(paper, at))
    except TemplateDoesNotExist as error:
        raise CannotMake(Fault.NO_TEMPLATE, str(error)) from error
    except Exception as error:
        raise CannotMake(Fault.BAD_TEMPLATE, type(error).__name__) from error
    return render(html, stylesheet("css/paper.css"))


def render(html: str, css: str, *, is_document: bool = True) -> Rendered:
    """HTML and CSS to PDF. Nothing is fetched: pictures are ``data:`` addresses.

    ``is_document`` chooses the archival, tagged kind; a drawing that goes into another paper
    (the seal) is plain.
    """
    if missing():
        raise CannotMake(missing()[0])
    with _lock, warnings.catch_warnings():
        # The renderer leaves its colour profile open and warns of its own future.
        warnings.simplefilter("ignore", ResourceWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        from weasyprint import HTML  # heavy: 1.5 s, and needs system libraries

        document = HTML(string=html, url_fetcher=_fetcher()).render(
            font_config=_fonts(), stylesheets=[_sheet(css)]
        )
        options = {"pdf_variant": "pdf/a-3a"} if is_document else {}
        pdf: bytes = document.write_pdf(**options)
        undrawn = sorted({code for font in document.fonts.values() for code in font.missing})
    if undrawn:
        raise CannotMake(Fault.NO_GLYPH, "".join(map(chr, undrawn[:20])))
    return Rendered(pdf, len(document.pages), _seal_place(document))


@cache
def _fonts() -> Any:
    """The one font configuration of this process. Asked for under the lock."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@cache
def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols={"data"})


@cache
def _sheet(css: str) -> Any:
    """A stylesheet parsed once for each process. Asked for under the lock."""
    from weasyprint import CSS

    return CSS(string=css, font_config=_fonts(), url_fetcher=_fetcher())


def _seal_place(document: Any) -> SealPlace | None:
    for number, page in enumerate(document.pages):
        if SEAL_PLACE in page.anchors:
            left, top, right, bottom = page.anchors[SEAL_PLACE]
            points = (left, page.height - bottom, right, page.height - top)
            box = [round(value * POINTS_PER_PIXEL) for value in points]
            return SealPlace(number, (box[0], box[1], box[2], box[3]))
    return None


def _context(paper: Paper, at: datetime) -> dict[str, Any]:
    address = f"{settings.PUBLIC_URL.rstrip('/')}{paper.verify_path}"
    return {
        "paper": paper,
        "court": paper.court,
        "facts": paper.facts,
        "issued_at": at,
        "lang": LANGS.get(paper.language, "en"),
        "code": f"{paper.code[:5]}-{paper.code[5:]}",
        "verify_site": f"{settings.PUBLIC_URL.rstrip('/')}/verify/",
        "qr": segno.make(address, error="m").svg_data_uri(border=4, dark="#1c2430"),
        "hotline": settings.HOTLINE,
    }


@cache
def stylesheet(name: str) -> str:
    """A stylesheet of ours, for ``render``."""
    found = finders.find(name)
    if not found:
        raise CannotMake(Fault.NO_TEMPLATE, name)
    return Path(str(found)).read_text(encoding="utf-8")


@cache
def seal_drawing(court_code: str) -> bytes:
    """The portal's mark for one court as a one-page PDF: vector, stamped where a paper is signed.

    Square, with the portal's own name: not an official seal and not shaped like one.
    """
    html = render_to_string("papers/seal.html", {"court_code": court_code})
    return render(html, stylesheet("css/paper-seal.css"), is_document=False).pdf
