"""Causes of action (案由), found by their name, number, or the words people use.

The list is the selection of 法〔2025〕226号 (in force 2026-01-01) kept in ``data/causes.json``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.cases.data.everyday import DISPUTE, EVERYDAY, PLAIN
from portal.cases.finding import Sayings, folded

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

    @property
    def plain_zh(self) -> str:
        """What it is, in one plain Chinese sentence."""
        return PLAIN[self.no][0]

    @property
    def plain_en(self) -> str:
        """What it is, in one plain English sentence."""
        return PLAIN[self.no][1]


@dataclass(frozen=True)
class Found:
    """A cause that fits what was typed, and the saying that led to it."""

    cause: Cause
    by: str


@cache
def all_causes() -> dict[str, Cause]:
    """Every cause of the kept list by number, in its order."""
    rows = json.loads(LIST.read_text(encoding="utf-8"))
    return {row["no"]: Cause(**row) for row in rows}


@cache
def _sayings() -> Sayings:
    """Everyday words, names without their last word, and plain sentences' causes."""
    names: dict[tuple[str, ...], tuple[str, ...]] = {
        (cause.zh.removesuffix(DISPUTE), cause.en): (cause.no,) for cause in all_causes().values()
    }
    return Sayings({**EVERYDAY, **names})


def rank_causes(words: str) -> list[Found]:
    """Causes that fit what was typed, the likeliest first, each with what it was found by.

    A number finds its cause and its sub-causes; a whole name finds itself first; a part of a name
    finds those that hold it; everyday words (欠薪, 车祸), also within a sentence, lead to the
    causes they usually are.
    """
    asked = folded(words)
    causes = all_causes()
    if not asked:
        return []
    if asked.replace(".", "").isdecimal():
        numbered = [c for no, c in causes.items() if no == asked or no.startswith(f"{asked}.")]
        return [Found(cause, cause.no) for cause in numbered]
    found: dict[str, Found] = {}
    for cause, by in (*_named_exactly(asked), *_said(asked), *_named_in_part(asked)):
        found.setdefault(cause.no, Found(cause, by))
    return list(found.values())[:MOST]


def find_causes(words: str) -> list[Cause]:
    """What ``rank_causes`` finds; every cause when nothing is asked."""
    if not folded(words):
        return list(all_causes().values())
    return [found.cause for found in rank_causes(words)]


def _said(asked: str) -> Iterator[tuple[Cause, str]]:
    for hit in _sayings().find(asked):
        yield all_causes()[hit.name], hit.saying


def _named_exactly(asked: str) -> Iterator[tuple[Cause, str]]:
    for cause in all_causes().values():
        if asked in (cause.zh, cause.zh.removesuffix(DISPUTE), cause.en.lower()):
            yield cause, cause.zh


def _named_in_part(asked: str) -> Iterator[tuple[Cause, str]]:
    stem = asked.removesuffix(DISPUTE) or asked
    for cause in all_causes().values():
        if stem in cause.zh or stem in cause.en.lower():
            yield cause, cause.zh
