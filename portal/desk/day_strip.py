"""Why this date: the counting of a computed date, laid out for a person to follow.

A computed date (``Due`` of the working-day calendar) carries ``on``, ``start``, ``days``,
``unit``, ``counted`` (dates) and ``skipped`` (objects with ``date``, ``reason``, ``notice``).
"""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _, ngettext, pgettext

from portal.common import readable
from portal.common.clock import SHANGHAI

LONGEST = 28
"""Squares shown at most: the beginning and the end; the middle is one square that says how many."""
ENDS = 11


def cells(due: Any) -> list[dict[str, Any]]:
    """Every day from the start to the due date: ``on``, ``kind`` and the words under it."""
    strip = [_cell(due.start, "start", pgettext("day of a period", "start"))]
    for number, on in enumerate(due.counted, start=1):
        if on != due.on:
            strip.append(_cell(on, "counted", _("day %(n)d") % {"n": number}))
    strip += [
        _cell(rest.date, "rest", pgettext("day of a period", "rest"))
        for rest in due.skipped
        if due.start < rest.date < due.on
    ]
    strip.append(_cell(due.on, "last", pgettext("day of a period", "due")))
    strip.sort(key=lambda one: one["on"])
    if len(strip) <= LONGEST:
        return _headed(strip)
    hidden = len(strip) - 2 * ENDS
    gap = _cell(strip[ENDS]["on"], "gap", ngettext("%(n)d day", "%(n)d days", hidden))
    gap["words"] %= {"n": hidden}
    return [*_headed(strip[:ENDS]), gap, *_headed(strip[-ENDS:])]


def _headed(strip: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each square with its weekday, and the month where it begins or changes."""
    month = 0
    for one in strip:
        on = one["on"]
        one["head"] = readable.weekday(on) if on.month == month else readable.month_and_weekday(on)
        month = on.month
    return strip


def _cell(on: date, kind: str, under: str) -> dict[str, Any]:
    return {"on": on, "kind": kind, "words": under}


def passed_over(due: Any) -> list[dict[str, str]]:
    """Days that did not count, gathered by reason and notice, runs of days as one span."""
    groups: dict[tuple[str, str], list[date]] = {}
    for rest in due.skipped:
        groups.setdefault((str(rest.reason), str(rest.notice or "")), []).append(rest.date)
    return [
        {"days": readable.listed(_spans(days)), "reason": reason, "notice": notice}
        for (reason, notice), days in groups.items()
    ]


def _spans(days: list[date]) -> list[str]:
    """``10月1日至10月7日`` for a run of days, ``10月11日`` for one that stands alone."""
    runs: list[list[date]] = []
    for on in sorted(days):
        if runs and (on - runs[-1][-1]).days == 1:
            runs[-1].append(on)
        else:
            runs.append([on])
    return [
        readable.month_and_day(run[0])
        if len(run) == 1
        else _("%(first)s to %(last)s")
        % {"first": readable.month_and_day(run[0]), "last": readable.month_and_day(run[-1])}
        for run in runs
    ]


def rule(due: Any) -> str:
    """The rule in one line. The day a period starts never counts (CPL art. 85)."""
    facts = {"nth": readable.ordinal(due.days), "start": readable.day(due.start)}
    if due.unit == "working":
        return _("The %(nth)s working day after %(start)s.") % facts
    if due.unit == "hours":
        return _("%(hours)d hours, day and night; rest days do not move it.") % {"hours": due.days}
    if due.unit == "months":
        return ngettext(
            "%(n)d month after %(start)s; a last day of rest moves to the next working day.",
            "%(n)d months after %(start)s; a last day of rest moves to the next working day.",
            due.days,
        ) % {**facts, "n": due.days}
    return (
        _("The %(nth)s day after %(start)s; a last day of rest moves to the next working day.")
        % facts
    )


def position(due: Any, at: date | datetime) -> str:
    """``第3天，共7天``; what is to come before the first day; empty once the date has passed."""
    today = at.astimezone(SHANGHAI).date() if isinstance(at, datetime) else at
    if today > due.on:
        return ""
    if today == due.on:
        return _("Today is the last day.")
    if not due.counted:
        return ""
    number = sum(1 for on in due.counted if on <= today)
    if number == 0:
        return _("Counting has not begun: the first day is still to come.")
    return _("Day %(n)d of %(days)d") % {"n": number, "days": due.days}
