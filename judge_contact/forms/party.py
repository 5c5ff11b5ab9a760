"""Forms of the person who asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from judge_contact.actions import Request
from judge_contact.models import Ticket
from portal.cases.models import Case
from portal.common.forms import OnceForm, PortalForm

PHONE = r"^\+?[0-9][0-9 \-]{5,18}$"


class AskingForm(OnceForm):
    """What it is about, and where to call; everything but the first is filled in or optional."""

    category = forms.ChoiceField(
        choices=Ticket.Category.choices,
        label=_("What is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("You need not write anything. The judge reads it before calling you."),
        error_messages={
            "max_length": _("Please shorten this to 2,000 characters; nothing has been lost."),
        },
    )
    phone = forms.RegexField(
        PHONE,
        label=_("Where can the judge call you?"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "invalid": _("Enter a phone number with digits only, for example 13800000000."),
            "required": _("Enter the phone number on which the judge can reach you."),
        },
    )
    best_time = forms.CharField(
        label=_("When is it best to call?"),
        required=False,
        max_length=60,
        help_text=_("For example: after 14:00. The time limit stays the same."),
    )

    @property
    def more(self) -> list[forms.BoundField]:
        """What most people leave as it is."""
        return [self[name] for name in ("words", "best_time", "phone") if name in self.fields]

    @property
    def is_more_open(self) -> bool:
        """Whether something there needs the person: an error, words typed, or no phone known."""
        has_phone = bool(self["phone"].value()) or not self.fields["phone"].required
        wrong = {"words", "phone", "best_time"} & set(self.errors)
        return bool(wrong or self["words"].value() or not has_phone)

    def request(self) -> Request:
        """What was asked, for the act."""
        said = self.cleaned_data
        return Request(
            category=said["category"],
            words=said["words"],
            phone=said["phone"],
            best_time=said["best_time"],
        )


class RequestForm(AskingForm):
    """Three taps: which case, what about, send."""

    case = forms.ModelChoiceField(
        queryset=Case.objects.none(),
        label=_("Which case?"),
        empty_label=None,
        to_field_name="public_id",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the case you are asking about."),
            "invalid_choice": _("Choose one of your own cases, or call 12368."),
        },
    )

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]
        self.fields["case"].label_from_instance = (  # type: ignore[attr-defined]
            lambda case: f"{case.number} {case.cause_here}"
        )


class GuestRequestForm(AskingForm):
    """The same for somebody whose phone was just proved: it need not be typed again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = False
        self.fields["phone"].help_text = _("Empty: the phone you just proved.")


class NotReachedForm(PortalForm):
    """The party says again that nobody reached them."""

    words = forms.CharField(
        label=_("Anything the inspection office should know?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AddForm(PortalForm):
    """A better time to call, or something to add, while the party waits."""

    best_time = forms.CharField(
        label=_("When is a better time to call?"),
        required=False,
        max_length=60,
        help_text=_("For example: after 14:00. The time limit stays the same."),
    )
    words = forms.CharField(
        label=_("Anything to add?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AskAgainForm(PortalForm):
    words = forms.CharField(
        label=_("What is still open?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The judge reads it. You can ask once more one time."),
    )


class SatisfactionForm(PortalForm):
    stars = forms.TypedChoiceField(
        label=_("How satisfied are you?"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[
            (5, _("5 – very")),
            (4, _("4 – rather")),
            (3, _("3 – so-so")),
            (2, _("2 – little")),
            (1, _("1 – not at all")),
        ],
        error_messages={"required": _("Choose one to five.")},
    )
    words = forms.CharField(label=_("Why? One line is enough."), required=False, max_length=300)
