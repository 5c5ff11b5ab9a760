"""The desk's other ways in: entering for a person, papers passed on, video witnessing."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filing.actions.entering import Coming, enter
from filing.actions.passing import hand_out
from filing.forms.entrances import EnterForm
from filing.models import Passing
from portal.common import clock
from portal.common.refusals import Refused
from portal.courts.models import Court, Station
from portal.people.access import staff_page
from portal.people.actions.window import Comer
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day

PAGE_SIZE = 25
PASSING_ROLES = (Role.CLERK, Role.HEAD, Role.LEADER)


def desk_court(person: Person) -> Court:
    """The court whose filing desk this person keeps."""
    return next(office.court for office in person.offices_now if office.role == Role.CLERK)


@staff_page(Role.CLERK)
def entering(request: HttpRequest) -> HttpResponse:
    """Enter a filing for the person before the desk; the draft's own pages follow."""
    clerk, at = cast(Person, request.user), clock.now()
    court, today = desk_court(clerk), local_day(at)
    form = EnterForm(
        request.POST or None, courts=Court.objects.in_force(today), on=today,
        stations=Station.objects.filter(court=court, valid_until=None),
        initial={"for_court": court.code},
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        coming = Coming(
            Comer(said["full_name"], said["checked"], said["phone"]), kind=said["kind"],
            at_court=court, for_court=said["for_court"], station=said["station"],
        )
        try:
            filing = enter(coming, by=clerk, key=said["once_key"], at=at)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("The draft is open. Let the person check and sign it."))
            return redirect("filing", filing.public_id)
    return render(
        request, "filing/staff/enter.html", {"form": form, "court": court},
        status=422 if form.errors else 200,
    )


@staff_page(*PASSING_ROLES)
def passings(request: HttpRequest) -> HttpResponse:
    """The custody log: papers this court took in for others, and others took in for it."""
    person, at = cast(Person, request.user), clock.now()
    way = "got" if request.GET.get("way") == "got" else "sent"
    rows = Passing.objects.visible_to(person).select_related("filing", "from_court", "to_court")
    courts = {office.court_id for office in person.offices_now if office.role in PASSING_ROLES}
    mine = rows.filter(from_court__in=courts) if way == "sent" else rows.filter(
        to_court__in=courts
    )
    page = Paginator(mine, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "filing/staff/passings.html",
        {
            "page": page, "way": way, "at": at,
            "is_clerk": any(office.role == Role.CLERK for office in person.offices_now),
        },
    )


@require_POST
@staff_page(Role.CLERK)
def handed_out(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The answer was handed to the person at the receiving court."""
    rows: Any = Passing.objects.visible_to(request.user).select_related("filing", "from_court")
    passing = get_object_or_404(rows, public_id=public_id)
    hand_out(passing, by=cast(Person, request.user), at=clock.now())
    messages.success(request, _("Recorded."))
    return redirect("staff:filing_passings")


