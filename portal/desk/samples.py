"""What the page of components shows: made-up values that put every component in every state."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from portal.common.forms import PortalForm


class SampleForm(PortalForm):
    """One field of each kind, so that the form pack can be looked at in one place."""

    name = forms.CharField(label=_("Your name"), widget=forms.TextInput({"autocomplete": "name"}))
    words = forms.CharField(
        label=_("What is it about?"),
        help_text=_("A few words are enough."),
        required=False,
        max_length=200,
        widget=forms.Textarea({"maxlength": "200"}),
    )
    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}))
    channel = forms.ChoiceField(
        label=_("How shall we reach you?"),
        widget=forms.RadioSelect,
        choices=[("phone", _("By phone")), ("sms", _("By text message"))],
        help_text=_("Choose one."),
    )
    needs = forms.MultipleChoiceField(
        label=_("What do you need?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("large", _("Large print")), ("sign", _("Sign language"))],
    )
    court = forms.ChoiceField(label=_("Court"), choices=[("", "—"), ("1", _("A court"))])
    paper = forms.FileField(label=_("Paper"), help_text=_("PDF or photo, 20 MB at most."))
    agree = forms.BooleanField(label=_("I have read this."))


def _due(state: str, start: date, on: date, unit: str = "working") -> SimpleNamespace:
    days = [start + timedelta(days=n) for n in range(1, (on - start).days + 1)]
    rest = [one for one in days if one.weekday() > 4]
    counted = [one for one in days if one not in rest]
    return SimpleNamespace(
        on=on,
        state=state,
        start=start,
        days=len(counted),
        unit=unit,
        counted=counted,
        skipped=[SimpleNamespace(date=one, reason=_("Weekend"), notice="") for one in rest],
        article=_("Civil Procedure Law art. 85"),
    )


def _limit(at: datetime, hours: int, *, met: bool = False) -> SimpleNamespace:
    due = at + timedelta(hours=hours)
    return SimpleNamespace(
        due_at=due,
        met_at=at if met else None,
        cancelled_at=None,
        provisional=hours > 100,
        is_overdue=lambda now: not met and due <= now,
    )


def everything(at: datetime) -> dict[str, Any]:
    """The context of the page of components as of an instant."""
    return {
        "sample_day": date(2026, 11, 23),
        "form": SampleForm({"words": "x" * 201}),
        "empty_form": SampleForm(auto_id="fresh_%s"),
        "upload": SampleForm(auto_id="drop_%s")["paper"],
        "limits": [
            _limit(at, 90), _limit(at, 5), _limit(at, -30), _limit(at, 5, met=True),
            _limit(at, 500),
        ],
        "dues": [
            _due("final", date(2026, 11, 20), date(2026, 11, 24)),
            _due("provisional", date(2026, 11, 24), date(2027, 1, 5)),
        ],
        "page": Paginator(range(30), 10).page(2),
        "amount": Decimal("4659.82"),
        **_lists(at),
    }  # fmt: skip


def _lists(at: datetime) -> dict[str, Any]:
    return {
        "entries": [
            {"at": at - timedelta(days=2), "title": _("Received"), "tone": "done",
             "words": _("The court has your papers.")},
            {"at": at, "title": _("Waiting too long"), "tone": "overdue", "words": ""},
            {"at": at + timedelta(days=3), "title": _("Answer of the court"), "tone": "next",
             "words": _("You need do nothing.")},
        ],
        "tasks": [
            {"title": _("Who are you?"), "url": "#", "status": _("Done"), "tone": "done",
             "hint": ""},
            {"title": _("Send"), "url": "", "status": _("Cannot start yet"), "tone": "neutral",
             "hint": _("First finish the others.")},
        ],
        "rows": [
            {"label": _("Court"), "value": _("A court"), "change_url": "#"},
            {"label": _("Day"), "value": "—", "change_url": ""},
        ],
    }  # fmt: skip
