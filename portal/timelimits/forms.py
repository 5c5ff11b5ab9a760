"""Handing in and deciding on notices of rest days."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.workdays.pattern import ChangedDay
from portal.workdays.reading import MOST_BYTES, days_of_file, days_of_lines

NATIONAL = "national"


class ImportForm(PortalForm):
    """One notice: its number and title, whose it is, and its days in a file or typed."""

    number = forms.CharField(label=_("Number of the notice"), max_length=60)
    title = forms.CharField(label=_("Title"), max_length=160)
    issued_on = forms.DateField(
        label=_("Date of the notice"), widget=forms.DateInput({"type": "date"}),
        input_formats=["%Y-%m-%d"],
    )
    scope = forms.ChoiceField(
        label=_("For whom"), widget=forms.RadioSelect, initial=NATIONAL,
    )
    file = forms.FileField(
        label=_("File with the days"), required=False,
        help_text=_("JSON or CSV with date, kind (rest or work) and reason; 256 KB at most."),
    )
    days = forms.CharField(
        label=_("Or type the days"), required=False, widget=forms.Textarea({"rows": "8"}),
        help_text=_("One line each, like: 2027-02-06 rest Spring Festival"),
    )

    def __init__(self, *args: Any, courts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scope"].choices = [(NATIONAL, _("The whole country")), *courts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, typed = cleaned.get("file"), cleaned.get("days", "").strip()
        if bool(file) == bool(typed) and not self.errors:
            self.add_error("days", _("Give the days either in a file or typed, not both."))
            return cleaned
        try:
            cleaned["read"] = self._read(file, typed)
        except Refused as refused:
            self.add_error(refused.field, refused.sentence)
        return cleaned

    @property
    def court_code(self) -> str:
        """Whose days these are; empty for the whole country."""
        scope: str = self.cleaned_data["scope"]
        return "" if scope == NATIONAL else scope

    def _read(self, file: Any, typed: str) -> list[ChangedDay]:
        if file:
            return days_of_file(file.name, file.read(MOST_BYTES + 1))
        return days_of_lines(typed)


class ApproveForm(PortalForm):
    """Carries the version of the calendar on which the shown preview was computed."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class RejectForm(PortalForm):
    words = forms.CharField(label=_("Why this notice is not right"), max_length=300)
