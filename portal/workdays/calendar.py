"""Date arithmetic of Chinese procedure on one immutable table of days. No Django here.

Three rules, never mixed: N working days; N calendar days whose last day moves off a rest day;
N months ending on the same day number, moved likewise. The start day never counts, whatever
kind of day it is (Civil Procedure Law art. 85). Dates are Asia/Shanghai dates.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple, NoReturn

from portal.workdays.pattern import (
    ART_CALENDAR,
    ART_MONTHS,
    ART_WORKING,
    FIRST_DAY,
    LAST_DAY,
    SATURDAY,
    ChangedDay,
    month_end_clamped,
    pattern_of,
)

ONE_DAY = timedelta(days=1)
Unit = Literal["working", "calendar", "months", "hours"]
State = Literal["final", "provisional"]


class OutOfCalendar(ValueError):
    """A date before the first or after the last day of the table, or a count that is not 1 or more.

    ``template`` and ``facts`` let a page say the sentence in the reader's language.
    """

    def __init__(self, template: str, **facts: Any) -> None:
        super().__init__(template % facts)
        self.template, self.facts = template, facts


NOT_POSITIVE = "The number of days must be 1 or more."
TOO_EARLY_OR_LATE = "The date must lie between %(first)s and %(last)s."
TOO_FAR = "The period ends after %(last)s, further than this calendar reaches."
TOO_FAR_BACK = "The period begins before %(first)s, further than this calendar reaches."


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rest day that was passed over, why it is one, and the notice that says so ("" if none)."""

    date: date
    reason: Any
    notice: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the table. ``notice`` is "" for a plain weekday or weekend."""

    date: date
    is_working: bool
    reason: Any
    notice: str
    is_announced: bool

    @property
    def is_makeup(self) -> bool:
        """A Saturday or Sunday worked in exchange for another rest day (调休)."""
        return self.is_working and self.date.weekday() >= SATURDAY


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period, and the sum that led to it, so that anyone can check by hand.

    ``counted`` are the days that made up the period (empty for months); ``skipped`` are rest days
    passed over; ``version`` is the calendar's. A provisional date may still move.
    """

    on: date
    state: State
    start: date
    days: int
    unit: Unit
    article: Any
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    version: int

    @property
    def is_provisional(self) -> bool:
        return self.state == "provisional"


class _Span(NamedTuple):
    """Where a period ends, the latest day whose kind mattered, and the days on the way."""

    on: date
    latest: date
    counted: tuple[date, ...]
    skipped: Sequence[date]


class Calendar:
    """An immutable rank table: for each day, how many working days there are up to it."""

    __slots__ = ("_days", "_rank", "_working", "announced_until", "first", "last", "say", "version")

    def __init__(
        self,
        changed: Iterable[ChangedDay] = (),
        *,
        announced_until: date,
        version: int = 0,
        first: date = FIRST_DAY,
        say: Callable[[str], Any] = str,
    ) -> None:
        """``changed``: exceptional days in order of force, a later one overrides an earlier.

        ``announced_until`` is the last day the notices make certain; after it the table holds
        weekdays and the fixed statutory days only, and every answer is provisional. ``say``
        makes reasons and articles translatable where they are shown.
        """
        self.first = first
        self.last = LAST_DAY
        self.announced_until, self.version, self.say = announced_until, version, say
        self._days = {row.date: row for row in changed}
        working: list[date] = []
        rank: dict[date, int] = {}
        day = first
        while day <= self.last:
            row = self._days.get(day)
            if row.is_working if row else pattern_of(day, announced_until)[0]:
                working.append(day)
            rank[day] = len(working)
            day += ONE_DAY
        self._working, self._rank = tuple(working), rank

    # -- One date in, one date out ----------------------------------------------------------
    def nth_working_day(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start``, which never counts itself. One lookup.

        Refused with ``OutOfCalendar``: n below 1, or a date outside the table at either end.
        """
        if n <= 0:
            raise OutOfCalendar(NOT_POSITIVE)
        try:
            return self._working[self._rank[start] + n - 1]
        except (KeyError, IndexError):
            self._refuse(start)

    def nth_working_days(self, starts: Sequence[date], n: int) -> list[date]:
        """``nth_working_day`` for many starts at once."""
        if n <= 0:
            raise OutOfCalendar(NOT_POSITIVE)
        working, rank, back = self._working, self._rank, n - 1
        try:
            return [working[rank[start] + back] for start in starts]
        except (KeyError, IndexError):
            return [self.nth_working_day(start, n) for start in starts]

    def is_working(self, day: date) -> bool:
        return self.day(day).is_working

    def working_days_in(self, first: date, last: date) -> int:
        """How many working days there are from ``first`` to ``last``, both included."""
        if last < first:
            return 0
        self._check(first)
        self._check(last)
        return self._rank[last] - self._rank.get(first - ONE_DAY, 0)

    def day(self, on: date) -> Day:
        """Everything the table knows about one day."""
        self._check(on)
        row = self._days.get(on)
        announced = on <= self.announced_until
        if row is not None:
            return Day(on, row.is_working, self.say(row.reason), row.notice, announced)
        working, reason = pattern_of(on, self.announced_until)
        return Day(on, working, self.say(reason) if reason else "", "", announced)

    # -- The three rules --------------------------------------------------------------------
    def working_days_after(self, start: date, n: int, *, article: Any = "") -> Due:
        """End of a period of ``n`` working days (工作日): rest days are skipped."""
        on = self.nth_working_day(start, n)
        rank = self._rank[start]
        skipped = [day for day in _days(start + ONE_DAY, on) if not self._is_working(day)]
        span = _Span(on, on, self._working[rank : rank + n], skipped)
        return self._due(start, n, "working", article or self.say(ART_WORKING), span)

    def calendar_days_after(self, start: date, n: int, *, article: Any = "") -> Due:
        """End of a period of ``n`` days: rest days count, but the last day moves off one."""
        raw = self._shifted(start, n)
        on = self._moved(raw)
        span = _Span(on, on, tuple(_days(start + ONE_DAY, raw)), _days(raw, on - ONE_DAY))
        return self._due(start, n, "calendar", article or self.say(ART_CALENDAR), span)

    def months_after(self, start: date, n: int, *, article: Any = "") -> Due:
        """End of a period of ``n`` months: same day number, or the month's last day; then moved.

        31 March + 1 month ends on 30 April (Civil Code art. 202).
        """
        self._check(start)
        if n <= 0:
            raise OutOfCalendar(NOT_POSITIVE)
        if n > (self.last.year - self.first.year + 1) * 12:
            raise OutOfCalendar(TOO_FAR, last=self.last)
        raw = month_end_clamped(start, n)
        if raw > self.last:
            raise OutOfCalendar(TOO_FAR, last=self.last)
        on = self._moved(raw)
        span = _Span(on, on, (), _days(raw, on - ONE_DAY))
        return self._due(start, n, "months", article or self.say(ART_MONTHS), span)

    # -- Backwards from a fixed day (期日) ---------------------------------------------------
    def working_days_before(self, event: date, n: int, *, article: Any = "") -> Due:
        """The latest day that still leaves ``n`` working days before ``event``."""
        self._check(event)
        if n <= 0:
            raise OutOfCalendar(NOT_POSITIVE)
        before = self._rank[event] - self._is_working(event)
        if before - n < 0:
            raise OutOfCalendar(TOO_FAR_BACK, first=self.first)
        counted = self._working[before - n : before]
        skipped = [day for day in _days(counted[0], event - ONE_DAY) if not self._is_working(day)]
        span = _Span(counted[0], event - ONE_DAY, counted[::-1], skipped[::-1])
        return self._due(event, n, "working", article or self.say(ART_WORKING), span)

    def calendar_days_before(self, event: date, n: int, *, article: Any = "") -> Due:
        """The latest day ``n`` days before ``event``; a rest day moves to the working day before.

        Earlier, not later: whoever must act "three days before the hearing" may not have fewer.
        """
        raw = self._shifted(event, n, -1)
        on = raw
        while not self._is_working(on):
            on -= ONE_DAY
            if on < self.first:
                raise OutOfCalendar(TOO_FAR_BACK, first=self.first)
        counted = tuple(_days(raw, event - ONE_DAY))[::-1]
        span = _Span(on, raw, counted, _days(on + ONE_DAY, raw)[::-1])
        return self._due(event, n, "calendar", article or self.say(ART_CALENDAR), span)

    # -- Inside -----------------------------------------------------------------------------
    def _due(self, start: date, n: int, unit: Unit, article: Any, span: _Span) -> Due:
        days = (self.day(day) for day in span.skipped)
        return Due(
            on=span.on, state="final" if span.latest <= self.announced_until else "provisional",
            start=start, days=n, unit=unit, article=article, counted=span.counted,
            skipped=tuple(Skipped(day.date, day.reason, day.notice) for day in days),
            version=self.version,
        )

    def _is_working(self, day: date) -> bool:
        return self._rank[day] > self._rank.get(day - ONE_DAY, 0)

    def _shifted(self, start: date, n: int, sign: int = 1) -> date:
        self._check(start)
        if n <= 0:
            raise OutOfCalendar(NOT_POSITIVE)
        if sign > 0 and n > (self.last - start).days:
            raise OutOfCalendar(TOO_FAR, last=self.last)
        if sign < 0 and n > (start - self.first).days:
            raise OutOfCalendar(TOO_FAR_BACK, first=self.first)
        return start + timedelta(days=sign * n)

    def _moved(self, raw: date) -> date:
        """The first working day from ``raw`` on (art. 85: the day after the rest days)."""
        day = raw
        while not self._is_working(day):
            day += ONE_DAY
            if day > self.last:
                raise OutOfCalendar(TOO_FAR, last=self.last)
        return day

    def _check(self, day: date) -> None:
        if day not in self._rank:
            self._refuse(day)

    def _refuse(self, day: date) -> NoReturn:
        if isinstance(day, datetime):
            raise TypeError("give the local date in Shanghai, not an instant")
        if day in self._rank:
            raise OutOfCalendar(TOO_FAR, last=self.last)
        raise OutOfCalendar(TOO_EARLY_OR_LATE, first=self.first, last=self.last)


def _days(first: date, last: date) -> list[date]:
    """Every day from ``first`` to ``last``, both included; none when they are the other way."""
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]
