"""The base of every form: drawn by our crispy pack, with an error summary on top."""

import uuid
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

REQUIRED = forms.Field.default_error_messages["required"]


def _say_what_is_missing(field: forms.Field) -> None:
    """A summary of errors that says "this field is required" seven times helps nobody."""
    if field.error_messages.get("required") != REQUIRED or not field.label:
        return
    if isinstance(field, forms.FileField):
        words = _("Please attach: {label}")
    elif isinstance(field, forms.ChoiceField | forms.BooleanField):
        words = _("Please choose: {label}")
    else:
        words = _("Please fill in: {label}")
    field.error_messages["required"] = format_lazy(words, label=field.label)


class PortalForm(forms.Form):
    """A form whose fields are drawn by ``{% crispy form %}`` inside the page's own form tag."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _say_what_is_missing(field)

    @cached_property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper


class OnceForm(PortalForm):
    """A form of an act that creates something: sent twice, it acts once."""

    once_key = forms.UUIDField(widget=forms.HiddenInput, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once_key"].initial = uuid.uuid4
