"""Places of the console: what an app offers staff. Each app lists its own in ``desks.py``.

The desk gathers the lists; nobody edits the desk to appear on it. A place names the offices it
opens to, so that navigation, workbench and key list show only what a person may open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Count:
    """How much waits at a place for one person. ``words`` says of what kind."""

    number: int
    words: Any
    tone: str = "neutral"
    """``overdue`` when something is late, ``soon`` when something will be, else ``neutral``."""


@dataclass(frozen=True)
class Place:
    """One page of the console.

    ``url_name`` is reversed as ``staff:<url_name>``. ``open_to`` holds roles and powers, any of
    which opens it; empty means every office. ``waiting`` counts what waits for a person there,
    in one query. ``key`` is the letter pressed after ``g``.
    """

    url_name: str
    title: Any
    words: Any
    group: Any
    open_to: frozenset[str] = frozenset()
    icon: str = "folder"
    key: str = ""
    waiting: Callable[[Any, datetime], Count] | None = None
