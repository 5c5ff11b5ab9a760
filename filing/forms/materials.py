"""Describing a file: which place it belongs to, its name, what it shows, where it comes from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filing.actions.materials import Place
from filing.models import Material
from portal.common.forms import PortalForm

Slot = Material.Slot


class MaterialForm(PortalForm):
    use_required_attribute = False
    name = forms.CharField(
        label=_("What is it called?"), max_length=120, required=False,
        help_text=_("For example: loan note, or messages of May 2025."),
    )
    proves = forms.CharField(
        label=_("What does it show?"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One short sentence: he got the money on that day."),
    )
    source = forms.CharField(
        label=_("Where is it from?"), max_length=120, required=False,
        help_text=_("For example: my phone, the bank, a witness."),
    )
    slot = forms.ChoiceField(label=_("Where does it belong?"), choices=Slot.choices)
    anchor = forms.ChoiceField(
        label=_("Which fact does it show?"), required=False, choices=[("", "—")]
    )

    def __init__(self, one: Material, facts: list[tuple[str, Any]], data: Any = None) -> None:
        names = ("name", "proves", "source", "slot", "anchor")
        super().__init__(data, initial={name: getattr(one, name) for name in names})
        self.fields["anchor"].choices = [  # type: ignore[attr-defined]
            ("", _("The whole, or none in particular")), *facts
        ]

    def place(self) -> Place:
        return Place(**{name: self.cleaned_data[name] for name in self.fields})
