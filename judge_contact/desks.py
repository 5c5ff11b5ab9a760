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


def mine(person: Any, at: datetime) -> Count:
    """Parties the judge, assistant or head must reach."""
    number = Ticket.objects.visible_to(person).to_answer(person).count()
    return Count(number, _("parties wait to hear from you"), "soon" if number else "neutral")


def to_receive(person: Any, at: datetime) -> Count:
    """Parties the division head must receive."""
    number = Ticket.objects.visible_to(person).to_receive(person).count()
    return Count(number, _("parties to receive"), "overdue" if number else "neutral")


def supervised(person: Any, at: datetime) -> Count:
    """Supervisions without an outcome yet."""
    number = Ticket.objects.visible_to(person).supervised().count()
    return Count(number, _("supervisions open"), "overdue" if number else "neutral")


PLACES = [
    Place(
        "contact_day", _("My day"), _("Parties who wait to hear from me, answered in place."),
        _("Lines"), frozenset({Role.JUDGE, Role.ASSISTANT}), icon="call", key="d", waiting=mine,
    ),
    Place(
        "contact_head", _("Head's desk"), _("Parties to receive, extensions, other judges."),
        _("Lines"), frozenset({Role.HEAD}), icon="door", key="e", waiting=to_receive,
    ),
    Place(
        "contact_inspector", _("Supervision"), _("Open supervisions and the weekly list."),
        _("Lines"), frozenset({Role.INSPECTOR, Role.LEADER}), icon="search", key="s",
        waiting=supervised,
    ),
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
