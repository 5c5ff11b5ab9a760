"""The figures' place on the console."""

from django.utils.translation import gettext_lazy as _

from portal.common.places import Place
from portal.people.roles import Power

PLACES = [
    Place(
        "figures", _("Figures"), _("How the court is doing, opened down to the records."),
        _("Oversight"), frozenset({Power.READ_FIGURES}), icon="chart", key="r",
    ),
]
