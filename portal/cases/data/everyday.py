"""Everyday words, and the causes of action they usually are.

``everyday.tsv`` has one situation a line: its causes, the likeliest first, then what people say in
Chinese (parted by 、) and in English (parted by commas). ``plain.tsv`` says each cause in one plain
sentence. Both are written to be read and mended by people who know how litigants talk.
"""

from pathlib import Path

HERE = Path(__file__).parent

DISPUTE = "纠纷"
"""The word every contentious cause ends with, which nobody types."""


def _lines(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


EVERYDAY: dict[tuple[str, ...], tuple[str, ...]] = {
    (*chinese.split("、"), *english.split(", ")): tuple(numbers.split())
    for numbers, chinese, english in _lines("everyday.tsv")
}
"""What people say, and the numbers of the causes it usually is, the likeliest first."""

PLAIN: dict[str, tuple[str, str]] = {no: (zh, en) for no, zh, en in _lines("plain.tsv")}
"""By number of the cause: what it is in plain Chinese and plain English."""
