"""Forms of the head and of the inspection office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from judge_contact.actions.supervising import MOST_DAYS
from judge_contact.forms.desk import one_line
from portal.common.forms import PortalForm


class ExtendForm(PortalForm):
    """An extension is asked for before expiry, once, and told to the party with its reason."""

    days = forms.TypedChoiceField(
        label=_("Extend by how many working days?"),
        coerce=int,
        choices=[(days, str(days)) for days in range(1, MOST_DAYS + 1)],
    )
    words = one_line(_("Why? The party will read it."))


class GiveUpForm(PortalForm):
    outcome = forms.CharField(
        label=_("What was tried, and why can the party not be reached?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
