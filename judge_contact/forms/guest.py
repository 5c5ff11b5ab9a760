"""Forms of a party who is not signed in: case number and phone, then the code."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.cases.forms import NumberField
from portal.cases.rules.numbers import EXAMPLE
from portal.common.forms import PortalForm
from portal.people.forms.fields import CodeField, PhoneField


class ByPhoneForm(PortalForm):
    number = NumberField(
        label=_("Case number"),
        max_length=80,
        help_text=format_lazy(
            _("As printed on your papers, for example {example}."), example=EXAMPLE
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the case number printed on your papers.")},
    )
    phone = PhoneField(
        help_text=_("The number you gave to the court. We send a code to it."),
        error_messages={"required": _("Enter the mobile number you gave to the court.")},
    )


class CodeForm(PortalForm):
    code = CodeField(error_messages={"required": _("Enter the six digits from the message.")})
