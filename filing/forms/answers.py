"""Small forms with one question each: court, mediation, consent, the final check."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.courts.models import Court


class CourtForm(PortalForm):
    """The court. The page draws the choices itself, those the law points to first."""

    court = forms.ModelChoiceField(
        queryset=Court.objects.none(), to_field_name="code", empty_label=None,
        label=_("Which court?"),
        error_messages={"required": _("Choose the court.")},
    )

    def __init__(self, data: Any = None, *, courts: Any) -> None:
        super().__init__(data)
        self.fields["court"].queryset = courts  # type: ignore[attr-defined]


class HomesForm(PortalForm):
    """Where both sides live: what the court follows from."""

    home = forms.ChoiceField(label=_("Where do you live or have your seat?"), required=False)
    their_home = forms.ChoiceField(
        label=_("Where does the other side live or have its main office?"), required=False
    )

    def __init__(self, data: Any, *, areas: Iterable[Any], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            field.choices = list(areas)  # type: ignore[attr-defined]


class MediationForm(PortalForm):
    accepts = forms.TypedChoiceField(
        label=_("Would you try mediation first?"), widget=forms.RadioSelect,
        choices=(("yes", _("Yes, I would try")), ("no", _("No, I want the court to decide"))),
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Choose yes or no. Both are fine.")},
    )


class ConsentForm(PortalForm):
    agrees = forms.BooleanField(
        label=_("I have read this and file online"),
        error_messages={"required": _("Agree to file online, or file at the counter.")},
    )


class SubmitForm(PortalForm):
    """The act itself. ``seen`` is the fingerprint of what the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    is_true = forms.BooleanField(
        label=_("What I hand in is true, as far as I know"),
        error_messages={"required": _("Confirm that it is true, then submit.")},
    )
