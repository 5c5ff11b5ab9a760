"""Forms of the cashier, the clerk and those who decide."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import OnceForm, PortalForm
from portal.fees.models import ReliefApplication
from portal.fees.rules.matters import CIVIL
from portal.fees.rules.refunding import Ending
from portal.fees.rules.words import MATTERS

ENDINGS = [
    (Ending.MEDIATED.value, _("Settled in mediation (Fee Measures art. 15)")),
    (Ending.WITHDRAWN.value, _("Withdrawn (Fee Measures art. 15)")),
    (Ending.REFUSED.value, _("Refused or dismissed (Fee Measures art. 27)")),
    (Ending.REMANDED.value, _("Appeal sent back for retrial (Fee Measures art. 27)")),
    (Ending.TO_POLICE.value, _("Handed to the police (Fee Measures art. 25)")),
]


def words(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class SlipForm(OnceForm):
    slip = forms.CharField(
        label=_("Number of the bank’s slip"), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("The whole fee must be on it."),
    )


class EndingForm(PortalForm):
    ending = forms.ChoiceField(choices=ENDINGS, label=_("How did the case end?"))


class SuitForm(PortalForm):
    """What the suit is about that a lapsed payment order became (INT 195)."""

    matter = forms.ChoiceField(
        choices=[(one.value, words) for one, words in MATTERS if one in CIVIL],
        label=_("What is the suit about?"),
    )


class WhyForm(PortalForm):
    words = words(_("Why? The payer reads it."))


class CorrectForm(PortalForm):
    """The smaller sum decided on review, with the reasons."""

    sum = forms.DecimalField(
        label=_("Sum decided, in yuan"), min_value=Decimal("0.01"), max_digits=16, decimal_places=2
    )
    words = words(_("Why? The payer reads it."))


class NoteForm(PortalForm):
    words = words(_("What did you find, and what was done?"))


class TransferForm(PortalForm):
    reference = forms.CharField(label=_("Reference of the transfer"), max_length=60)


class ProofWantedForm(PortalForm):
    words = words(_("Which proof is missing? The applicant reads it."))


class GrantForm(PortalForm):
    kind = forms.ChoiceField(
        choices=ReliefApplication.Kind.choices, label=_("What is granted"),
        widget=forms.RadioSelect,
    )
    percent = forms.IntegerField(
        label=_("Reduction in percent"), required=False, min_value=30, max_value=99,
        help_text=_("For a reduction: 30 to 99 (Fee Measures art. 46)."),
    )
    until = forms.DateField(
        label=_("Deferred until"), required=False, widget=forms.DateInput({"type": "date"}),
        help_text=_("For a deferral: the day by which the fee is paid."),
    )
    reasons = forms.CharField(
        label=_("Reasons"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RefuseForm(PortalForm):
    reasons = forms.CharField(
        label=_("Written reasons (Fee Measures art. 48)"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
