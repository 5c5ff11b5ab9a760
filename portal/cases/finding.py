"""Finding by everyday words: how much of a saying somebody's own words cover.

Texts are cut into pieces that need no dictionary: pairs of neighbouring signs for Chinese, whole
words for short English ones, four letters in a row for long ones (a slip of the finger still
finds). A piece weighs the more the fewer sayings hold it. Nothing here asks the network.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

RUNS = re.compile(r"[㐀-鿿]+|[a-z0-9+]+")
LONG_WORD, PART = 6, 4
ENDINGS = ("ing", "ed", "es", "s")
SMALL_WORDS = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for",
    "from", "get", "got", "had", "has", "have", "he", "her", "his", "i", "if", "in", "is", "it",
    "its", "me", "my", "not", "of", "on", "or", "our", "she", "so", "some", "somebody",
    "someone", "that", "the", "their", "them", "they", "this", "to", "up", "us", "was", "we",
    "were", "what", "when", "who", "will", "with", "won", "would", "you", "your", "t", "don",
})
LEAST = 0.3
"""A saying counts when at least so much of it, or half of what was typed, is covered."""
SECOND = 0.25
"""How much a second fitting saying adds to the best one."""
STEP = 0.88
"""What each place further back in a situation's list of causes costs."""


def folded(text: str) -> str:
    """Wide letters made plain, small letters, no space at the ends."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def pieces(text: str) -> frozenset[str]:
    """The pieces a text is compared by."""
    found: set[str] = set()
    for run in RUNS.findall(folded(text)):
        if not run.isascii():
            found |= {run[i : i + 2] for i in range(max(len(run) - 1, 1))}
        elif run not in SMALL_WORDS:
            word = _stem(run)
            if len(word) < LONG_WORD:
                found.add(f"={word}")
            else:
                found |= {word[i : i + PART] for i in range(len(word) - PART + 1)}
    return frozenset(found)


@dataclass(frozen=True)
class Hit:
    """What was found: its name, how well it fits (only good for ordering), the saying that fits."""

    name: str
    score: float
    saying: str


class Sayings:
    """An index of sayings, each leading to names in order of likelihood."""

    def __init__(self, table: Mapping[tuple[str, ...], tuple[str, ...]]) -> None:
        rows = list(table.items())
        counted = Counter(
            piece
            for said, _names in rows
            for piece in frozenset().union(*(pieces(one) for one in said))
        )
        self._weight = {piece: math.log(1 + len(rows) / n) for piece, n in counted.items()}
        self._rarest = math.log(1 + len(rows))
        self._sayings = [
            (one, cut, sum(self._weight[piece] for piece in cut), names)
            for said, names in rows
            for one in said
            if (cut := pieces(one))
        ]

    def find(self, words: str) -> list[Hit]:
        """Names whose sayings the words fit, the likeliest first."""
        asked = pieces(words)
        whole = sum(self._weight.get(piece, self._rarest) for piece in asked)
        fitting: dict[str, list[tuple[float, str]]] = {}
        for saying, cut, weight, names in self._sayings:
            shared = sum(self._weight[piece] for piece in cut & asked)
            if not shared or (shared / weight < LEAST and shared / whole < 0.5):
                continue
            fit = shared / weight * math.sqrt(shared)
            for place, name in enumerate(names):
                fitting.setdefault(name, []).append((fit * STEP**place, saying))
        return sorted((_hit(name, fits) for name, fits in fitting.items()), key=lambda h: -h.score)


def _hit(name: str, fits: list[tuple[float, str]]) -> Hit:
    fits.sort(reverse=True)
    return Hit(name, fits[0][0] + SECOND * sum(fit for fit, _saying in fits[1:2]), fits[0][1])
