"""The first page of a draft: in which capacity, for whom, and consent to file online."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filing.models import Filing
from filing.rules.consents import TEXTS
from portal.common.forms import OnceForm
from portal.people.models import Person

Capacity = Filing.Capacity
FOR_SOMEBODY = "FOR_SOMEBODY"


class BeginForm(OnceForm):
    """Who files for whom. Only people who gave a mandate can be chosen by name."""

    capacity = forms.ChoiceField(
        label=_("For whom do you file?"), choices=Capacity.choices, widget=forms.RadioSelect,
        initial=Capacity.SELF,
    )
    principal = forms.ModelChoiceField(
        queryset=Person.objects.none(), to_field_name="public_id", required=False,
        label=_("Who is it?"), empty_label=_("Somebody not listed: I name them later"),
        help_text=_("People who let you act for them on this site."),
    )
    agrees = forms.BooleanField(
        label=_("I have read this and file online"),
        error_messages={"required": _("Agree to file online, or file at the counter.")},
    )

    def __init__(self, *args: Any, principals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if principals:
            self.fields["principal"].queryset = principals  # type: ignore[attr-defined]
        else:
            del self.fields["principal"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("capacity") == Capacity.SELF:
            said["principal"] = None
        return said


def consent_shown(stage: str) -> str:
    """The sentences of a stage in the page's language, as they are stored with the answer."""
    return "\n".join(str(sentence) for sentence in TEXTS[stage])
