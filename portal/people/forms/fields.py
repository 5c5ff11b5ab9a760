"""Fields that understand what people type: phones, and numbers of documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from portal.people import numbers
from portal.people.numbers import BadNumber


class PhoneField(forms.CharField):
    """A mobile number, kept in its normal form."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("max_length", 40)
        widget = forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
        )
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        if not typed:
            return typed
        try:
            return numbers.mobile(typed)
        except BadNumber as bad:
            raise forms.ValidationError(gettext(bad.sentence), code=bad.fault) from None


class CodeField(forms.CharField):
    """Six digits from a text message; a phone offers to fill them in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Code from the message"))
        kwargs.setdefault("max_length", 12)
        widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        )
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        return numbers.normal(super().clean(value))
