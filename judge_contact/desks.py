"""Places of the line on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from judge_contact.models import Ticket
from judge_contact.views.staff.ledger import DESK_ROLES
from portal.common.places import Count, Place


def owed(person: Any, at: datetime) -> Count:
    """Requests of the reader's desk whose party still waits."""
    number = Ticket.objects.visible_to(person).unreached().count()
    return Count(number, _("parties wait to be contacted"), "soon" if number else "neutral")


PLACES = [
    Place(
        "contact_ledger", _("Contact the judge"), _("Requests of parties to reach their judge."),
        _("Lines"), frozenset(DESK_ROLES), icon="call", key="l", waiting=owed,
    ),
]
