"""The place of papers on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.places import Count, Place
from portal.papers.models import Paper
from portal.papers.views.staff import visible_to
from portal.people.roles import Power


def failed(person: Any, at: datetime) -> Count:
    """Failed papers are late by nature: somebody was promised one."""
    number = visible_to(person).filter(state=Paper.State.FAILED).count()
    return Count(number, _("papers could not be made"), "overdue" if number else "neutral")


PLACES = [
    Place(
        "papers", _("Papers"), _("Papers that wait or could not be made, and why."),
        _("Running the portal"), frozenset({Power.MEND_MESSAGES}), icon="folder", waiting=failed,
    ),
]
