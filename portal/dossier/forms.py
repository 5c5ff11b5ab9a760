"""What people type on pages of files and dossiers. Forms check; they never save."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.forms import OnceForm, PortalForm
from portal.dossier.models.dossiers import SIDES, SLOTS
from portal.dossier.rules.reading import WITHHELD_WORDS, Withheld

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.tif,.tiff,.mp4,.mov,.mp3,.m4a,.wav"
"""Offered by the browser's chooser; what counts is looked at when the file is here."""
REASONS = [
    (reason.value, WITHHELD_WORDS[reason]) for reason in Withheld if reason != Withheld.NO
]


WHY = _("Why?")


def why(label: Any = WHY) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The reason stays in the dossier’s log."),
    )


def one_file(label: Any) -> forms.FileField:
    return forms.FileField(
        label=label, widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )


class SearchForm(PortalForm):
    """A search in one catalogue."""

    words = forms.CharField(
        label=_("Title, number or page"), required=False, max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class PlaceForm(PortalForm):
    slot = forms.ChoiceField(label=_("Which place?"), choices=SLOTS)
    side = forms.ChoiceField(label=_("Whose paper?"), choices=SIDES, required=False)
    why = why()


class ReplaceForm(PortalForm):
    file = one_file(_("The corrected paper"))
    why = why(_("What was wrong?"))


class WithholdForm(PortalForm):
    reason = forms.ChoiceField(
        label=_("For which reason?"), choices=REASONS, widget=forms.RadioSelect
    )
    why = why(_("In a few words"))


class WhyForm(PortalForm):
    why = why()


class CoverForm(OnceForm):
    """Where a paper that lies at the counter belongs."""

    slot = forms.ChoiceField(label=_("Which place?"), choices=SLOTS)
    side = forms.ChoiceField(label=_("Whose paper?"), choices=SIDES, required=False)
    title = forms.CharField(label=_("What is the paper called?"), max_length=160)


class ScanForm(PortalForm):
    """The code the clerk reads on the cover sheet; the scan itself comes in pieces beside it."""

    code = forms.CharField(
        label=_("Code on the cover sheet"), max_length=14,
        help_text=_("Ten letters and figures below the square."),
    )
    without_cover = forms.BooleanField(
        label=_("The cover sheet was not scanned"), required=False
    )
