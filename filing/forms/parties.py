"""The pages about one party: who they are, where they are, where court papers reach them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext, gettext_lazy as _

from filing.models import FilingAgent, FilingParty
from portal.cases.models import Appointment
from portal.common.forms import PortalForm
from portal.people import numbers
from portal.people.forms.account import country_choices
from portal.people.forms.fields import PhoneField
from portal.people.models import DOCUMENTS
from portal.people.numbers import BadNumber, Kind

WHO, WHERE, ADDRESS = "who", "where", "address"
PAGES = {
    WHO: _("Who is it?"),
    WHERE: _("Where can they be found?"),
    ADDRESS: _("Where should court papers go?"),
}
OF_PERSONS = [
    (kind.value, label) for kind, label in DOCUMENTS.items()
    if kind not in (Kind.USCC, Kind.LAWYER_LICENCE)
]


def _text(label: Any, help: Any = "", **attrs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
    )


def _yes_no(label: Any, help: Any = "") -> forms.Field:
    return forms.TypedChoiceField(
        label=label, help_text=help, required=False, widget=forms.RadioSelect,
        choices=(("True", _("Yes")), ("False", _("No"))), empty_value=None,
        coerce=lambda value: value == "True",
    )


FIELDS: dict[str, Callable[[], forms.Field]] = {
    "name": lambda: _text(_("Full name"), _("As on the identity card or licence.")),
    "document": lambda: forms.ChoiceField(
        label=_("Identity document"), choices=OF_PERSONS, required=False
    ),
    "country": lambda: forms.ChoiceField(
        label=_("Country that issued the passport"), help_text=_("Only for passports."),
        choices=country_choices, required=False,
    ),
    "number": lambda: _text(
        _("Number of the document"), _("It is kept sealed and shown masked."),
        autocapitalize="characters",
    ),
    "sex": lambda: forms.ChoiceField(
        label=_("Sex"), choices=FilingParty.Sex.choices, required=False, widget=forms.RadioSelect
    ),
    "born_on": lambda: forms.DateField(
        label=_("Born on"), required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    ),
    "ethnicity": lambda: _text(_("Ethnicity"), _("For example: Han.")),
    "occupation": lambda: _text(_("Occupation"), _("What you live on; “none” is an answer too.")),
    "work_unit": lambda: _text(_("Place of work"), _("Leave empty if there is none.")),
    "phone": lambda: PhoneField(label=_("Phone"), required=False),
    "landline": lambda: _text(_("Phone"), inputmode="tel"),
    "domicile": lambda: _text(
        _("Address"), _("As on the identity card or licence, with district and house number.")
    ),
    "habitual_residence": lambda: _text(
        _("Lives elsewhere?"), _("Only if for a year or more: the address there.")
    ),
    "representative": lambda: _text(
        _("Legal representative"), _("The person named on the licence.")
    ),
    "representative_post": lambda: _text(_("Post"), _("For example: manager.")),
    "entity_type": lambda: _text(_("Kind of enterprise"), _("As on the licence.")),
    "ownership": lambda: _text(_("Ownership"), _("For example: private, or held by the State.")),
    "registered_place": lambda: _text(
        _("Place of registration"), _("Only if it is another than the address.")
    ),
    "service_address": lambda: _text(
        _("Postal address for court papers"), autocomplete="street-address"
    ),
    "service_postcode": lambda: _text(_("Postcode"), inputmode="numeric"),
    "accepts_e_service": lambda: _yes_no(_("May the court send papers electronically?")),
    "e_channel": lambda: forms.ChoiceField(
        label=_("In which way?"), required=False, widget=forms.RadioSelect,
        choices=FilingParty.EChannel.choices,
    ),
    "e_address": lambda: _text(
        _("To which phone number or mailbox?"), _("Empty: to the phone above."),
        autocomplete="email",
    ),
}
LABELS_OF_ORGANISATIONS = {
    "name": _("Full name of the organisation"),
    "number": _("Unified social credit code"),
}

_PERSON = ("name", "document", "country", "number", "sex", "born_on", "ethnicity", "occupation",
           "work_unit")
_OTHER_PERSON = ("name", "sex", "number", "born_on", "work_unit")
_ORGANISATION = ("name", "number", "entity_type", "ownership", "representative",
                 "representative_post")
_WHERE = ("phone", "domicile", "habitual_residence")
_WHERE_OF_ORGANISATIONS = ("phone", "domicile", "registered_place")
_ADDRESS = ("service_address", "service_postcode", "accepts_e_service", "e_channel", "e_address")


def names_on(page: str, party: FilingParty, *, is_own: bool) -> tuple[str, ...]:
    """The fields of one page about this party. Less is asked about the other side."""
    if page == ADDRESS:
        return _ADDRESS
    if page == WHERE:
        is_natural = party.kind == FilingParty.Kind.NATURAL
        return _WHERE if is_natural else _WHERE_OF_ORGANISATIONS
    if party.kind != FilingParty.Kind.NATURAL:
        return _ORGANISATION
    return _PERSON if is_own else _OTHER_PERSON


def _most(name: str) -> int | None:
    """How long a text may be: as long as its column."""
    if name == "number":
        return 40
    return getattr(FilingParty._meta.get_field(name), "max_length", None)


class PartyForm(PortalForm):
    """One page about one party. An empty number means: keep the one that is there."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, party: FilingParty, names: tuple[str, ...], data: Any = None, *, on: date
    ) -> None:
        initial = {name: getattr(party, name) for name in names if name != "number"}
        super().__init__(data, initial={**initial, "version": party.version})
        self.party, self.on = party, on
        for name in names:
            self.fields[name] = self._field(name)

    def _field(self, name: str) -> forms.Field:
        is_natural = self.party.kind == FilingParty.Kind.NATURAL
        phone_of_office = name == "phone" and not is_natural
        made = FIELDS["landline" if phone_of_office else name]()
        if not is_natural and name in LABELS_OF_ORGANISATIONS:
            made.label = LABELS_OF_ORGANISATIONS[name]
        if name == "number" and self.party.sealed_number:
            made.help_text = gettext(
                "Kept: %(masked)s. Leave empty to keep it, or type another."
            ) % {"masked": self.party.masked_number}
        most = _most(name)
        if most and isinstance(made, forms.CharField):
            made.validators.append(MaxLengthValidator(most))
            made.widget.attrs["maxlength"] = most
        return made

    def clean_number(self) -> Any:
        """A checked number, or empty. The document it belongs to stands on the same page."""
        typed = self.cleaned_data["number"]
        if not typed:
            return ""
        kind = Kind.USCC
        if self.party.kind == FilingParty.Kind.NATURAL:
            kind = Kind(self.cleaned_data.get("document") or self.party.document or "RESIDENT_ID")
        country = self.cleaned_data.get("country") or self.party.country
        try:
            return numbers.check(kind, typed, on=self.on, country=country)
        except BadNumber as bad:
            raise forms.ValidationError(gettext(bad.sentence)) from None

    def changes(self) -> dict[str, Any]:
        """What is to be kept: every good field that was sent; an empty number keeps the old."""
        said = {
            name: value for name, value in self.cleaned_data.items()
            if name != "version" and name in self.data
        }
        if not said.get("number", True):
            del said["number"]
        return said

    @property
    def shown_version(self) -> int:
        version: int | None = self.cleaned_data.get("version")
        return version or 0

    def go_on_from(self, version: int) -> None:
        """The page shown again carries what was just kept, or it would clash with itself."""
        sent: Any = self.data
        kept = sent.copy()
        kept["version"] = str(version)
        self.data = kept


class KindForm(PortalForm):
    """What somebody is, asked before anything else about them."""

    kind = forms.ChoiceField(
        label=_("What are they?"), choices=FilingParty.Kind.choices, widget=forms.RadioSelect
    )


class AgentForm(PortalForm):
    """An agent of a party, with the authority given (CPL 61, 62)."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    profession = forms.ChoiceField(
        label=_("In what capacity?"), choices=FilingAgent.Profession.choices,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Full name"), max_length=120)
    phone = PhoneField(label=_("Phone"), required=False)
    work_unit = forms.CharField(
        label=_("Office or firm"), max_length=120, required=False,
        help_text=_("Lawyers: the firm. Relatives: leave it empty."),
    )
    post = forms.CharField(
        label=_("Post"), max_length=60, required=False, help_text=_("For example: partner.")
    )
    licence = forms.CharField(
        label=_("Number of the licence"), max_length=20, required=False,
        help_text=_("Only for lawyers and legal workers."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    authority = forms.ChoiceField(
        label=_("What may the agent do?"), choices=Appointment.Authority.choices,
        widget=forms.RadioSelect,
        help_text=_("Admit, waive or change claims, settle and appeal need special authority."),
    )

    def __init__(
        self, agent: FilingAgent | None, data: Any = None, *, on: date,
        known: Mapping[str, Any] | None = None,
    ) -> None:
        initial = dict(known or {}) if agent is None else {
            name: getattr(agent, name) for name in self.base_fields
        }
        super().__init__(data, initial=initial)
        self.on = on

    def clean_licence(self) -> str:
        """A lawyer's licence is checked for mistypes; others have none of a known form."""
        typed: str = self.cleaned_data["licence"]
        if not typed or self.cleaned_data.get("profession") != FilingAgent.Profession.LAWYER:
            return typed
        try:
            return numbers.check(Kind.LAWYER_LICENCE, typed, on=self.on).value
        except BadNumber as bad:
            raise forms.ValidationError(gettext(bad.sentence)) from None

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
