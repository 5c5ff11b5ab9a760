"""Working time between two instants: minutes in which the court is open. Pure arithmetic."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from portal.workdays.calendar import Calendar

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingHours:
    """When a court is open on its working days, in its own zone."""

    calendar: Calendar
    opens: time
    closes: time
    zone: tzinfo

    def minutes(self, start: datetime, end: datetime) -> float:
        """Open minutes from ``start`` to ``end``; 0 when they stand the other way round."""
        first, last = start.astimezone(self.zone), end.astimezone(self.zone)
        if last <= first:
            return 0.0
        if first.date() == last.date():
            return self._until(last) - self._until(first)
        between = self.calendar.working_days_in(first.date() + ONE_DAY, last.date() - ONE_DAY)
        return self._length(first.date()) - self._until(first) + self._full * between + self._until(
            last
        )

    @property
    def _full(self) -> float:
        day = date.min
        span = datetime.combine(day, self.closes) - datetime.combine(day, self.opens)
        return span.total_seconds() / 60

    def _length(self, day: date) -> float:
        return self._full if self.calendar.is_working(day) else 0.0

    def _until(self, instant: datetime) -> float:
        """Open minutes of the instant's day that had passed by then."""
        if not self.calendar.is_working(instant.date()):
            return 0.0
        hour = min(max(instant.time(), self.opens), self.closes)
        day = instant.date()
        passed = datetime.combine(day, hour) - datetime.combine(day, self.opens)
        return passed.total_seconds() / 60
