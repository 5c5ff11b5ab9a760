"""Entering who is away and who stands in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.people.models import Person


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Enter a day, for example 2026-11-24.")},
    )


def _officer(label: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        queryset=Person.objects.none(), label=label, to_field_name="public_id"
    )


class AbsenceForm(PortalForm):
    person = _officer(_("Who is away?"))
    deputy = _officer(_("Who stands in?"))
    since = _day(_("First day away"))
    until = _day(_("Last day away"))

    def __init__(self, *args: Any, absent: Any, deputies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, people in (("person", absent), ("deputy", deputies)):
            self.fields[name].queryset = people  # type: ignore[attr-defined]
