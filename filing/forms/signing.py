"""Signing on the screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from filing.actions.signing import Drawn
from portal.common.forms import PortalForm


class SignatureForm(PortalForm):
    """Who signs, and the drawing; without a drawing the written name is the signature."""

    name = forms.CharField(
        label=_("Name of the person who signs"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    strokes = forms.CharField(required=False, max_length=40_000, widget=forms.HiddenInput)

    def drawn(self) -> Drawn:
        return Drawn(self.cleaned_data["name"], self.cleaned_data["strokes"])


class CodeForm(SignatureForm):
    """The code from the signer's phone; the signature drawn before is carried along."""

    name = forms.CharField(widget=forms.HiddenInput, max_length=120)
    code = forms.CharField(
        label=_("Code from the text message"), max_length=10,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "size": "8"}
        ),
        help_text=_("Six digits. In the demo, look at the phone under “Demo phones”."),
    )
