"""What a duty is in law: pure data, no Django models."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any, Literal


@dataclass(frozen=True)
class LimitRule:
    """A duty with its period and its article.

    ``days`` counts working days, calendar days or months (``unit``); the start day never counts.
    With ``unit="hours"`` it counts hours from the instant itself, day and night, in whole days.
    A duty of staff ends at the court's closing time on its last day. ``is_statutory`` is a period
    of the law itself: the court's own rest days move it only where the court's policy says so.
    ``reminders`` are spans before the due instant at which the owner is reminded, longest first.
    ``ends_at`` is an hour of the last day when the duty ends before the court's closing time.
    """

    code: str
    days: int
    unit: Literal["working", "calendar", "months", "hours"]
    owner_role: str
    label: Any
    article: Any
    consequence: Any
    reminders: tuple[timedelta, ...] = field(default=())
    is_statutory: bool = False
    ends_at: time | None = None
