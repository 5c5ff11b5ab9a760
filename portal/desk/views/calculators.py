"""When is the last day? Anyone may count a period and see how it comes about."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.forms import PortalForm
from portal.workdays.calendar import Calendar, Due, OutOfCalendar
from portal.workdays.calendars import calendar_for, sentence

LONGEST = 3650
COMMON = (
    (15, "calendar", _("Answer to a complaint"), _("Civil Procedure Law art. 128")),
    (15, "calendar", _("Appeal against a judgment"), _("Civil Procedure Law art. 171")),
    (10, "calendar", _("Appeal against a ruling"), _("Civil Procedure Law art. 171")),
    (7, "calendar", _("Payment of the court fee"), _("Fee Measures art. 22")),
    (1, "working", _("Call of the judge you asked for"), _("Promise of the contact line")),
)
"""Periods people ask about most: length, rule, what it is for, where it stands."""


class PeriodForm(PortalForm):
    """A start day, a length and the rule of counting."""

    start = forms.DateField(
        label=_("The day it starts"),
        help_text=_("For example the day you received the paper. This day itself does not count."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    days = forms.IntegerField(
        label=_("How long"), min_value=1, max_value=LONGEST,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    rule = forms.ChoiceField(
        label=_("Counted in"), widget=forms.RadioSelect,
        choices=[
            ("calendar", _("Days (the usual rule for time limits in the law)")),
            ("working", _("Working days")),
            ("months", _("Months")),
        ],
    )


def _count(calendar: Calendar, start: date, length: int, rule: str) -> Due:
    if rule == "working":
        return calendar.working_days_after(start, length)
    if rule == "months":
        return calendar.months_after(start, length)
    return calendar.calendar_days_after(start, length)


def deadlines(request: HttpRequest) -> HttpResponse:
    """Count a period on the national calendar (CPL art. 85); the address keeps the question."""
    today = clock.now().astimezone(SHANGHAI).date()
    was_asked = bool(request.GET)
    form = PeriodForm(request.GET if was_asked else None, initial={
        "start": today, "days": 15, "rule": "calendar",
    })
    context: dict[str, Any] = {"form": form, "common": COMMON, "today": today, "due": None}
    if was_asked and form.is_valid():
        asked = form.cleaned_data
        try:
            context["due"] = _count(calendar_for(), asked["start"], asked["days"], asked["rule"])
        except OutOfCalendar as error:
            form.add_error(None, sentence(error))
    return render(request, "desk/deadlines.html", context)
