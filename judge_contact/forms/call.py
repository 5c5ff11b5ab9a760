"""Forms of the hotline agent, who types while somebody talks."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from judge_contact import clues
from judge_contact.actions import Request
from judge_contact.forms.party import PHONE
from judge_contact.models import MissedCall, Ticket
from portal.common.forms import OnceForm, PortalForm
from portal.people.masks import mask_phone

Channel = Ticket.Channel
LIVE = [(Channel.PHONE, Channel.PHONE.label), (Channel.COUNTER, Channel.COUNTER.label)]


class FindCallerForm(PortalForm):
    q = forms.CharField(
        label=_("Phone, name, number of a document, case or request"),
        max_length=clues.LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"required": _("Type what the caller says: a phone, a name or a number.")},
    )


class CallForm(OnceForm):
    """What a caller asks. Phone and way in are filled in already."""

    category = forms.ChoiceField(
        choices=Ticket.Category.choices,
        label=_("What is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    words = forms.CharField(
        label=_("In the caller’s words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": _("Please shorten this to 2,000 characters; nothing has been lost."),
        },
    )
    phone = forms.RegexField(
        PHONE,
        label=_("Call back on"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Enter a phone number with digits only, for example 13800000000."),
            "required": _("The record knows no phone. Ask on which one the judge can call."),
        },
    )
    best_time = forms.CharField(label=_("Best time to call"), required=False, max_length=60)
    channel = forms.ChoiceField(choices=LIVE, label=_("Way in"), required=False)

    def __init__(self, *args: Any, known_phone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known_phone:
            self.fields["phone"].required = False
            self.fields["phone"].help_text = format_lazy(
                _("Empty: {phone}, as on record."), phone=mask_phone(known_phone)
            )

    def request(self, *, missed: MissedCall | None) -> Request:
        """What was asked, for the act. A missed call is called back where it came from."""
        said = self.cleaned_data
        live = said.get("channel") or Channel.PHONE
        return Request(
            category=said["category"],
            words=said["words"],
            phone=said["phone"] or (missed.phone if missed else ""),
            best_time=said["best_time"],
            channel=Channel.MISSED_CALL if missed else live,
        )


class SettleCallForm(PortalForm):
    """Why a missed call needs no request."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[
            choice
            for choice in MissedCall.Outcome.choices
            if choice[0] != MissedCall.Outcome.REGISTERED
        ],
    )
    words = forms.CharField(label=_("In a few words"), required=False, max_length=300)


class BetterTimeForm(PortalForm):
    words = forms.CharField(
        label=_("What they add"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    best_time = forms.CharField(label=_("Better time to call"), required=False, max_length=60)


class SaidForm(PortalForm):
    """One line of what the party said on the phone."""

    words = forms.CharField(
        label=_("What they said"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RatingForm(PortalForm):
    stars = forms.TypedChoiceField(
        label=_("How satisfied, 1 to 5?"),
        coerce=int,
        choices=[(n, str(n)) for n in range(5, 0, -1)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("What they said"), required=False, max_length=300)


class RedirectForm(PortalForm):
    """A judge, by division: choosing the judge chooses the division."""

    judge = forms.ChoiceField(label=_("Which division, which judge?"))

    def __init__(self, *args: Any, seats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.public_id): seat for seat in seats}
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, seat in self.seats.items():
            groups.setdefault(str(seat.division), []).append((key, seat.person.full_name))
        self.fields["judge"].choices = list(groups.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Adds ``seat``: the office of the chosen judge, which names person and division."""
        said: dict[str, Any] = super().clean() or {}
        if "judge" in said:
            said["seat"] = self.seats[said["judge"]]
        return said
