"""Answers that came in: the court that received them sends them on within 5 days (CPL 128)."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from filing.actions.answering import forward_answer
from filing.models import ServedComplaint
from filing.rules.answering import FORWARD_ANSWER
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

PAGE_SIZE = 25


@require_safe
@staff_page(Role.CLERK)
def answers(request: HttpRequest) -> HttpResponse:
    """Answers of the clerk's court: those to send on first, the earliest due on top."""
    rows = answers_at(cast(Person, request.user)).select_related("party__case", "paper")
    rows = rows.prefetch_related("limits")
    if request.GET.get("all") != "yes":
        rows = rows.filter(forwarded_at=None)
    page = Paginator(rows.order_by("forwarded_at", "answered_at"), PAGE_SIZE)
    shown = page.get_page(request.GET.get("page"))
    lines = [
        (one, next((x for x in one.limits.all() if x.rule == FORWARD_ANSWER.code), None))
        for one in shown
    ]
    context = {
        "page": shown, "lines": lines, "at": clock.now(), "is_all": request.GET.get("all") == "yes",
    }
    return render(request, "filing/staff/answers.html", context)


@require_POST
@staff_page(Role.CLERK)
def forward(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Send one answer to those who sued."""
    person = cast(Person, request.user)
    served = get_object_or_404(answers_at(person), public_id=public_id)
    try:
        forward_answer(served, by=person, at=clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Sent on. Those who sued are told and can read it."))
    return redirect("staff:answers")


def answers_at(person: Person) -> Any:
    """Answers received at the courts where this person is clerk."""
    courts = [office.court_id for office in person.offices_now if office.role == Role.CLERK]
    rows = ServedComplaint.objects.visible_to(person)
    return rows.filter(court__in=courts, answered_at__isnull=False)
