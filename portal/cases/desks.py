"""What the console offers here."""

from django.utils.translation import gettext_lazy as _

from portal.common.places import Place
from portal.people.roles import Power, Role

PLACES = [
    Place(
        url_name="cases",
        title=_("Cases"),
        words=_("Find a case by number, name or phone."),
        group=_("Register"),
        open_to=frozenset(
            {Power.READ_COURT_CASES, Power.READ_DIVISION_CASES, Role.JUDGE, Role.ASSISTANT}
        ),
        icon="folder",
        key="c",
    ),
]
