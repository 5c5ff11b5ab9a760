"""What a duty is in law: pure data, no Django models."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any, Literal


@dataclass(frozen=True)
class LimitRule:
    """A duty with its period and its article.

    ``days`` counts working days or calendar days (``unit``); the start day never counts.
    ``reminders`` are spans before the due instant at which the owner is reminded, longest first.
    ``ends_at`` is an hour of the last day when the duty ends before the court's closing time.
    """

    code: str
    days: int
    unit: Literal["working", "calendar"]
    owner_role: str
    label: Any
    article: Any
    consequence: Any
    reminders: tuple[timedelta, ...] = field(default=())
    ends_at: time | None = None
