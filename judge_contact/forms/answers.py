"""The judge's one-page answer: two taps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from judge_contact.actions import Booking
from judge_contact.models import Contact
from portal.common.forms import PortalForm

Outcome = Contact.Outcome
TRIED, CANNOT = "tried", "hand_over"

ANSWERS = [
    (Outcome.ANSWERED, _("Reached: I answered the question")),
    (Outcome.WILL_ANSWER_IN_WRITING, _("Reached: I will answer in writing")),
    (Outcome.HEARING_FIXED, _("Reached: I told the date of the hearing")),
    (Outcome.FILE_IN_WRITING, _("Reached: I asked to hand it in in writing")),
    (Outcome.MEETING_SET, _("Reached: we will meet")),
    (TRIED, _("I called, nobody answered")),
    (CANNOT, _("I cannot: hand to the division head")),
]


class AnswerForm(PortalForm):
    """Preset answers and one line of text."""

    answer = forms.ChoiceField(
        label=_("What happened?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Tap what happened.")},
    )
    words = forms.CharField(
        label=_("One line"),
        required=False,
        max_length=500,
        help_text=_("The party reads it. When you hand over, say why."),
    )
    starts_at = forms.DateTimeField(
        label=_("Meeting: when"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        help_text=_("Only if you will meet."),
        error_messages={"invalid": _("Enter day and time, for example 2026-11-24 14:30.")},
    )
    room = forms.CharField(
        label=_("Meeting: which monitored room"),
        required=False,
        max_length=60,
    )

    def __init__(self, *args: Any, may_hand_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (code, label) for code, label in ANSWERS if may_hand_over or code != CANNOT
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("answer") == Outcome.MEETING_SET:
            for field, sentence in (
                ("starts_at", _("Say when you will meet.")),
                ("room", _("Say in which monitored room you will meet.")),
            ):
                if not said.get(field) and field not in self.errors:
                    self.add_error(field, sentence)
        if said.get("answer") == CANNOT and not said.get("words"):
            self.add_error("words", _("Say why you cannot, in a few words for the head."))
        return said

    def booking(self) -> Booking | None:
        said = self.cleaned_data
        if said["answer"] != Outcome.MEETING_SET:
            return None
        return Booking(starts_at=said["starts_at"], room=said["room"])
