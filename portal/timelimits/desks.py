"""The calendar's place on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.places import Count, Place
from portal.people.roles import Power
from portal.timelimits.limits import local_day
from portal.workdays.alarm import missing_notice
from portal.workdays.calendars import calendar_for
from portal.workdays.models import DayNotice


def waiting(person: Any, at: datetime) -> Count:
    """Drafts for a second person; coloured while next year's notice is missing."""
    alarm = missing_notice(calendar_for(), local_day(at))
    number = DayNotice.objects.drafts().count()
    if alarm is not None:
        return Count(
            number, _("to decide; next year's notice is missing"),
            "overdue" if alarm.is_red else "soon",
        )
    return Count(number, _("notices to decide"), "soon" if number else "neutral")


PLACES = [
    Place(
        url_name="calendar",
        title=_("Working-day calendar"),
        words=_("Notices of rest days, and the open dates they move."),
        group=_("Court"),
        open_to=frozenset({Power.IMPORT_NOTICES, Power.APPROVE_NOTICES}),
        icon="calendar",
        key="w",
        waiting=waiting,
    ),
]
