"""Making words fit what a channel carries, without breaking a character, a link or the code."""

import re
from collections.abc import Callable

LINK = re.compile(r"(https?://[^\s，。；、）)]+)")
CUT = "…"

Size = Callable[[str], int]


def in_bytes(text: str) -> int:
    return len(text.encode())


def fit(text: str, limit: int, size: Size = len) -> str:
    """``text`` in at most ``limit``; links are kept whole, the words around them are cut.

    An answer link is worth more than the sentence before it, so words give way first. A link
    that does not fit even alone is left out: half a link leads nowhere.
    """
    if size(text) <= limit:
        return text
    parts = LINK.split(text)
    links = sum(size(part) for part in parts[1::2])
    room = limit - size(CUT) - links
    kept: list[str] = []
    for place, part in enumerate(parts):
        if place % 2:
            kept.append(part)
            continue
        head = _head(part, max(room, 0), size)
        room -= size(head)
        if head != part:
            room = 0
            kept.append(f"{head}{CUT}" if CUT not in "".join(kept) else head)
        else:
            kept.append(part)
    fitted = "".join(kept)
    return fitted if size(fitted) <= limit else _head(parts[0], limit - size(CUT), size) + CUT


def _head(text: str, room: int, size: Size) -> str:
    """The longest beginning of ``text`` that takes at most ``room``, cut between characters."""
    if size(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= room else (low, middle - 1)
    return text[:low]
