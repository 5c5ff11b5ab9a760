"""At start-up with the database: does the calendar in force hold together?"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from portal.workdays.calendars import calendar_for
from portal.workdays.selfcheck import faults_of


@register(Tags.database)
def calendar_holds_together(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Warns, one line per contradiction; silent before the first migration."""
    if not databases:
        return []
    try:
        faults = faults_of(calendar_for())
    except DatabaseError:
        return []
    return [Warning(fault, id="workdays.W001") for fault in faults]
