"""What the console offers here."""

from django.utils.translation import gettext_lazy as _

from portal.common.places import Place
from portal.people.roles import Power

PLACES = [
    Place(
        url_name="offices",
        title=_("Offices"),
        words=_("Give and end the offices of the court’s people."),
        group=_("Running the portal"),
        open_to=frozenset({Power.MANAGE_OFFICES}),
        icon="person",
        key="o",
    ),
]
