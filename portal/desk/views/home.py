"""The home page: doors to the services, and for a signed-in person what is theirs first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from judge_contact.models import Ticket
from portal.cases.models import Case
from portal.common import clock
from portal.desk.doors import FIRST, WISHES
from portal.desk.today import today_at
from portal.people.models import Person
from portal.workdays.calendars import calendar_for

SHOWN = 3
"""Cases and requests shown on the home page; the rest is one click away."""


def home(request: HttpRequest) -> HttpResponse:
    today = today_at(calendar_for(), clock.now())
    context: dict[str, Any] = {"first": FIRST, "wishes": WISHES, "today": today}
    if request.user.is_authenticated:
        context |= _mine(request.user)
    return render(request, "desk/home.html", context)


def _mine(person: Person) -> dict[str, Any]:
    """The person's own open requests and cases. Staff find theirs on the workbench."""
    if person.is_court_staff:
        return {}
    asked = Ticket.objects.visible_to(person).filter(requester=person).open()
    cases = list(Case.objects.visible_to(person).select_related("court")[: SHOWN + 1])
    return {
        "requests": asked.select_related("case")[:SHOWN],
        "cases": cases[:SHOWN],
        "has_more_cases": len(cases) > SHOWN,
    }
