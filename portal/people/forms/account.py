"""Forms of the account pages: identity, codes, language, mandates, offices."""

from datetime import date
from typing import Any

from babel import Locale
from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext, gettext_lazy as _

from portal.common.forms import OnceForm, PortalForm
from portal.courts.models import Court, Division
from portal.people import numbers
from portal.people.forms.fields import CodeField, PhoneField
from portal.people.models import DOCUMENT_CHOICES, Mandate, Person
from portal.people.numbers import BadNumber, Kind
from portal.people.roles import Role


def country_choices() -> list[tuple[str, str]]:
    """Countries by ISO 3166 code, named and sorted in the page's language."""
    locale = Locale.parse((get_language() or "zh-hans").replace("-", "_"))
    named = [
        (code, name) for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ")
    ]
    return [("", "—"), *sorted(named, key=lambda pair: pair[1])]


class IdentityForm(PortalForm):
    """One document. The number is checked for mistypes before anybody is asked."""

    kind = forms.ChoiceField(label=_("Which document do you have?"), choices=DOCUMENT_CHOICES)
    number = forms.CharField(
        label=_("Number of the document"),
        help_text=_("As printed. Spaces do not matter. It is stored encrypted."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    country = forms.ChoiceField(
        label=_("Country that issued the passport"),
        help_text=_("Only for passports."), required=False, choices=country_choices,
    )
    full_name = forms.CharField(
        label=_("Name on the document"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_full_name(self) -> str:
        return " ".join(self.cleaned_data["full_name"].split())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "number" not in cleaned or "kind" not in cleaned:
            return cleaned
        try:
            cleaned["checked"] = numbers.check(
                Kind(cleaned["kind"]), cleaned["number"], on=self.on,
                country=cleaned.get("country", ""),
            )
        except BadNumber as bad:
            field = "country" if bad.fault is numbers.Fault.COUNTRY else "number"
            self.add_error(field, gettext(bad.sentence))
        return cleaned


class CodeForm(PortalForm):
    code = CodeField()


class LanguageForm(PortalForm):
    language = forms.ChoiceField(
        label=_("Language of messages to you"), choices=settings.LANGUAGES
    )


class MandateForm(PortalForm):
    """Whom it concerns is named by phone and name together, so that nobody can be looked up."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    phone = PhoneField()
    kind = forms.ChoiceField(label=_("In what capacity?"), choices=Mandate.Kind.choices)
    scope = forms.CharField(
        label=_("For what?"), max_length=200,
        help_text=_("For example: to file my wage case and to read its papers."),
    )
    until = forms.DateField(
        label=_("Until (that day no longer counts)"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class MandateCodeForm(OnceForm):
    code = CodeField()


class PersonSearchForm(PortalForm):
    q = forms.CharField(label=_("User name, or full name"), max_length=120)


class OfficeForm(PortalForm):
    """The choices come from the tables; whose office it is stands in the address, not here."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    court = forms.ModelChoiceField(label=_("Court"), queryset=Court.objects.all())
    division = forms.ModelChoiceField(
        label=_("Division"), queryset=Division.objects.select_related("court"), required=False,
        help_text=_("Empty: the whole court."),
    )


def find_person(full_name: str, phone: str) -> Person | None:
    """The person whose verified phone and name both fit; one of them alone finds nobody."""
    person = Person.objects.filter(phone=phone, phone_verified=True, is_active=True).first()
    same = person is not None and "".join(person.full_name.split()) == "".join(full_name.split())
    return person if same else None
