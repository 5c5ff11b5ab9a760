"""The home page: doors to the services, and for a signed-in person what is theirs first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.cases.models import Case
from portal.desk.services import FIRST, WISHES
from portal.people.models import Person

SHOWN = 3
"""Cases shown on the home page; the rest is one click away."""


def home(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {"first": FIRST, "wishes": WISHES}
    if request.user.is_authenticated:
        context |= _mine(request.user)
    return render(request, "desk/home.html", context)


def _mine(person: Person) -> dict[str, Any]:
    """The person's own cases, as party or agent. Staff find theirs on the workbench."""
    if person.is_court_staff:
        return {}
    cases = list(Case.objects.visible_to(person).select_related("court")[: SHOWN + 1])
    return {"cases": cases[:SHOWN], "has_more_cases": len(cases) > SHOWN}
