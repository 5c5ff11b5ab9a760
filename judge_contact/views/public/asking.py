"""Asking to reach the judge: the start page and the form of three taps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from judge_contact.actions import register
from judge_contact.forms import RequestForm
from judge_contact.models import Ticket
from portal.cases.models import Case
from portal.common import clock
from portal.common.kept import kept_form, sign_in_keeping_form
from portal.common.refusals import Refused
from portal.people.models import Person


def start(request: HttpRequest) -> HttpResponse:
    """What the line is, my open requests, and my cases to ask about."""
    if not request.user.is_authenticated:
        return render(request, "judge_contact/start.html", {})
    person = request.user
    requests = Ticket.objects.visible_to(person).filter(requester=person)
    return render(
        request,
        "judge_contact/start.html",
        {
            "cases": _cases_of(person)[:20],
            "tickets": requests.select_related("case", "division")[:20],
        },
    )


def new(request: HttpRequest) -> HttpResponse:
    """The form. Sent twice it registers once; what was typed survives signing in again."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            return sign_in_keeping_form(request)
        return redirect("contact_judge")
    person = request.user
    typed = request.POST if request.method == "POST" else kept_form(request)
    form = RequestForm(
        typed,
        cases=_cases_of(person).filter(judge__isnull=False),
        initial=_initial(request, person),
    )
    if request.method == "POST" and form.is_valid():
        try:
            ticket = register(
                form.cleaned_data["case"],
                form.request(),
                requester=person,
                by=person,
                key=form.cleaned_data["once_key"],
                at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("contact_judge_ticket", ticket.public_id)
    status = 422 if form.is_bound and request.method == "POST" else 200
    return render(request, "judge_contact/new.html", {"form": form}, status=status)


def _cases_of(person: Person) -> Any:
    """Cases in which this person is party or agent: those they may ask about."""
    return (
        Case.objects.visible_to(person)
        .of_party_or_agent(person)
        .select_related("court", "division")
    )


def _initial(request: HttpRequest, person: Person) -> dict[str, Any]:
    return {"case": request.GET.get("case", ""), "phone": person.phone}
