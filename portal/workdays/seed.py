"""The seed of the national calendar: a kept library's days, under the numbers of their notices.

The library knows which days were changed, not which notice said so; numbers and dates of the
notices stand in ``data/notices.json``. A year whose notice was not checked says so in its title.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from portal.workdays.pattern import ChangedDay, certain_until

DATA = Path(__file__).parent / "data" / "notices.json"
REASONS = {"Anti-Fascist 70th Day": "Victory Day", "Tomb-sweeping Day": "Qingming Festival"}


@dataclass(frozen=True)
class SeedNotice:
    """One notice of the seed with the days it changes, as it was worded when it came."""

    number: str
    title: str
    issued_on: date | None
    announces_until: date | None
    days: tuple[ChangedDay, ...]


@cache
def notices() -> tuple[SeedNotice, ...]:
    """Every notice of the seed in the order they came, later ones overriding earlier."""
    listed = json.loads(DATA.read_text(encoding="utf-8"))
    known = _library_days()
    changes = [_change(entry, known) for entry in listed["changes"]]
    changed_later = {day.date for notice in changes for day in notice.days}
    by_year: dict[int, list[ChangedDay]] = {}
    for on, day in sorted(known.items()):
        by_year.setdefault(_year_of(day), [])
        if on not in changed_later:
            by_year[_year_of(day)].append(day)
    yearly = [_yearly(year, days, known, listed) for year, days in sorted(by_year.items())]
    return (*yearly, *changes)


def _library_days() -> dict[date, ChangedDay]:
    from chinese_calendar.constants import holidays, workdays

    days = {}
    for source, is_working in ((holidays, False), (workdays, True)):
        for on, said in source.items():
            days[on] = ChangedDay(on, is_working, REASONS.get(said, said), "")
    return days


def _year_of(day: ChangedDay) -> int:
    """The year whose notice a day belongs to: New Year's swaps reach back into December."""
    return day.date.year + 1 if day.date.month == 12 and day.date.day > 20 else day.date.year


def _change(entry: dict[str, Any], known: dict[date, ChangedDay]) -> SeedNotice:
    days = [known[date.fromisoformat(text)] for text in entry["days"]]
    return SeedNotice(
        number=entry["number"], title=entry["title"],
        issued_on=date.fromisoformat(entry["issued_on"]), announces_until=None,
        days=tuple(_under(entry["number"], day, day.is_working) for day in days),
    )


def _yearly(
    year: int, days: list[ChangedDay], known: dict[date, ChangedDay], listed: dict[str, Any]
) -> SeedNotice:
    entry = listed["yearly"].get(str(year))
    if entry is None:
        number = listed["unchecked"]["number"].format(year=year)
        title, issued_on = listed["unchecked"]["title"].format(year=year), None
    else:
        number, title = entry["number"], listed["title"].format(year=year)
        issued_on = date.fromisoformat(entry["issued_on"])
        for text, said in entry.get("said_before", {}).items():
            before = known[date.fromisoformat(text)]
            days = [*days, ChangedDay(before.date, said == "work", before.reason, "")]
    stated = tuple(_under(number, day, day.is_working) for day in days)
    return SeedNotice(number, title, issued_on, certain_until(year), stated)


def _under(number: str, day: ChangedDay, is_working: bool) -> ChangedDay:
    return ChangedDay(day.date, is_working, day.reason, number)
