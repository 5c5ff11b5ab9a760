"""Figures as people and programs read them: value, parts, formula, as-of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.common.clock import SHANGHAI
from portal.common.figures import Cell, Figure, Kind, Period
from portal.stats.reckoning import Reckoned
from portal.stats.suppression import hidden, is_small

MINUTES_AN_HOUR = 60


@dataclass(frozen=True)
class Shown:
    """One figure in one place. Hidden: too few records to be published."""

    label: str
    key: str
    figure: Figure
    cell: Cell
    is_hidden: bool = False

    @property
    def value(self) -> float | None:
        return None if self.is_hidden else self.figure.value(self.cell)

    @property
    def words(self) -> str:
        """The value with its unit, or why there is none."""
        if self.is_hidden:
            return _("under 5")
        value = self.figure.value(self.cell)
        if value is None:
            return "—"
        return in_words(self.figure, value)

    @property
    def parts(self) -> str:
        """Numerator and denominator, as numbers."""
        if self.is_hidden or self.figure.kind in (Kind.COUNT, Kind.MEDIAN, Kind.P95):
            return ""
        return f"{self.cell.numerator} / {self.cell.denominator}"


def in_words(figure: Figure, value: float) -> str:
    if figure.kind == Kind.COUNT:
        return f"{value:,.0f}"
    if figure.kind == Kind.SHARE:
        return f"{value:.1f}%"
    if figure.kind == Kind.MEAN:
        return f"{value:.2f}"
    hours, minutes = divmod(round(value), MINUTES_AN_HOUR)
    if hours:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    return _("%(minutes)d min") % {"minutes": minutes}


BAR_STEP, BAR_WIDTH = 46, 280
"""Height of one place in the drawing, and the length of a whole bar."""


@dataclass(frozen=True)
class Bar:
    """One place in the drawing of a share: where its words and its bar stand."""

    shown: Shown
    top: int

    @property
    def name_y(self) -> int:
        return self.top + 18

    @property
    def bar_y(self) -> int:
        return self.top + 24

    @property
    def value_y(self) -> int:
        return self.top + 35

    @property
    def length(self) -> int:
        return round((self.shown.value or 0) * BAR_WIDTH / 100)


@dataclass(frozen=True)
class Row:
    """A figure: its total, and one value for each place."""

    total: Shown
    places: Sequence[Shown]

    @property
    def figure(self) -> Figure:
        return self.total.figure

    @property
    def drawn(self) -> list[Bar]:
        """Places with something to draw, in the order of the table."""
        counted = [one for one in self.places if one.cell.denominator and not one.is_hidden]
        return [Bar(place, number * BAR_STEP) for number, place in enumerate(counted)]

    @property
    def height(self) -> int:
        return max(len(self.drawn), 1) * BAR_STEP


@dataclass(frozen=True)
class Line:
    """A court or division in the table, with every figure."""

    label: str
    cells: Sequence[Shown]


def by_place(rows: Sequence[Row]) -> list[Line]:
    """The table: places in their own order; those where nothing happened are left out."""
    columns = list(zip(*(row.places for row in rows), strict=True))
    return [
        Line(cells[0].label, cells) for cells in columns if any(one.cell != Cell() for one in cells)
    ]


def open_rows(reckoned: Sequence[Reckoned]) -> list[Row]:
    """For those allowed to open the records: nothing is hidden."""
    return [
        Row(
            Shown("", "", one.figure, one.total),
            [Shown(str(part.place), part.key, one.figure, part.cell) for part in one.parts],
        )
        for one in reckoned
    ]


def public_rows(reckoned: Sequence[Reckoned]) -> list[Row]:
    """For everybody: what is too small is hidden, and what would give it away."""
    rows = []
    for one in reckoned:
        marks = hidden([one.figure.size(part.cell) for part in one.parts])
        places = [
            Shown(str(part.place), part.key, one.figure, part.cell, mark)
            for part, mark in zip(one.parts, marks, strict=True)
        ]
        is_hidden = is_small(one.figure.size(one.total))
        rows.append(Row(Shown("", "", one.figure, one.total, is_hidden), places))
    return rows


def as_data(reckoned: Sequence[Reckoned], rows: Sequence[Row], period: Period) -> list[Any]:
    """For programs: each figure with formula, numerator, denominator, value and as-of."""
    return [
        {
            "service": one.series.code,
            "code": one.figure.code,
            "label": str(one.figure.label),
            "formula": str(one.figure.formula),
            "unit": str(one.figure.unit),
            "kind": str(one.figure.kind),
            **_numbers(row.total),
            "as_of": as_of(period),
            "places": [
                {"label": place.label, "code": place.key, **_numbers(place)}
                for place in row.places
            ],
        }
        for one, row in zip(reckoned, rows, strict=True)
    ]


def as_of(period: Period) -> str:
    """The instant up to which the figures know, on the court's clock."""
    return period.as_of.astimezone(SHANGHAI).isoformat(timespec="seconds")


def _numbers(shown: Shown) -> dict[str, Any]:
    """``numerator`` of a median is how many values it is the middle of."""
    if shown.is_hidden:
        return {"value": None, "numerator": None, "denominator": None, "hidden": True}
    kind, cell = shown.figure.kind, shown.cell
    is_of_values = kind in (Kind.MEDIAN, Kind.P95)
    return {
        "value": shown.value,
        "numerator": len(cell.values) if is_of_values else cell.numerator,
        "denominator": cell.denominator if kind in (Kind.SHARE, Kind.MEAN) else None,
        "hidden": False,
    }
