"""Measuring pages of a viewing copy: how much ink, how light, how sharp, which way it stands."""

import time
from pathlib import Path
from typing import Any

from portal.dossier.quarantine.drawing import page_picture

LONGEST = 1_000
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
        width, height = pdf[number - 1].get_size()
        picture = page_picture(pdf, number, LONGEST)
        text = _text(pdf[number - 1])
        dots = _dots(pdf[number - 1])
    except Exception:
        return {"number": number, "width": 0, "height": 0, "drawn": False}
    return {
        "number": number, "width": picture.width, "height": picture.height, "drawn": True,
        "is_large": max(width, height) > 30, **text, "dots": dots, **of_picture(picture),
    }


def _text(page: Any) -> dict[str, Any]:
    """How many characters the page holds as text, and how many of them lie on their side."""
    import pypdfium2.raw as pdfium

    written = page.get_textpage()
    count = written.count_chars()
    lying = 0
    sample = range(0, count, max(1, count // 200))
    for place in sample:
        turned = abs(pdfium.FPDFText_GetCharAngle(written, place)) % 3.14159
        lying += 0.5 < turned < 2.6
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
    dark, paper = _level(levels, 0.02), _level(levels, 0.90)
    contrast = paper - dark
    ink = grey.point(lambda value: 255 if value < paper - max(contrast * 0.4, 24) else 0)
    edges = grey.filter(ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128))
    return {
        "light": round(ImageStat.Stat(grey).mean[0], 1), "paper": paper, "contrast": contrast,
        "ink": round(ImageStat.Stat(ink).mean[0] / 255, 5),
        "sharpness": round(_sharpest(edges), 2),
        "lines": round(_lines(ink), 3),
        "rim": round(_rim(ink), 3),
    }


def _level(levels: list[int], share: float) -> int:
    """The light below which this share of the page lies."""
    wanted, seen = share * sum(levels), 0
    for level, count in enumerate(levels):
        seen += count
        if seen >= wanted:
            return level
    return 255


def _sharpest(edges: Any) -> float:
    """The step between neighbouring dots at the sharpest places: the blank middle says nothing."""
    levels = edges.histogram()
    steps = [0] * 129
    for level, count in enumerate(levels):
        steps[abs(level - 128)] += count
    return float(_level(steps, 0.99))


def _lines(ink: Any) -> float:
    """Above 1 when the ink lies in rows, below 1 when it lies in columns; 1 says nothing."""
    from PIL import Image

    across = ink.resize((1, ink.height), Image.Resampling.BOX)
    down = ink.resize((ink.width, 1), Image.Resampling.BOX)
    rows, columns = _roughness(list(across.getdata())), _roughness(list(down.getdata()))
    return rows / columns if columns else 1.0


def _roughness(profile: list[int]) -> float:
    """How often and how much a profile jumps: lines of text make a comb."""
    steps = [(one - other) ** 2 for one, other in zip(profile, profile[2:], strict=False)]
    return sum(steps) / len(steps) if steps else 0.0


def _rim(ink: Any) -> float:
    """The largest share of ink on the four outermost strips that is broken as text is."""
    width, height = ink.size
    deep = max(2, round(RIM * max(width, height)))
    strips = (
        ink.crop((0, 0, width, deep)), ink.crop((0, height - deep, width, height)),
        ink.crop((0, 0, deep, height)), ink.crop((width - deep, 0, width, height)),
    )
    return max(_broken(strip) for strip in strips)


def _broken(strip: Any) -> float:
    """Changes between ink and paper along a strip, per hundred dots; a plain bar has none."""
    from PIL import Image

    size = (strip.width, 1) if strip.width > strip.height else (1, strip.height)
    along = [value > 48 for value in strip.resize(size, Image.Resampling.BOX).getdata()]
    changes = sum(one != other for one, other in zip(along, along[1:], strict=False))
    return 100 * changes / max(len(along), 1)
