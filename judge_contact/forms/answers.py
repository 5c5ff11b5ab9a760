"""The judge's one-page answer: two taps."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from judge_contact.actions import Booking
from judge_contact.models import Contact
from portal.common.forms import OnceForm

Outcome = Contact.Outcome
TRIED, CANNOT = "tried", "hand_over"

REACHED = {
    Outcome.ANSWERED: _("Answered the question"),
    Outcome.WILL_ANSWER_IN_WRITING: _("Will answer in writing"),
    Outcome.HEARING_FIXED: _("Told the hearing date"),
    Outcome.FILE_IN_WRITING: _("Please file in writing"),
    Outcome.MEETING_SET: _("We will meet"),
}
NOT_REACHED = {
    TRIED: _("Called, no answer"),
    CANNOT: _("I cannot: to the head"),
}
ANSWERS = REACHED | NOT_REACHED


class AnswerForm(OnceForm):
    """Preset answers and one line of text. ``rooms`` are names of the court's monitored rooms."""

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
        error_messages={
            "max_length": _("Please shorten this to 500 characters; nothing has been lost."),
        },
    )
    starts_at = forms.DateTimeField(
        label=_("When will you meet?"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 900}),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"invalid": _("Enter day and time, for example 2026-11-24 14:30.")},
    )
    room = forms.ChoiceField(label=_("In which monitored room?"), required=False)

    def __init__(
        self, *args: Any, may_hand_over: bool, rooms: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {**ANSWERS}
        if not may_hand_over:
            del offered[CANNOT]
        if not rooms:
            del offered[Outcome.MEETING_SET]
        self.fields["answer"].choices = list(offered.items())  # type: ignore[attr-defined]
        self.fields["room"].choices = [(room, room) for room in rooms]  # type: ignore[attr-defined]

    @property
    def reached(self) -> list[BoundWidget]:
        """The answers that say the party was reached."""
        return self._choices(REACHED)

    @property
    def otherwise(self) -> list[BoundWidget]:
        """The answers that say the party was not."""
        return self._choices(NOT_REACHED)

    @property
    def meeting(self) -> list[forms.BoundField]:
        """What is asked only of those who will meet the party."""
        return [self["starts_at"], self["room"]]

    def _choices(self, wanted: dict[Any, Any]) -> list[BoundWidget]:
        return [one for one in self["answer"].subwidgets if one.data["value"] in wanted]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("answer") == Outcome.MEETING_SET:
            for field, sentence in (
                ("starts_at", _("Say when you will meet.")),
                ("room", _("Say in which monitored room you will meet.")),
            ):
                if not said.get(field) and field not in self.errors:
                    self.add_error(field, sentence)
        if said.get("answer") == CANNOT and not said.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say why you cannot, in a few words for the head."))
        return said

    def booking(self) -> Booking | None:
        said = self.cleaned_data
        if said["answer"] != Outcome.MEETING_SET:
            return None
        return Booking(starts_at=said["starts_at"], room=said["room"])
