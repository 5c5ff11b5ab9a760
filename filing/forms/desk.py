"""What the filing desk types: marks, slips, notices, rulings. Forms check; they never save."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filing.models import Filing, Override
from filing.rules.limits import (
    CORRECTION,
    LEAST_CORRECTION_DAYS,
    MOST_CORRECTION_DAYS,
)
from filing.rules.reasons import DOORS, REASONS
from portal.common.forms import PortalForm
from portal.courts.models import Court, Division
from portal.people.models import Person

REGION = re.compile(r"(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})")


def area(label: Any, *, rows: int = 3, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea(attrs={"rows": rows}),
        **{"max_length": 2000, **more},
    )


class FlagForm(PortalForm):
    """One mark: the reason from the list, what the filer should know, and where on the page."""

    reason = forms.ChoiceField(label=_("What is wrong"))
    words = area(_("What exactly, in plain words"), rows=2, required=False, max_length=500)
    region = forms.CharField(
        label=_("Region of the page, in percent: left, top, width, height"), required=False,
        max_length=15, help_text=_("Draw it on the page, or write for example 10,20,50,15."),
    )
    override = forms.ModelChoiceField(
        queryset=Override.objects.none(), label=_("Leave of the head"), required=False,
        empty_label=_("None"), to_field_name="public_id",
        help_text=_("Needed for what the first notice should have told (LR 7)."),
    )

    def __init__(self, *args: Any, filing: Filing, is_page: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leaves = filing.overrides.filter(round=filing.round)
        has_leave = leaves.exists()
        reasons = [
            (one.code, one.title) for one in REASONS.values()
            if has_leave or not one.needs_supervisor
        ]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]
        self.fields["reason"].widget.attrs["autofocus"] = True
        self.fields["override"].queryset = leaves  # type: ignore[attr-defined]
        self.fields["override"].label_from_instance = lambda leave: leave.why  # type: ignore[attr-defined]
        if not has_leave:
            del self.fields["override"]
        if not is_page:
            del self.fields["region"]

    def clean_region(self) -> str:
        """Inside the page, in whole percent."""
        text = str(self.cleaned_data["region"]).replace(" ", "")
        if not text:
            return ""
        found = REGION.fullmatch(text)
        left, top, width, height = map(int, found.groups()) if found else (0, 0, 0, 0)
        if not (width and height and left + width <= 100 and top + height <= 100):
            raise forms.ValidationError(_("Give four numbers inside the page: 10,20,50,15."))
        return text


class DecisionForm(PortalForm):
    """What a decision asks for; its first question has the focus when the page opens."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        next(iter(self.fields.values())).widget.attrs["autofocus"] = True


class SlipForm(DecisionForm):
    """What it should say, and how the clerk knows."""

    became = area(_("What it should say"), rows=2, max_length=1000)
    why = forms.CharField(
        label=_("How you know"), max_length=300,
        help_text=_("For example: as on the identity card. The filer reads this."),
    )


class NoticeForm(PortalForm):
    """The one-time notice built from ticks. ``checks`` are failed checks to tell as well."""

    checks = forms.MultipleChoiceField(
        label=_("Also tell what these checks found"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label=_("Days to correct"), initial=CORRECTION.days, min_value=LEAST_CORRECTION_DAYS,
        max_value=MOST_CORRECTION_DAYS,
    )
    words = area(_("A line of your own, if needed"), rows=2, required=False, max_length=500)
    is_complete = forms.BooleanField(
        label=_("I have examined everything. This is all there is to correct (LR 7)."),
        error_messages={"required": _("Confirm that the notice is complete: it is sent once.")},
    )

    def __init__(
        self, *args: Any, checks: list[tuple[str, Any]], is_abroad: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checks"].choices = checks  # type: ignore[attr-defined]
        self.fields["checks"].initial = [value for value, _label in checks]
        if not checks:
            del self.fields["checks"]
        if is_abroad:
            del self.fields["days"]
        self.fields["is_complete"].widget.attrs["autofocus"] = True


class DoorForm(DecisionForm):
    door = forms.ChoiceField(
        label=_("Where the matter belongs"), widget=forms.RadioSelect,
        choices=[(door.code, door.title) for door in DOORS.values()],
    )
    words = area(_("What the filer should know, in plain words"), required=False, max_length=1000)


class TransferForm(DecisionForm):
    court = forms.ModelChoiceField(
        queryset=Court.objects.none(), label=_("The court that has jurisdiction"),
        to_field_name="code",
    )
    why = area(_("Why it has jurisdiction"), max_length=1000)

    def __init__(self, *args: Any, courts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["court"].queryset = courts  # type: ignore[attr-defined]


class RefuseForm(DecisionForm):
    reasons = area(
        _("Reasons of the ruling"), rows=8, max_length=10_000,
        help_text=_("Facts, the condition of CPL 122 that is not met, and why."),
    )


class RulingForm(DecisionForm):
    why = area(_("Which condition of CPL 122 is not met, and why"), max_length=1000)


class OverrideForm(DecisionForm):
    why = area(_("Why this could not be told the first time"), max_length=500)


class RecuseForm(DecisionForm):
    judge = forms.ModelChoiceField(
        queryset=Person.objects.none(), label=_("Judge who may not hear this"),
        to_field_name="public_id",
    )
    why = forms.CharField(label=_("Why (CPL 47)"), max_length=300)

    def __init__(self, *args: Any, judges: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judge"].queryset = judges  # type: ignore[attr-defined]
        self.fields["judge"].label_from_instance = lambda judge: judge.full_name  # type: ignore[attr-defined]


class ComplaintAnswerForm(PortalForm):
    is_justified = forms.TypedChoiceField(
        label=_("Is the complaint justified?"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes",
    )
    words = area(_("What was found, and what is done about it"), rows=5)


class SpecialityForm(PortalForm):
    """One line: this division hears this type, and this cause when one is named."""

    division = forms.ModelChoiceField(
        queryset=Division.objects.none(), label=_("Division"), to_field_name="public_id"
    )
    type_code = forms.CharField(label=_("Type code of the number"), max_length=4)
    cause_no = forms.CharField(
        label=_("Number of the cause"), max_length=10, required=False,
        help_text=_("Leave empty for every cause no other line names."),
    )

    def __init__(self, *args: Any, divisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = divisions  # type: ignore[attr-defined]
