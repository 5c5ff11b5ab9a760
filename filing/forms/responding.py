"""Joining a case by code, and answering its elements."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filing.models import Stance
from filing.papers.wording import text_of
from filing.reading import Row
from portal.common.forms import PortalForm


class JoinForm(PortalForm):
    code = forms.CharField(
        label=_("Code from the court’s message or letter"), max_length=40,
        help_text=_("Ten letters and digits, for example ABCDE-23456."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the code from the message or letter.")},
    )


class StanceForm(PortalForm):
    """What the other side says to one element: agree, dispute, do not know, and why."""

    use_required_attribute = False
    evidence: Sequence[str] = ()
    """Names of the files handed in for this element."""
    position = forms.ChoiceField(
        label=_("What do you say to this?"), required=False, widget=forms.RadioSelect,
        choices=Stance.Position.choices,
    )
    words = forms.CharField(
        label=_("In your own words, if you want"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, initial=0, required=False
    )

    def __init__(self, row: Row, stance: Stance | None, data: Any = None) -> None:
        initial = {"version": 0} if stance is None else {
            "position": stance.position, "words": stance.words, "version": stance.version,
        }
        super().__init__(data, prefix=f"{row.key}-{row.item}", initial=initial)
        self.row = row
        self.said = text_of(row.element, row.value)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to keep that was not kept before."""
        return bool(self.cleaned_data["position"]) and self.has_changed()


def stance_forms(
    rows: Iterable[Row], stances: Iterable[Stance], data: Any = None
) -> list[StanceForm]:
    """One form for each element the other side may answer."""
    said = {(stance.key, stance.item): stance for stance in stances}
    return [StanceForm(row, said.get((row.key, row.item)), data) for row in rows]


class WordsForm(PortalForm):
    """The answer as a whole, in the party's own words: always accepted (CPL 128)."""

    words = forms.CharField(
        label=_("Anything else you want to say"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("You may also leave the points below unanswered and write everything here."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
