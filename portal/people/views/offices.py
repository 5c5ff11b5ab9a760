"""Staff pages: who holds which office, and personal data shown on request."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.actions.offices import end_office, grant_office
from portal.people.forms.account import OfficeForm, PersonSearchForm
from portal.people.models import Office, Person
from portal.people.roles import Power, Role
from portal.people.unmasking import Reason
from portal.people.views.account import show
from portal.people.views.onward import next_page

PAGE_SIZE = 50


@staff_page(Power.MANAGE_OFFICES)
def list_offices(request: HttpRequest) -> HttpResponse:
    """Offices held today; a search by exact user name or full name leads to a person."""
    form = PersonSearchForm(request.GET if "q" in request.GET else None)
    found = Person.objects.none()
    if form.is_valid():
        wanted = form.cleaned_data["q"]
        found = Person.objects.filter(username__iexact=wanted) | Person.objects.filter(
            full_name=wanted
        )
    today = clock.now().astimezone(SHANGHAI).date()
    held = Office.objects.held(today).select_related("person", "court", "division")
    held = held.order_by("court__code", "role", "person__full_name", "pk")
    context = {
        "form": form,
        "found": found.order_by("full_name")[:20],
        "page": Paginator(held, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "people/staff/offices.html", context)


@staff_page(Power.MANAGE_OFFICES)
def person_offices(request: HttpRequest, key: UUID) -> HttpResponse:
    """One person's offices, past and present, and a new one."""
    person = get_object_or_404(Person, public_id=key)
    form = OfficeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            grant_office(
                person, Role(data["role"]), data["court"], data["division"],
                by=cast(Person, request.user), at=clock.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The office is given, from today on."))
            return redirect("staff:person_offices", key=key)
    offices = person.offices.select_related("court", "division").order_by("-since", "-pk")
    today = clock.now().astimezone(SHANGHAI).date()
    context = {"person": person, "form": form, "offices": offices, "today": today}
    return render(request, "people/staff/person_offices.html", context)


@staff_page(Power.MANAGE_OFFICES)
@require_POST
def close_office(request: HttpRequest, key: UUID) -> HttpResponse:
    office = get_object_or_404(Office, public_id=key)
    end_office(office, by=cast(Person, request.user), at=clock.now())
    messages.success(request, _("The office has ended, and all sign-ins with it."))
    return redirect("staff:person_offices", key=office.person.public_id)


@staff_page(Power.UNMASK)
def unmask(request: HttpRequest, field: str, key: UUID) -> HttpResponse:
    """Show personal data in full. Without a reason given, ask for it first."""
    if request.method == "POST" and request.POST.get("reason") in Reason.values:
        return show(request, field, key, Reason(request.POST["reason"]))
    context = {
        "reasons": [(one.value, one.label) for one in Reason if one is not Reason.OWN],
        "next": next_page(request, reverse("staff:desk")),
    }
    return render(request, "people/staff/unmask_reason.html", context)
