"""Reading the days of a notice as staff hand them in: a JSON or CSV file, or typed lines."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _, pgettext

from portal.common.refusals import Refused
from portal.workdays.pattern import ChangedDay

MOST_BYTES = 256 * 1024
MOST_DAYS = 400
WORKING = {"work", "working", "on", "false"}
REST = {"rest", "off", "holiday", "true"}
LONGEST_REASON = 60


def days_of_file(name: str, content: bytes) -> list[ChangedDay]:
    """Refuses, saying how to mend it, a file that is too large, not text, or not understood.

    JSON: a list, or an object with ``days``, of ``{"date", "kind": "rest"|"work", "reason"}``
    (``isOffDay`` and ``name`` are understood too). CSV: columns date, kind, reason.
    """
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 256 KB. A notice is small."), field="file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("The file is not UTF-8 text. Save it as UTF-8."), field="file") from None
    if name.lower().endswith(".json"):
        return _of_json(text)
    if name.lower().endswith(".csv"):
        return _of_rows(list(csv.reader(text.splitlines())), "file")
    raise Refused(_("Hand in a .json or a .csv file."), field="file")


def days_of_lines(text: str) -> list[ChangedDay]:
    """Typed lines: ``2027-02-06 rest Spring Festival``, in the reader's language too.

    Refuses the first line that is not understood.
    """
    rows = [line.split(maxsplit=2) for line in text.splitlines() if line.strip()]
    return _of_rows(rows, "days")


def _of_json(text: str) -> list[ChangedDay]:
    try:
        data = json.loads(text)
    except ValueError:
        raise Refused(_("The file is not valid JSON."), field="file") from None
    entries = data.get("days") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        raise Refused(_("The JSON file holds no list of days."), field="file")
    rows = []
    for entry in entries:
        if not isinstance(entry, Mapping):
            raise Refused(_("Every day must be an object with date and kind."), field="file")
        kind = entry.get("kind", entry.get("isOffDay", ""))
        reason = entry.get("reason", entry.get("name", ""))
        rows.append([str(entry.get("date", "")), str(kind), str(reason)])
    return _of_rows(rows, "file")


def _of_rows(rows: Iterable[list[str]], field: str) -> list[ChangedDay]:
    days: list[ChangedDay] = []
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and cells[0].lower() == "date"):
            continue
        days.append(_day(number, cells, field))
        if len(days) > MOST_DAYS:
            raise Refused(_("More than 400 days: a notice is small."), field=field)
    return days


def _day(number: int, cells: list[str], field: str) -> ChangedDay:
    where: dict[str, Any] = {"number": number}
    try:
        on = date.fromisoformat(cells[0])
    except ValueError:
        raise Refused(
            _("Line %(number)s: the date must be like 2027-02-06.") % where, field=field
        ) from None
    kind = cells[1].lower() if len(cells) > 1 else ""
    working = WORKING | {_("worked")}
    if kind not in working | REST | {pgettext("kind of day", "rest")}:
        raise Refused(_("Line %(number)s: say rest or work.") % where, field=field)
    reason = cells[2] if len(cells) > 2 else ""
    if not 0 < len(reason) <= LONGEST_REASON:
        raise Refused(
            _("Line %(number)s: give the reason in at most 60 characters.") % where, field=field
        )
    return ChangedDay(on, kind in working, reason, "")
