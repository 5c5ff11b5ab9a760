"""Places of filing on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from filing.models import Passing, Witnessing
from filing.states import WitnessState
from filing.views.staff.entrances import PASSING_ROLES
from filing.views.staff.witnessing import ROLES as WITNESS_ROLES
from portal.common.places import Count, Place
from portal.people.roles import Role


def passings_owed(person: Any, at: datetime) -> Count:
    """Papers passed on that nobody has answered; late when one is past its target."""
    rows = Passing.objects.visible_to(person).unanswered()
    tone = "overdue" if rows.past_target(at).exists() else "neutral"
    return Count(rows.count(), _("papers passed on wait for an answer"), tone)


def witnessings_wanted(person: Any, at: datetime) -> Count:
    """Video witnessings that wait for a time."""
    rows = Witnessing.objects.visible_to(person).filter(state=WitnessState.REQUESTED)
    number = rows.count()
    return Count(number, _("mandates wait for a time"), "soon" if number else "neutral")


PLACES = [
    Place(
        "filing_enter", _("Enter a filing"), _("For a person at the counter or a station."),
        _("Filing"), frozenset({Role.CLERK}), icon="file", key="e",
    ),
    Place(
        "filing_passings", _("Cross-region custody"),
        _("Papers taken in for other courts, and by others for us."),
        _("Filing"), frozenset(PASSING_ROLES), icon="out", waiting=passings_owed,
    ),
    Place(
        "witnessings", _("Video witnessing"), _("Mandates given from abroad, before a judge."),
        _("Filing"), frozenset(WITNESS_ROLES), icon="globe", waiting=witnessings_wanted,
    ),
]
