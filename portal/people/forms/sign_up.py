"""Registering as a member of the public: name and phone first, the document afterwards."""

from typing import Any

from allauth.account.forms import SignupForm as BaseSignupForm
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm
from portal.people.forms.fields import PhoneField


class SignupForm(PortalForm, BaseSignupForm):
    """Whatever else a request carries (role, office, court) is not even looked at."""

    full_name = forms.CharField(
        label=_("Full name"),
        help_text=_("As on your identity document. Companies: the registered name."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    agree = forms.BooleanField(
        label=_("The court may use my data to serve me in my cases."),
        help_text=_("Nobody else sees it. You can ask what is stored at any time."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = PhoneField(
            help_text=_("In your own name. We send you a code, and later news of your case."),
        )
        self.fields["password1"].widget.attrs.pop("placeholder", None)
        self.fields["password1"].required = False
        self.fields["password1"].help_text = _(
            "Without one you sign in with a code by phone. At least 8 characters."
        )
        self.order_fields(["full_name", "phone", "password1", "agree"])

    def clean_full_name(self) -> str:
        return " ".join(self.cleaned_data["full_name"].split())
