"""Figures a service counts: what each means, its formula, and the parts it is made of.

Each service lists its own in ``figures.py`` as ``SERIES``; ``portal.stats`` gathers, adds up,
publishes and opens them. Nothing here is counted nightly: a figure is reckoned when asked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from statistics import median
from typing import Any


class Kind(StrEnum):
    """How a figure is made from what was counted."""

    COUNT = "count"
    SHARE = "percent"
    MEAN = "mean"
    MEDIAN = "median"
    P95 = "p95"


@dataclass(frozen=True)
class Period:
    """Local days, both included, and the instant up to which things are known."""

    since: date
    until: date
    as_of: datetime


@dataclass(frozen=True)
class Cell:
    """What was counted in one division. Cells add up, so that a total is never a mean of means."""

    numerator: int = 0
    denominator: int = 0
    values: tuple[float, ...] = ()

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.values + other.values,
        )


@dataclass(frozen=True)
class Figure:
    """One figure. ``formula`` says how anyone can reckon it from the records.

    ``numerator`` and ``denominator`` name the parts; a count has no denominator.
    """

    code: str
    label: Any
    formula: Any
    kind: Kind
    unit: Any
    numerator: Any
    denominator: Any = ""

    def value(self, cell: Cell) -> float | None:
        """The figure of a cell; None when nothing was there to count."""
        if self.kind == Kind.COUNT:
            return float(cell.numerator)
        if self.kind in (Kind.MEDIAN, Kind.P95):
            return _of_values(self.kind, cell.values)
        if not cell.denominator:
            return None
        share = cell.numerator / cell.denominator
        return round(share * 100, 1) if self.kind == Kind.SHARE else round(share, 2)

    def size(self, cell: Cell) -> int:
        """How many records stand behind a cell: what is too small to publish."""
        if self.kind == Kind.COUNT:
            return cell.numerator
        return len(cell.values) if self.kind in (Kind.MEDIAN, Kind.P95) else cell.denominator


def _of_values(kind: Kind, values: Sequence[float]) -> float | None:
    if not values:
        return None
    if kind == Kind.MEDIAN:
        return round(median(values), 1)
    ordered = sorted(values)
    return round(ordered[-(-len(ordered) * 95 // 100) - 1], 1)


Place = tuple[int, int]
"""A court and one of its divisions, by primary key."""
Counted = Mapping[str, Mapping[Place, Cell]]
"""By code of the figure, then by place."""


@dataclass(frozen=True)
class Record:
    """One record behind a figure, for those allowed to open it."""

    title: str
    words: str
    url: str


@dataclass(frozen=True)
class Series:
    """The figures of one service.

    ``count(period)`` counts all of them in a constant number of statements. ``records(person,
    period, code, part)`` lists what stands behind one, scoped to the person; ``part`` is
    ``numerator`` or ``rest``.
    """

    code: str
    label: Any
    figures: Sequence[Figure]
    count: Callable[[Period], Counted]
    records: Callable[[Any, Period, str, str], Iterable[Record]]
