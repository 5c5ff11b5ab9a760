"""Measuring pages of a viewing copy: how much ink, how light, how sharp, which way it stands."""

import math
import time
from pathlib import Path
from typing import Any

from portal.dossier.quarantine.drawing import page_picture

LONGEST = 1_000
NEIGHBOURS = (0, 1, 0, 1, -4, 1, 0, 1, 0)
TILES = 6
RIM = 0.012
"""The outermost part of a page, where text that was cut off would stand."""


def measure(source: str, first: str, seconds: str) -> dict[str, Any]:
    """Measure pages from ``first`` on for at most so many seconds; at least one page."""
    import pypdfium2

    end = time.monotonic() + float(seconds)
    pages = []
    pdf = pypdfium2.PdfDocument(Path(source))
    try:
        for number in range(int(first), len(pdf) + 1):
            pages.append(measure_page(pdf, number))
            if time.monotonic() > end:
                break
    finally:
        pdf.close()
    return {"fault": "", "pages": pages}


def measure_page(pdf: Any, number: int) -> dict[str, Any]:
    """The facts of one page; a page that cannot be drawn says so and stops nothing."""
    try:
        picture = page_picture(pdf, number, LONGEST)
        text = _text(pdf[number - 1])
        dots = _dots(pdf[number - 1])
    except Exception:
        return {"number": number, "width": 0, "height": 0, "drawn": False}
    return {
        "number": number, "width": picture.width, "height": picture.height, "drawn": True,
        **text, "dots": dots, **of_picture(picture),
    }


def _text(page: Any) -> dict[str, Any]:
    """How many characters the page holds as text, and how many lie on their side as shown."""
    import pypdfium2.raw as pdfium

    shown_turned = math.radians(page.get_rotation())

    written = page.get_textpage()
    count = written.count_chars()
    lying = 0
    sample = range(0, count, max(1, count // 200))
    for place in sample:
        turned = pdfium.FPDFText_GetCharAngle(written, place) + shown_turned
        lying += abs(math.sin(turned)) > 0.5
    written.close()
    return {"characters": count, "lying": round(lying / len(sample), 3) if count else 0.0}


def _dots(page: Any) -> int:
    """Dots an inch of the largest picture that fills the page; 0 when no picture does."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    best = 0
    for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = part.get_bounds()
        wide, high = right - left, top - bottom
        if wide * high < 0.5 * width * height:
            continue
        pixels = part.get_px_size()
        best = max(best, round(max(pixels) / (max(wide, high) / 72)))
    return best


def of_picture(picture: Any) -> dict[str, float]:
    """What can be measured on the drawn page. Light is 0 to 255, shares are of 1."""
    from PIL import ImageFilter, ImageStat

    grey = picture.convert("L")
    levels = grey.histogram()
    dark, paper = _level(levels, 0.001), _level(levels, 0.90)
    ink = _ink(grey, dark, paper)
    edges = grey.filter(ImageFilter.Kernel((3, 3), NEIGHBOURS, scale=1, offset=128))
    tiles, rows = _rows_of_text(grey)
    return {
        "light": round(ImageStat.Stat(grey).mean[0], 1), "paper": paper, "contrast": paper - dark,
        "ink": round(_mean(ink), 5), "sharpness": _sharpest(edges), "tiles": tiles,
        "rows": round(rows, 3), "rim": round(_rim(ink), 2),
    }


def _level(levels: list[int], share: float) -> int:
    """The light below which this share of the page lies."""
    wanted, seen = share * sum(levels), 0
    for level, count in enumerate(levels):
        seen += count
        if seen >= wanted:
            return level
    return 255


def _ink(grey: Any, dark: int, paper: int) -> Any:
    """White where there is ink, black where there is paper."""
    edge = paper - max((paper - dark) * 0.4, 24)
    return grey.point([255 if level < edge else 0 for level in range(256)])


def _mean(ink: Any) -> float:
    from PIL import ImageStat

    return float(ImageStat.Stat(ink).mean[0]) / 255


def _sharpest(edges: Any) -> int:
    """The step between neighbouring dots at the sharpest places: the blank middle says nothing."""
    steps = [0] * 129
    for level, count in enumerate(edges.histogram()):
        steps[abs(level - 128)] += count
    return _level(steps, 0.99)


def _rows_of_text(grey: Any) -> tuple[int, float]:
    """Tiles of the page that look like text, and how much whiter their rows are than their
    columns: above 0 the lines run across, below 0 they run up or down the page."""
    wide, high = int(grey.width * 0.7) // TILES, int(grey.height * 0.7) // TILES
    left, top = int(grey.width * 0.15), int(grey.height * 0.15)
    found = []
    for across in range(TILES):
        for down in range(TILES):
            at = (left + across * wide, top + down * high)
            found += _tile(grey.crop((*at, at[0] + wide, at[1] + high)))
    return len(found), sum(found) / len(found) if found else 0.0


def _tile(tile: Any) -> list[float]:
    """White rows less white columns of a tile, as shares; nothing when it holds no text."""
    levels = tile.histogram()
    paper, dark = _level(levels, 0.85), _level(levels, 0.02)
    if paper - dark < 40:
        return []
    ink = _ink(tile, dark, paper)
    if not 0.02 < _mean(ink) < 0.45:
        return []
    rows, columns = _along(ink, (1, ink.height)), _along(ink, (ink.width, 1))
    return [_white(rows) - _white(columns)]


def _along(ink: Any, size: tuple[int, int]) -> bytes:
    from PIL import Image

    profile: bytes = ink.resize(size, Image.Resampling.BOX).tobytes()
    return profile


def _white(profile: bytes) -> float:
    return sum(level < 8 for level in profile) / max(len(profile), 1)


def _rim(ink: Any) -> float:
    """How broken, as text is, the ink is on the worst of the four outermost strips."""
    width, height = ink.size
    deep = max(2, round(RIM * max(width, height)))
    strips = (
        ink.crop((0, 0, width, deep)), ink.crop((0, height - deep, width, height)),
        ink.crop((0, 0, deep, height)), ink.crop((width - deep, 0, width, height)),
    )
    return max(_broken(strip) for strip in strips)


def _broken(strip: Any) -> float:
    """Changes between ink and paper along a strip, per hundred dots; a plain bar has none, and
    a strip that is mostly ink is no paper."""
    size = (strip.width, 1) if strip.width > strip.height else (1, strip.height)
    along = [level > 48 for level in _along(strip, size)]
    if sum(along) > len(along) / 2:
        return 0.0
    changes = [one != other for one, other in zip(along, along[1:], strict=False)]
    return 100.0 * changes.count(True) / max(len(along), 1)
