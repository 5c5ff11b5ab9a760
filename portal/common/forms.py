"""The base of every form: drawn by our crispy pack, with an error summary on top."""

import uuid
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms


class PortalForm(forms.Form):
    """A form whose fields are drawn by ``{% crispy form %}`` inside the page's own form tag."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

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
