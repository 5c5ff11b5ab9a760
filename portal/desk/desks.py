"""Places of the desk itself on the console."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.common.places import Place
from portal.people.roles import Power

PLACES = [
    Place("desk", _("Workbench"), _("What waits for you today."), "", icon="inbox", key="h"),
    Place(
        "audit",
        _("Audit trail"),
        _("Who did or read what, and when."),
        _("Oversight"),
        frozenset({Power.READ_AUDIT}),
        icon="book",
    ),
]
if settings.DEMO:
    PLACES.append(
        Place(
            "components",
            _("Components"),
            _("Every part of a page, in all its states."),
            _("Demonstration"),
            icon="book",
        )
    )
