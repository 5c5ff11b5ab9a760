"""Places of the line on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from judge_contact.models import MissedCall, Ticket
from judge_contact.views.staff.absences import OFFICERS
from judge_contact.views.staff.ledger import DESK_ROLES
from portal.common.places import Count, Place
from portal.people.roles import Role


def owed(person: Any, at: datetime) -> Count:
    """Requests of the reader's desk whose party still waits."""
    number = Ticket.objects.visible_to(person).unreached().count()
    return Count(number, _("parties wait to be contacted"), "soon" if number else "neutral")


def missed(person: Any, at: datetime) -> Count:
    """Calls nobody took."""
    number = MissedCall.objects.visible_to(person).waiting().count()
    return Count(number, _("missed calls to call back"), "soon" if number else "neutral")


def to_acknowledge(person: Any, at: datetime) -> Count:
    """Requests of the liaison's divisions of which the judge does not know yet."""
    rows = Ticket.objects.visible_to(person).of_liaison(person).awaiting_acknowledgement()
    number = rows.count()
    return Count(number, _("requests to acknowledge"), "soon" if number else "neutral")


PLACES = [
    Place(
        "contact_agent", _("Hotline desk"), _("Missed calls, requests to redirect, return visits."),
        _("Lines"), frozenset({Role.AGENT}), icon="phone", key="t", waiting=missed,
    ),
    Place(
        "contact_liaison", _("Liaison desk"), _("Acknowledge, watch and report for my division."),
        _("Lines"), frozenset({Role.LIAISON}), icon="handshake", key="v", waiting=to_acknowledge,
    ),
    Place(
        "contact_ledger", _("Contact the judge"), _("Requests of parties to reach their judge."),
        _("Lines"), frozenset(DESK_ROLES), icon="call", key="l", waiting=owed,
    ),
    Place(
        "contact_absences", _("Absences"), _("Who is away, and who stands in."),
        _("Lines"), frozenset(OFFICERS), icon="calendar", key="x",
    ),
]
