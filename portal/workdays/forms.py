"""The calculator's question: a period by its name, or one's own count of days."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.workdays.asking import Question
from portal.workdays.periods import BY_CODE, FOR_PARTIES, FOR_THE_COURT, Period

RULE_WORDS = [
    ("calendar", _("Days: every day counts")),
    ("working", _("Working days: rest days do not count")),
    ("months", _("Months")),
]


def _named(periods: tuple[Period, ...]) -> list[tuple[str, Any]]:
    return [(period.code, period.title) for period in periods]


class DeadlineForm(PortalForm):
    """Which period, from which day? Or: how long is it, how is it counted?"""

    start = forms.DateField(
        label=_("The day you received the paper, or the day it happened"),
        help_text=_("This day itself does not count."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    period = forms.ChoiceField(
        label=_("Which period?"), required=False,
        choices=[
            ("", _("Another one: I enter the days below")),
            (_("For parties"), _named(FOR_PARTIES)),
            (_("For the court"), _named(FOR_THE_COURT)),
        ],
    )
    days = forms.IntegerField(
        label=_("How many days or months"), min_value=1, max_value=99999, required=False,
        help_text=_("The number stands in the paper. Appeal against a judgment: 15 days."),
    )
    rule = forms.ChoiceField(
        label=_("How it is counted"), widget=forms.RadioSelect, choices=RULE_WORDS, required=False,
        help_text=_("If the paper does not say “working days”, choose days."),
    )

    def clean(self) -> dict[str, Any]:
        """A named period says how long and how; without a name both must be given."""
        cleaned = super().clean() or {}
        self.named = BY_CODE.get(cleaned.get("period") or "")
        if self.errors:
            return cleaned
        if self.named:
            asked = {"days": str(self.named.days), "rule": self.named.rule}
        else:
            asked = {"days": str(cleaned.get("days") or ""), "rule": cleaned.get("rule") or ""}
        try:
            self.question = Question.read({**asked, "start": cleaned["start"].isoformat()})
        except Refused as refused:
            self.add_error(refused.field, refused.sentence)
        return cleaned
