"""When courts close: read once for many duties."""

from collections.abc import Collection
from datetime import date, time

from portal.courts.models import DEFAULTS, Policy

KEY = Policy.Key.CLOSING_TIME


class ClosingTimes:
    """The closing times of some courts, past and future, read in one statement."""

    def __init__(self, court_ids: Collection[int]) -> None:
        self._default = time.fromisoformat(DEFAULTS[KEY])
        self._by_court: dict[int, list[tuple[date, time]]] = {}
        rows = Policy.objects.filter(court_id__in=court_ids, key=KEY).order_by("valid_from")
        for court_id, since, value in rows.values_list("court_id", "valid_from", "value"):
            times = self._by_court.setdefault(court_id, [])
            times.append((since, time.fromisoformat(value)))

    def on(self, court_id: int, day: date) -> time:
        """When this court closes on that day: the newest row in force, else the default."""
        closing = self._default
        for since, value in self._by_court.get(court_id, ()):
            if since > day:
                break
            closing = value
        return closing
