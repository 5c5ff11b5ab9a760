"""Forms of looking for a case. What was looked for is kept in the session, never in an address."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.cases.models import Case
from portal.cases.querysets import CaseQuery
from portal.cases.rules.numbers import EXAMPLE, BadNumber, OldNumber, parse
from portal.cases.wordings import number_mistake
from portal.common.forms import PortalForm
from portal.courts.models import Division

ALL_STAGES = [("", _("All stages")), *Case.Stage.choices]
FIRST_YEAR, LAST_YEAR = 1990, 2100


ENTER_NUMBER = lazy(lambda: number_mistake(BadNumber("empty")), str)()


def _year() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Year"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR,
        error_messages={"invalid": _("Enter the year with four digits.")},
    )


class NumberField(forms.CharField):
    """A whole case number, put into the printed form; a wrong one says which part is wrong."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return text
        try:
            return str(parse(text).whole)
        except BadNumber as error:
            raise forms.ValidationError(number_mistake(error)) from error


class PublicQueryForm(PortalForm):
    """What a visitor must know to see the stage of a case: its number and a party's name."""

    number = NumberField(
        label=_("Case number"), max_length=80,
        help_text=format_lazy(
            _("As printed on your papers, for example {example}."), example=EXAMPLE
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": ENTER_NUMBER},
    )
    party = forms.CharField(
        label=_("Name of one party"), max_length=120,
        help_text=_("The full name, as in the papers of the case."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter the full name of one party.")},
    )

    @property
    def is_old(self) -> bool:
        """Whether a number of before 2016 was entered."""
        return isinstance(parse(self.cleaned_data["number"]), OldNumber)


class MyCasesForm(PortalForm):
    """Finding one of my own cases."""

    q = forms.CharField(label=_("Case number or name of a party"), required=False, max_length=120)
    stage = forms.ChoiceField(label=_("Stage"), choices=ALL_STAGES, required=False)

    def query(self) -> CaseQuery:
        """What was asked; a word without digits is a name."""
        word = self.cleaned_data["q"].strip()
        is_number = any(c.isdigit() for c in word)
        return CaseQuery(
            number=word if is_number else "", party="" if is_number else word,
            stage=self.cleaned_data["stage"],
        )


class StaffSearchForm(PortalForm):
    """Finding a case with a caller on the line."""

    number = forms.CharField(
        label=_("Case number"), required=False, max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    party = forms.CharField(
        label=_("Name of a party"), required=False, max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=ALL_STAGES, required=False)
    year = _year()
    judge = forms.CharField(label=_("Judge"), required=False, max_length=60)
    division = forms.ModelChoiceField(
        Division.objects.none(), label=_("Division"), required=False,
        to_field_name="public_id", empty_label=_("All divisions"),
    )

    def __init__(self, *args: Any, divisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = divisions  # type: ignore[attr-defined]

    def query(self) -> CaseQuery:
        """What was asked, with spaces of a spoken phone number taken out."""
        said = self.cleaned_data
        return CaseQuery(
            number=said["number"], party=said["party"],
            phone="".join(c for c in said["phone"] if c.isdigit() or c == "+"),
            stage=said["stage"], year=said["year"], judge=said["judge"],
            division=str(said["division"].public_id) if said["division"] else "",
        )
