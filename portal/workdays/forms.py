"""The calculator's one question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.workdays.asking import Question

RULE_WORDS = [
    ("calendar", _("Days: every day counts")),
    ("working", _("Working days: rest days do not count")),
    ("months", _("Months")),
]


class DeadlineForm(PortalForm):
    """When does it start, how long is it, how is it counted?"""

    start = forms.DateField(
        label=_("The day you received the paper, or the day it happened"),
        help_text=_("This day itself does not count."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    days = forms.IntegerField(
        label=_("How many days or months"), min_value=1, max_value=99999,
        help_text=_("The number stands in the paper. Appeal against a judgment: 15 days."),
    )
    rule = forms.ChoiceField(
        label=_("How it is counted"), widget=forms.RadioSelect, choices=RULE_WORDS,
        help_text=_("If the paper does not say “working days”, choose days."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                asked = {name: str(cleaned[name]) for name in ("days", "rule")}
                self.question = Question.read(
                    {**asked, "start": cleaned["start"].isoformat()}
                )
            except Refused as refused:
                self.add_error(refused.field, refused.sentence)
        return cleaned
