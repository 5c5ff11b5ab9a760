"""The page of one section of an element form: its questions as fields, with what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from filing.elements import Element, Section
from filing.elements.form import Answers
from filing.rules.working import Worked
from filing.snapshots import can_be_read
from portal.common.forms import PortalForm
from portal.papers.characters import unprintable

VERSION = "version."
"""Before a question's key: the hidden field that says which version of the answer was shown."""
CHOSEN = "choose."
"""Before a question's key: which of two values stays when another page changed it meanwhile."""
NOT_YET = Worked(Decimal(0), "")
"""Stands where no sum can be worked out yet."""
YES_NO = (("yes", _("Yes")), ("no", _("No")))
CANNOT_READ = {
    "money": _("Type a sum in digits, for example 20000 or 1234.50."),
    "percent": _("Type a number, for example 12 or 0.05."),
    "number": _("Type a number, for example 3."),
    "date": _("Type a date like 2025-03-01."),
}


@dataclass(frozen=True)
class Question:
    """One field of the page: the drawn field, its element, and a sum worked out for it."""

    field: BoundField
    element: Element
    worked: Worked

    @property
    def offers_sum(self) -> bool:
        """Whether a sum is worked out here as soon as the other answers are known."""
        return self.element.works is not None


class SectionForm(PortalForm):
    """Nothing here is refused: whatever was typed is kept, and what cannot be read is said so."""

    use_required_attribute = False

    def __init__(
        self, section: Section, item: int, answers: Answers, versions: Mapping[str, int],
        data: Any = None,
    ) -> None:
        super().__init__(data)
        self.section, self.item, self.answers = section, item, answers
        for element in section.elements:
            self.fields[element.key] = self._field(element)
            self.fields[VERSION + element.key] = forms.IntegerField(
                widget=forms.HiddenInput, required=False,
                initial=versions.get(f"{element.key}[{item}]", 0),
            )

    def _field(self, element: Element) -> forms.Field:
        value: Any = self.answers.get(f"{element.key}[{self.item}]", "")
        if element.kind == "choices":
            value = value.split(",") if value else []
        made = field_of(element)
        made.initial, made.required = value, True
        if element.required:
            made.label = _("%(question)s (needed)") % {"question": element.label}
        return made

    def typed(self) -> dict[str, tuple[str, int]]:
        """What the page sent, by key: the value as kept, and the version it was shown with."""
        sent: Any = self.data
        said = {}
        for element in self.section.elements:
            key = element.key
            ticked = element.kind == "choices"
            value = ",".join(sent.getlist(key)) if ticked else sent.get(key, "")
            version = sent.get(VERSION + key, "0")
            said[key] = (value.strip(), int(version) if version.isdecimal() else 0)
        return said

    def go_on_from(self, answers: Mapping[str, str], versions: Mapping[str, int]) -> None:
        """The page shown again carries what was just kept, or it would clash with itself."""
        sent: Any = self.data
        kept = sent.copy()
        for element in self.section.elements:
            version = versions.get(f"{element.key}[{self.item}]", 0)
            kept[VERSION + element.key] = str(version)
        self.answers, self.data = answers, kept

    def say_unreadable(self) -> None:
        """Put the sentence at each field whose value is no sum, number or date."""
        for key, (value, _version) in self.typed().items():
            words = cannot_read(self.section_element(key), value)
            if words:
                self.add_error(key, words)

    def section_element(self, key: str) -> Element:
        return next(element for element in self.section.elements if element.key == key)

    def full_clean(self) -> None:
        """No field is checked by the form itself: an answer that is missing is no mistake here."""
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}

    def _worked(self, element: Element) -> Worked:
        found = element.works(self.answers) if element.works else None
        return found or NOT_YET

    def questions(self) -> list[Question]:
        return [
            Question(self[element.key], element, self._worked(element))
            for element in self.section.elements
        ]


def cannot_read(element: Element, value: str) -> str:
    """The sentence for a value that is no sum, number or date; empty when all is well."""
    if not value or can_be_read(element.kind, value):
        return ""
    return str(CANNOT_READ[element.kind])


def cannot_print(value: str) -> str:
    """The sentence for characters no font of the court has; they are kept as typed."""
    characters = unprintable(value)
    if not characters:
        return ""
    words = _(
        "Kept. But no font of the court can print “%(characters)s”, so the papers would wait for "
        "staff. If you can, write it another way."
    )
    return str(words % {"characters": characters})


def field_of(element: Element) -> forms.Field:
    """The field a question is asked with."""
    common: dict[str, Any] = {"label": element.label, "help_text": element.help}
    if element.kind in ("yes_no", "choice"):
        choices = YES_NO if element.kind == "yes_no" else element.choices
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    if element.kind == "choices":
        return forms.MultipleChoiceField(
            choices=element.choices, widget=forms.CheckboxSelectMultiple, **common
        )
    if element.kind == "long":
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), **common)
    if element.kind == "date":
        return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **common)
    attrs = {"autocomplete": "off"}
    if element.kind in ("money", "percent", "number"):
        attrs |= {"inputmode": "decimal", "class": "short"}
    return forms.CharField(widget=forms.TextInput(attrs=attrs), **common)
