"""How a person wants to be reached, and finding messages on the staff screen."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy as _

from portal.common.forms import PortalForm
from portal.notices.actions import Wanted
from portal.notices.kinds import KINDS, OUTSIDE, group_label, personal_groups
from portal.notices.models import Message, Preference


class PreferencesForm(PortalForm):
    """One tick per service and channel, and the hours in which nothing arrives."""

    quiet_from = forms.TimeField(
        label=_("Quiet from"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("Quiet until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("The same time twice means no quiet hours."),
    )
    quiet_on_rest_days = forms.BooleanField(
        label=_("Also quiet on weekends and public holidays"), required=False
    )

    def __init__(self, *args: Any, preference: Preference, **kwargs: Any) -> None:
        self.preference = preference
        off = _switched_off(preference)
        initial = {
            "quiet_from": preference.quiet_from,
            "quiet_until": preference.quiet_until,
            "quiet_on_rest_days": preference.quiet_on_rest_days,
        }
        super().__init__(*args, initial=initial, **kwargs)
        for group in personal_groups():
            self.fields[f"group_{group}"] = forms.MultipleChoiceField(
                label=group_label(group), required=False, choices=_channels(group),
                widget=forms.CheckboxSelectMultiple,
                initial=[channel for channel in OUTSIDE if (group, channel) not in off],
            )

    @cached_property
    def helper(self) -> FormHelper:
        helper = super().helper
        groups = [name for name in self.fields if name.startswith("group_")]
        helper.layout = Layout(
            Fieldset(gettext("Outside this site"), *groups),
            Fieldset(
                gettext("When to leave you alone"),
                "quiet_from", "quiet_until", "quiet_on_rest_days",
            ),
        )
        return helper

    def wanted(self) -> Wanted:
        """What was ticked, as the action takes it."""
        off = [
            (group, channel)
            for group in personal_groups()
            for channel, _label in _channels(group)
            if channel not in self.cleaned_data[f"group_{group}"]
        ]
        return Wanted(
            self.cleaned_data["quiet_from"], self.cleaned_data["quiet_until"],
            self.cleaned_data["quiet_on_rest_days"], off,
        )


def _switched_off(preference: Preference) -> set[tuple[str, str]]:
    if preference.pk is None:
        return set()
    return set(preference.switched_off.values_list("group", "channel"))


def _channels(group: str) -> list[tuple[str, Any]]:
    """The channels outside this site that messages of a service take."""
    used = {channel for kind in KINDS.values() if kind.group == group for channel in kind.channels}
    return [(name, Message.Channel(name).label) for name in OUTSIDE if name in used]


class FindForm(forms.Form):
    """Messages on their way out, by state, channel or code."""

    q = forms.CharField(label=_("Check code"), required=False, max_length=30)
    state = forms.ChoiceField(
        label=_("State"), required=False,
        choices=[("", _("All states")), *Message.State.choices],
    )
    channel = forms.ChoiceField(
        label=_("Channel"), required=False,
        choices=[
            ("", _("All channels")),
            *[choice for choice in Message.Channel.choices if choice[0] != "IN_APP"],
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
