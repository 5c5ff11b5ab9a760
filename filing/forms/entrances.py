"""Forms of the other ways in: the desk, filing from abroad, video witnessing."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from filing.models import BorderFiling
from filing.rules.entrances import WITNESS_CHECKS
from filing.rules.kinds import CHOICES as KINDS
from portal.cases.models import Appointment
from portal.common.forms import OnceForm, PortalForm
from portal.courts.models import Court, Station
from portal.people import numbers
from portal.people.forms.account import country_choices
from portal.people.forms.fields import PhoneField
from portal.people.models import DOCUMENT_CHOICES, Person
from portal.people.numbers import BadNumber, Kind


class EnterForm(OnceForm):
    """Who stands before the desk, by the document in the clerk's hand, and what is wanted."""

    full_name = forms.CharField(
        label=_("Name on the document"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    document = forms.ChoiceField(
        label=_("Document"),
        choices=[choice for choice in DOCUMENT_CHOICES if choice[0] != Kind.LAWYER_LICENCE],
    )
    number = forms.CharField(
        label=_("Number of the document"), max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    country = forms.ChoiceField(
        label=_("Country that issued the passport"), required=False, choices=country_choices,
        help_text=_("Only for passports."),
    )
    phone = PhoneField(help_text=_("Codes for signing and all news go there."))
    kind = forms.ChoiceField(label=_("What is to be filed"), choices=KINDS)
    for_court = forms.ModelChoiceField(
        Court.objects.none(), to_field_name="code", label=_("Which court decides"),
        help_text=_("Another court than this one makes it a cross-region filing."),
    )
    station = forms.ModelChoiceField(
        Station.objects.none(), to_field_name="public_id", required=False,
        label=_("Station"), empty_label=_("Counter of the court"),
    )

    def __init__(self, *args: Any, courts: Any, stations: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["for_court"].queryset = courts  # type: ignore[attr-defined]
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]

    def clean_full_name(self) -> str:
        return " ".join(self.cleaned_data["full_name"].split())

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "number" in said and "document" in said:
            try:
                said["checked"] = numbers.check(
                    Kind(said["document"]), said["number"], on=self.on,
                    country=said.get("country", ""),
                )
            except BadNumber as bad:
                field = "country" if bad.fault is numbers.Fault.COUNTRY else "number"
                self.add_error(field, gettext(bad.sentence))
        return said


class AbroadForm(OnceForm):
    """In which category somebody files from beyond the border."""

    category = forms.ChoiceField(
        label=_("Who files?"), choices=BorderFiling.CATEGORIES, widget=forms.RadioSelect
    )
    place = forms.CharField(
        label=_("Where do you live, or where is the organisation registered?"), max_length=80,
        help_text=_("Country or region and city."),
    )
    wants_lawyer = forms.TypedChoiceField(
        label=_("Will a mainland lawyer act for you?"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes, I want the mandate witnessed by video")),
                 ("no", _("No, or the power of attorney is notarised already"))],
        coerce=lambda said: said == "yes",
    )
    agrees = forms.BooleanField(
        label=_("I have read this and file online"),
        error_messages={"required": _("Agree to file online, or file at the counter.")},
    )


class WitnessForm(OnceForm):
    """The mandate to be witnessed."""

    principal = forms.CharField(label=_("Who gives the mandate"), max_length=120)
    lawyer = forms.CharField(label=_("Name of the lawyer"), max_length=120)
    lawyer_firm = forms.CharField(label=_("Law firm"), max_length=120)
    lawyer_licence = forms.CharField(
        label=_("Licence number of the lawyer"), max_length=20, help_text=_("17 digits.")
    )
    authority = forms.ChoiceField(
        label=_("How far the authority goes"), choices=Appointment.Authority.choices,
        widget=forms.RadioSelect,
        help_text=_("Special authority is needed to settle, give up or change claims, or appeal."),
    )
    matters = forms.CharField(
        label=_("For what"), max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: to sue for the price of goods and act in first instance."),
    )
    spoken = forms.CharField(
        label=_("Language you speak"), max_length=60,
        help_text=_("If it is not Chinese, bring an interpreter or say that you need one."),
    )
    wishes = forms.CharField(
        label=_("Times that suit you"), max_length=300, required=False,
        help_text=_("With your time zone."),
    )

    def clean_lawyer_licence(self) -> str:
        try:
            return numbers.lawyer_licence(self.cleaned_data["lawyer_licence"]).value
        except BadNumber as bad:
            raise forms.ValidationError(gettext(bad.sentence)) from None


class AppointForm(PortalForm):
    """When the video takes place, and who witnesses."""

    judge = forms.ModelChoiceField(
        Person.objects.none(), to_field_name="public_id", label=_("Judge who witnesses")
    )
    starts_at = forms.DateTimeField(
        label=_("Begins, court time"), input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    room = forms.CharField(
        label=_("How to join"), max_length=300, help_text=_("Link or meeting number.")
    )

    def __init__(self, *args: Any, judges: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judge"].queryset = judges  # type: ignore[attr-defined]


class RecordForm(PortalForm):
    """What the judge saw to, and the record in words."""

    ticks = forms.MultipleChoiceField(
        label=_("What was seen to"), widget=forms.CheckboxSelectMultiple,
        choices=[(check.code, check.words) for check in WITNESS_CHECKS],
        error_messages={"required": _("Tick each check you saw to.")},
    )
    record = forms.CharField(
        label=_("Record"), max_length=2000, widget=forms.Textarea({"rows": 5}),
        help_text=_("Who was present, what was read out, what was signed."),
    )


class WhyForm(PortalForm):
    """Why a mandate could not be witnessed."""

    record = forms.CharField(
        label=_("Why it could not be witnessed"), max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
