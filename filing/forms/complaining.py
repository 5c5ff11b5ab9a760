"""What a person writes who complains about how their filing was handled (LR 13)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filing.models import ConductComplaint
from portal.common.forms import OnceForm
from portal.courts.models import Court


class ComplaintForm(OnceForm):
    ground = forms.ChoiceField(
        label=_("What happened"), widget=forms.RadioSelect,
        choices=ConductComplaint.Ground.choices,
    )
    words = forms.CharField(
        label=_("Tell it in your own words"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    court = forms.ModelChoiceField(
        queryset=Court.objects.none(), label=_("Who should answer"), to_field_name="code",
        help_text=_("The court itself, or the court above it."),
    )

    def __init__(self, *args: Any, courts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["court"].queryset = courts  # type: ignore[attr-defined]

