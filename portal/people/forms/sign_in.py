"""Signing in with a name or phone and a password."""

from typing import Any

from allauth.account.forms import (
    ConfirmLoginCodeForm as BaseConfirmLoginCodeForm,
    LoginForm as BaseLoginForm,
    ReauthenticateForm as BaseReauthenticateForm,
    RequestLoginCodeForm as BaseRequestLoginCodeForm,
    VerifyPhoneForm as BaseVerifyPhoneForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.people import numbers
from portal.people.forms.fields import CodeField
from portal.people.numbers import BadNumber


class LoginForm(PortalForm, BaseLoginForm):
    """Phone or user name, and password. Placeholders are no labels, so there are none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Mobile number or user name"),
            max_length=150,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """A phone in its normal form, however it was typed; anything else as it is."""
        typed: str = self.cleaned_data["login"].strip()
        try:
            return numbers.mobile(typed)
        except BadNumber:
            return typed


class RequestLoginCodeForm(PortalForm, BaseRequestLoginCodeForm):
    """A phone number; whether an account uses it is told to that phone only."""


class ConfirmLoginCodeForm(PortalForm, BaseConfirmLoginCodeForm):
    code = CodeField()


class ReauthenticateForm(PortalForm, BaseReauthenticateForm):
    """The own password once more, before an act that weighs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""


class VerifyPhoneForm(PortalForm, BaseVerifyPhoneForm):
    code = CodeField()
