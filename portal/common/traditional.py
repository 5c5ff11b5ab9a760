"""Chinese of our own data (names of courts, causes, places) in the signs the reader chose."""

from functools import cache
from typing import Any

from django.utils.translation import get_language

TRADITIONAL = "zh-hant"


def in_reader_script(chinese: str) -> str:
    """The same words in Traditional signs when the page is in Traditional Chinese.

    Never for what a person wrote or for the text of a document: those stay as they are.
    """
    return _converted(chinese) if get_language() == TRADITIONAL else chinese


@cache
def _converted(chinese: str) -> str:
    return str(_table().convert(chinese))


@cache
def _table() -> Any:
    from opencc import OpenCC

    return OpenCC("s2tw")
