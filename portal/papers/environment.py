"""What the machine must have before a Chinese paper can be made.

Asked through the libraries themselves, without importing the renderer, because the question is
part of every start.
"""

import ctypes
from functools import cache

from django.core.checks import CheckMessage, Warning

from portal.papers.faults import Fault

SUBSETTERS = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
FONT_FINDERS = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
REMEDY = {
    Fault.NO_SUBSETTER: (
        "papers.W001",
        "Papers will not be made: libharfbuzz-subset is missing, without it one paper takes "
        "15 seconds. On Debian: apt-get install libharfbuzz-subset0",
    ),
    Fault.NO_FONT: (
        "papers.W002",
        "Papers will not be made: no Chinese font is installed and every character would be "
        "blank. On Debian: apt-get install fonts-noto-cjk",
    ),
}


@cache
def missing() -> tuple[Fault, ...]:
    """What is missing here, empty when papers can be made."""
    faults = []
    if _load(SUBSETTERS) is None:
        faults.append(Fault.NO_SUBSETTER)
    if not _has_chinese_font():
        faults.append(Fault.NO_FONT)
    return tuple(faults)


def check_environment(**kwargs: object) -> list[CheckMessage]:
    """Django's system check: says in a sentence why papers would fail, and how to mend it."""
    found: list[CheckMessage] = []
    for fault in missing():
        number, words = REMEDY[fault]
        found.append(Warning(words, id=number))
    return found


def _load(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


class _FontSet(ctypes.Structure):
    _fields_ = [
        ("nfont", ctypes.c_int), ("sfont", ctypes.c_int), ("fonts", ctypes.c_void_p),
    ]


def _has_chinese_font() -> bool:
    return _some_font(b":lang=zh-cn")


@cache
def has_font_for(character: str) -> bool:
    """Whether any installed font can draw this character; papers may use each of them."""
    return _some_font(f":charset={ord(character):x}".encode())


def _some_font(asked: bytes) -> bool:
    """Whether the system knows a font of this pattern."""
    finder = _load(FONT_FINDERS)
    if finder is None:
        return False
    finder.FcNameParse.restype = ctypes.c_void_p
    finder.FcObjectSetCreate.restype = ctypes.c_void_p
    finder.FcFontList.restype = ctypes.POINTER(_FontSet)
    finder.FcFontList.argtypes = [ctypes.c_void_p] * 3
    for name in ("FcPatternDestroy", "FcObjectSetDestroy", "FcFontSetDestroy"):
        getattr(finder, name).argtypes = [ctypes.c_void_p]
    pattern, wanted = finder.FcNameParse(asked), finder.FcObjectSetCreate()
    fonts = finder.FcFontList(None, pattern, wanted)
    found = bool(fonts) and fonts.contents.nfont > 0
    finder.FcFontSetDestroy(fonts)
    finder.FcObjectSetDestroy(wanted)
    finder.FcPatternDestroy(pattern)
    return found
