"""Places of the console that this app offers."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.places import Count, Place
from portal.notices.models import Message
from portal.people.roles import Power


def _dead(person: Any, at: datetime) -> Count:
    number = Message.outgoing.visible_to(person).dead().count()
    return Count(number, _("could not be sent"), tone="overdue" if number else "neutral")


PLACES: list[Place] = [
    Place(
        "messages", _("Messages on their way"),
        _("See what waits to be sent and retry what could not be."), _("Running the portal"),
        open_to=frozenset({Power.MEND_MESSAGES}), icon="letter", key="m", waiting=_dead,
    ),
]
