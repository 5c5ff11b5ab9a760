"""Choosing a period and a court."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.courts.models import Court
from portal.stats.reckoning import LONGEST

DAY = {"type": "date"}


class PeriodForm(PortalForm):
    """Empty fields mean the last thirty days, and every court."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs=DAY))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs=DAY))
    court = forms.ModelChoiceField(
        queryset=Court.objects.none(), label=_("Court"), required=False, to_field_name="code",
        empty_label=_("All courts"),
    )

    def __init__(self, *args: Any, courts: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if courts is None:
            del self.fields["court"]
        else:
            self.fields["court"].queryset = courts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and not 0 <= (until - since).days <= LONGEST:
            raise forms.ValidationError(
                _("The last day must not lie before the first, nor more than ten years after it.")
            )
        return said
