"""Causes of action (案由), found by their name, number, or the words people use.

The list is the selection of 法〔2025〕226号 (in force 2026-01-01) kept in ``data/causes.json``.
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.cases.data.everyday import DISPUTE, EVERYDAY

LIST = Path(__file__).parent / "data" / "causes.json"
MOST = 50

@dataclass(frozen=True)
class Cause:
    """One cause: its number in the list, the case system's number, level and names."""

    no: str
    spc_id: str
    level: int
    zh: str
    en: str


@cache
def all_causes() -> dict[str, Cause]:
    """Every cause of the kept list by number, in its order."""
    rows = json.loads(LIST.read_text(encoding="utf-8"))
    return {row["no"]: Cause(**row) for row in rows}


@cache
def _everyday() -> dict[str, tuple[str, ...]]:
    single: dict[str, list[str]] = {}
    for key, numbers in EVERYDAY.items():
        chinese = [word for word in key.split() if not word.isascii()]
        english = [word.lower() for word in key.split() if word.isascii() and len(word) > 3]
        for word in chinese + english:
            known = single.setdefault(word, [])
            known += [number for number in numbers if number not in known]
    return {word: tuple(numbers) for word, numbers in single.items()}


def find_causes(words: str) -> list[Cause]:
    """Causes that fit what was typed, the likeliest first; all of them for no words.

    A number finds its cause and its sub-causes; Chinese or English names are found in part;
    everyday words (欠薪, 车祸) lead to the causes they usually are, also within a sentence.
    """
    asked = unicodedata.normalize("NFKC", words).strip().lower()
    causes = all_causes()
    if not asked:
        return list(causes.values())
    if asked.replace(".", "").isdecimal():
        return [c for no, c in causes.items() if no == asked or no.startswith(f"{asked}.")]
    stem = asked.removesuffix(DISPUTE) or asked
    everyday = [
        number for word, numbers in _everyday().items()
        if word in asked or (len(stem) > 1 and stem in word) for number in numbers
    ]
    named = [c.no for c in causes.values() if stem in c.zh or stem in c.en.lower()]
    exact = [c.no for c in causes.values() if asked in (c.zh, c.zh.removesuffix(DISPUTE))]
    found = dict.fromkeys([*exact, *everyday, *named])
    return [causes[no] for no in found if no in causes][:MOST]
