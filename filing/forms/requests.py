"""Asking for something in a running case: one form, with the questions of its kind."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from filing.actions.effects import Given
from filing.actions.requesting import Asked
from filing.disputing import Point, points_of
from filing.rules import requests
from portal.cases.models import Appointment, Party
from portal.common.forms import OnceForm, PortalForm
from portal.courts.models import Court
from portal.people.models import Person

ASKED_BY = {
    requests.SUPPLEMENT: ("point",),
    requests.CHANGE_CLAIMS: ("amount",),
    requests.CHANGE_ADDRESS: ("address", "postcode", "accepts_e_service", "e_address"),
    requests.APPOINT_AGENT: ("agent_phone", "authority"),
    requests.REVOKE_AGENT: ("agent",),
    requests.PRESERVATION: ("amount", "is_urgent"),
    requests.OBJECTION: ("proposed_court",),
}
"""Which questions each kind asks, beside the words."""
WORDS = {
    requests.SUPPLEMENT: _("What do you hand in, and what does it show?"),
    requests.PRESERVATION: _("Which property, where it is, and why you fear for it"),
    requests.CHANGE_CLAIMS: _("What do you ask for now, and why?"),
    requests.OBJECTION: _("Why should the other court hear the case?"),
}


GIVEN_BY = {
    requests.PRESERVATION: {"security"}, requests.CHANGE_CLAIMS: {"is_late"},
    requests.OBJECTION: {"court", "elsewhere"},
}
"""What the judge sets with a grant of each kind, beside the words."""


class RequestForm(OnceForm):
    """``party`` is chosen only where a person stands for more than one."""

    use_required_attribute = False
    points: Mapping[str, Point] = MappingProxyType({})
    amount = forms.DecimalField(
        label=_("Sum in yuan"), required=False, min_value=0, max_digits=16, decimal_places=2
    )
    address = forms.CharField(label=_("New address for service"), required=False, max_length=200)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    accepts_e_service = forms.BooleanField(
        label=_("I agree to electronic service, judgments included"), required=False,
        help_text=_("A message counts as served when it reaches the address you give (OL 31)."),
    )
    e_address = forms.CharField(label=_("Electronic address"), required=False, max_length=120)
    agent_phone = forms.CharField(
        label=_("Phone with which the agent is registered here"), required=False, max_length=20,
        help_text=_("A lawyer or another person needs an account with a proved identity."),
    )
    authority = forms.ChoiceField(
        label=_("Authority"), required=False, widget=forms.RadioSelect,
        choices=Appointment.Authority.choices,
        help_text=_("Special authority lets the agent settle, waive, change claims and appeal."),
    )
    agent = forms.ModelChoiceField(
        Person.objects.none(), label=_("Whose authority ends?"), required=False,
        to_field_name="public_id", empty_label=None, widget=forms.RadioSelect,
    )
    proposed_court = forms.ModelChoiceField(
        Court.objects.none(), label=_("Which court should hear the case?"), required=False,
        to_field_name="code",
    )
    is_urgent = forms.BooleanField(
        label=_("It is urgent: property may be gone within days"), required=False
    )
    point = forms.ChoiceField(label=_("Which point does it belong to?"), required=False)
    words = forms.CharField(
        label=_("In your own words"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, kind: str, party: Party, data: Any = None, *, point: str = "") -> None:
        super().__init__(data, initial={"point": point})
        self.kind = kind
        asked = ASKED_BY.get(kind, ())
        for name in [*self.fields]:
            if name not in (*asked, "words", "once_key"):
                del self.fields[name]
        self.fields["words"].label = WORDS.get(kind, _("In your own words"))
        if "agent" in self.fields:
            live = party.appointments.filter(revoked_at=None).values("agent")
            self.fields["agent"].queryset = Person.objects.filter(pk__in=live)  # type: ignore[attr-defined]
        if "proposed_court" in self.fields:
            self.fields["proposed_court"].queryset = Court.objects.order_by("code")  # type: ignore[attr-defined]
        if "point" in self.fields:
            self._offer_points(party)

    def _offer_points(self, party: Party) -> None:
        """The elements of the complaints this party received; without one nothing is asked."""
        self.points = {point.address: point for point in points_of(party)}
        if not self.points:
            del self.fields["point"]
            return
        choices = [(address, str(point)) for address, point in self.points.items()]
        field = cast(forms.ChoiceField, self.fields["point"])
        field.choices = [("", _("The case as a whole")), *choices]

    def clean_agent_phone(self) -> Person | None:
        """The agent's account. Who has none, or no proved identity, is told what to do."""
        phone = self.cleaned_data["agent_phone"].strip()
        found = Person.objects.filter(phone=phone, phone_verified=True).first() if phone else None
        if phone and (found is None or not found.is_verified):
            raise forms.ValidationError(
                _("Nobody with a proved identity is registered with this phone. Ask them to "
                  "register here first.")
            )
        return found

    def asked(self, files: Iterable[UUID] = ()) -> Asked:
        """What was asked, for the act, with the files that were sent ahead."""
        apart = ("once_key", "agent_phone", "point")
        said = {k: v for k, v in self.cleaned_data.items() if k not in apart}
        if point := self.points.get(self.cleaned_data.get("point", "")):
            said |= {"complaint": point.complaint, "point": point.name}
        agent = self.cleaned_data.get("agent") or self.cleaned_data.get("agent_phone") or None
        return Asked(kind=self.kind, files=tuple(files), **{**said, "agent": agent})


class DecideForm(PortalForm):
    """The judge's decision on a request; some kinds ask a little more with a grant."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("Reasons; the party will read them"), required=False, max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    security = forms.DecimalField(
        label=_("Security in yuan, if any"), required=False, min_value=0, max_digits=16,
        decimal_places=2, help_text=_("At most 30 percent of the amount (PR 5)."),
    )
    is_late = forms.BooleanField(
        label=_("The court’s investigation had ended before the claim was reduced"),
        required=False, help_text=_("Nothing of the fee comes back then (FEE 35)."),
    )

    court = forms.ModelChoiceField(
        Court.objects.none(), label=_("If you grant it: the court that has jurisdiction"),
        required=False, to_field_name="code",
        help_text=_("The ruling names it. Granting needs it, refusing does not (CPL 37, 130)."),
    )
    elsewhere = forms.CharField(
        label=_("Or the name of a court that is not in the list"), required=False, max_length=120
    )

    def __init__(self, kind: str, data: Any = None, *, proposed: Court | None = None) -> None:
        super().__init__(data, initial={"court": proposed})
        for name in {"security", "is_late", "court", "elsewhere"} - GIVEN_BY.get(kind, set()):
            del self.fields[name]
        if "court" in self.fields:
            self.fields["court"].queryset = Court.objects.order_by("code")  # type: ignore[attr-defined]

    def given(self) -> Given:
        """What a grant sets beside the words."""
        told = self.cleaned_data
        return Given(
            security=told.get("security"), is_late=bool(told.get("is_late")),
            court=told.get("court"), elsewhere=told.get("elsewhere", ""),
        )


class CarryOutForm(PortalForm):
    """What was really preserved."""

    preserved = forms.DecimalField(
        label=_("Property preserved, in yuan"), min_value=0, max_digits=16, decimal_places=2,
        help_text=_("The fee follows what was actually preserved (FEE 14(2))."),
    )
