"""The mark on every page somebody reads: who reads, which case, when. It cannot be taken off.

It is drawn into the picture itself. Nobody who photographs or saves a page can hide whose page
it was.
"""

import ctypes
import io
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from portal.common.clock import SHANGHAI
from portal.people.masks import STARS
from portal.people.models import Person
from portal.people.numbers import Kind

FONT_FINDERS = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
SLANT = 24
INK = (31, 61, 109)
THICKNESS = 46
"""Of 255: thin enough to read the page through it."""
A4_MARK = (1_240, 1_754)


@dataclass(frozen=True)
class Mark:
    """What the mark says, in two short lines."""

    first: str
    second: str


def mark_of(person: Person, case_number: str, at: datetime) -> Mark:
    """Name and last characters of a proved number, case and instant of this reading."""
    moment, use = at.astimezone(SHANGHAI), _("For this case only")
    return Mark(
        f"{person.full_name} {last_of_number(person)} {case_number}",
        f"{moment:%Y-%m-%d %H:%M} {use}",
    )


def last_of_number(person: Person) -> str:
    """Last four of the licence or the identity number; of the phone when none is proved."""
    kinds = {one.kind: one for one in person.identities.all()}
    shown = kinds.get(Kind.LAWYER_LICENCE) or next(iter(kinds.values()), None)
    if shown is not None:
        return str(shown.masked.rpartition(STARS)[2])
    return person.phone[-4:]


def marked(picture: Path, mark: Mark) -> bytes:
    """A drawn page with the mark in it, as WebP."""
    from PIL import Image

    with Image.open(picture) as page:
        whole = page.convert("RGB")
    whole.paste(INK, (0, 0, *whole.size), _veil(mark, whole.size))
    return _webp(whole)


def plain(picture: Path) -> bytes:
    """A drawn page as WebP, for staff at work on a filing."""
    from PIL import Image

    with Image.open(picture) as page:
        return _webp(page.convert("RGB"))


def mark_page(mark: Mark) -> bytes:
    """A PDF of one clear page with the mark, to be laid over every page of a volume."""
    import pikepdf
    from PIL import Image

    veil = _veil(mark, A4_MARK)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        shape = pdf.make_stream(veil.tobytes(), _image_words(veil.size, "/DeviceGray"))
        ground = Image.new("RGB", (8, 8), INK)
        image = pdf.make_stream(
            ground.tobytes(), {**_image_words(ground.size, "/DeviceRGB"), "/SMask": shape}
        )
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Mark=image))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Mark Do Q")
        out = io.BytesIO()
        pdf.save(out, compress_streams=True)
        return out.getvalue()


def _image_words(size: tuple[int, int], colours: str) -> dict[str, Any]:
    import pikepdf

    return {
        "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": size[0],
        "/Height": size[1], "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name(colours),
    }


def _webp(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=72, method=2)
    return out.getvalue()


@lru_cache(maxsize=8)
def _veil(mark: Mark, size: tuple[int, int]) -> Any:
    """Where the mark's ink goes and how thick: slanted, again and again, each row shifted."""
    from PIL import Image, ImageDraw

    letters = max(14, min(size) // 44)
    font = _font(letters)
    width = int(max(font.getlength(mark.first), font.getlength(mark.second))) + letters * 4
    tile = Image.new("L", (width, letters * 4), 0)
    pen = ImageDraw.Draw(tile)
    pen.text((letters, 0), mark.first, font=font, fill=THICKNESS)
    pen.text((letters, int(letters * 1.4)), mark.second, font=font, fill=THICKNESS)
    slanted = tile.rotate(SLANT, expand=True, resample=Image.Resampling.BICUBIC)
    shape = slanted.point([0] + [255] * 255)
    veil = Image.new("L", size, 0)
    step_x, step_y = slanted.size
    for row, top in enumerate(range(-step_y, size[1], step_y)):
        for left in range(-step_x // 2 * (row % 2), size[0], step_x):
            veil.paste(slanted, (left, top), shape)
    return veil


@lru_cache(maxsize=8)
def _font(letters: int) -> Any:
    from PIL import ImageFont

    path = chinese_font()
    return ImageFont.truetype(path, letters) if path else ImageFont.load_default(letters)


@cache
def chinese_font() -> str:
    """A font file with Chinese letters, asked of fontconfig; empty when the machine has none."""
    finder = next(filter(None, map(_load, FONT_FINDERS)), None)
    if finder is None:
        return ""
    finder.FcNameParse.restype = finder.FcFontMatch.restype = ctypes.c_void_p
    finder.FcConfigSubstitute.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int]
    finder.FcDefaultSubstitute.argtypes = [ctypes.c_void_p]
    finder.FcFontMatch.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    finder.FcPatternGetString.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p,
    ]
    pattern = finder.FcNameParse(b"sans:lang=zh-cn")
    finder.FcConfigSubstitute(None, pattern, 0)
    finder.FcDefaultSubstitute(pattern)
    found = finder.FcFontMatch(None, pattern, ctypes.byref(ctypes.c_int()))
    name = ctypes.c_char_p()
    if not found or finder.FcPatternGetString(found, b"file", 0, ctypes.byref(name)):
        return ""
    return (name.value or b"").decode()


def _load(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
