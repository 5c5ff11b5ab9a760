"""Adding figures up: over all courts, one court by division, or one division."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.common.clock import SHANGHAI
from portal.common.figures import Cell, Figure, Period, Place, Series
from portal.courts.models import Court, Division
from portal.stats.registry import all_series

DAYS_SHOWN = 30
LONGEST = 366 * 10


@dataclass(frozen=True)
class Part:
    """A figure in one place: a court, or a division of it, which says its name when shown."""

    place: Court | Division
    key: str
    cell: Cell


@dataclass(frozen=True)
class Reckoned:
    """A figure with its total and its parts, in the order of the court's own list, unranked."""

    series: Series
    figure: Figure
    total: Cell
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Scope:
    """Which places are added up. Empty: every court."""

    court: Court | None = None
    division_ids: frozenset[int] | None = None

    def holds(self, place: Place) -> bool:
        in_court = self.court is None or place[0] == self.court.pk
        return in_court and (self.division_ids is None or place[1] in self.division_ids)


def period_of(since: date | None, until: date | None, *, at: datetime) -> Period:
    """Both days included, the last thirty when none is given; known up to now, or its end."""
    today = at.astimezone(SHANGHAI).date()
    until = until or today
    since = since or until - timedelta(days=DAYS_SHOWN - 1)
    end = datetime.combine(until + timedelta(days=1), time(0), SHANGHAI)
    return Period(since, until, min(at, end))


def reckon(period: Period, scope: Scope) -> list[Reckoned]:
    """Every figure of every service."""
    places = _Places(scope)
    return [
        Reckoned(
            series,
            figure,
            _total(cells, scope),
            places.parts(cells),
        )
        for series, counted in ((one, one.count(period)) for one in all_series())
        for figure in series.figures
        for cells in (counted.get(figure.code, {}),)
    ]


def _total(cells: Mapping[Place, Cell], scope: Scope) -> Cell:
    return _sum(cell for place, cell in cells.items() if scope.holds(place))


def _sum(cells: Iterable[Cell]) -> Cell:
    """All at once, because adding tuples one by one grows with their square."""
    cells = list(cells)
    return Cell(
        sum(cell.numerator for cell in cells),
        sum(cell.denominator for cell in cells),
        tuple(value for cell in cells for value in cell.values),
    )


class _Places:
    """The rows of a table: divisions of the chosen court, or all courts."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._rows: list[Court | Division] = []
        if scope.court is None:
            self._rows += Court.objects.order_by("code")
        else:
            divisions = Division.objects.filter(court=scope.court).order_by("code")
            self._rows += [one for one in divisions if scope.holds((one.court_id, one.pk))]

    def parts(self, cells: Mapping[Place, Cell]) -> tuple[Part, ...]:
        column = 1 if self.scope.court is not None else 0
        by_key: dict[int, list[Cell]] = {}
        for place, cell in cells.items():
            if self.scope.holds(place):
                by_key.setdefault(place[column], []).append(cell)
        return tuple(
            Part(place, place.code, _sum(by_key.get(place.pk, []))) for place in self._rows
        )
