"""Forms of the liaison, the head and the inspector."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.people.models import Person


def one_line(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReportForm(PortalForm):
    words = one_line(_("What came of it?"))


class SendBackForm(PortalForm):
    words = one_line(_("Why is it not your division's?"))


class ReassignForm(PortalForm):
    judge = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("Which judge answers instead?"),
        to_field_name="public_id",
    )
    words = one_line(_("Why: leave, recusal or transfer?"))

    def __init__(self, *args: Any, judges: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judge"].queryset = judges  # type: ignore[attr-defined]


class ConcludeForm(PortalForm):
    outcome = forms.CharField(
        label=_("What did you find, and what was done?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    drafts_criticism = forms.BooleanField(label=_("Draft a notice of criticism"), required=False)
