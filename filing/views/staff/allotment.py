"""How judges are drawn: the published rule, one draw as it was kept, and who hears what."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from filing.actions.specialities import end_speciality, enter_speciality
from filing.forms.desk import SpecialityForm
from filing.models import Draw, Speciality
from filing.rules import allotment as rules
from filing.views.staff.queue import DESK_ROLES
from filing.views.staff.review import desk_filing
from portal.common import clock
from portal.common.refusals import Refused
from portal.courts.models import Court, Division
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role


def draw_context(draw: Draw) -> dict[str, Any]:
    """The rule in words, everybody's lot, and whether the draw repeats to the same judge."""
    candidates = list(draw.candidates.select_related("judge"))
    candidates.sort(key=lambda one: (not one.lot, one.lot, one.load))
    lots = {str(one.judge.public_id): one.lot for one in candidates if one.lot}
    return {
        "draw": draw, "candidates": candidates, "rule": rules.RULE,
        "is_as_recorded": rules.is_as_recorded(
            lots, seed=draw.seed, case_number=draw.case.number, drawn=str(draw.drawn.public_id)
        ),
    }


@require_safe
@staff_page(*DESK_ROLES)
def draw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One draw: the rule, the seed, the candidates, and the sum done again."""
    record = desk_filing(request, public_id)
    kept = get_object_or_404(
        Draw.objects.select_related("case", "division", "drawn", "by"),
        filing=record, case=record.case,
    )
    return render(
        request, "filing/staff/draw.html", {"filing": record, **draw_context(kept)}
    )


def _own_courts(person: Person) -> list[Court]:
    wanted = (Role.CLERK, Role.HEAD, Role.LEADER)
    return [office.court for office in person.offices_now if office.role in wanted]


@staff_page(Role.CLERK, Role.HEAD, Role.LEADER)
def specialities(request: HttpRequest) -> HttpResponse:
    """Which division hears which cases, from when on; entered by the head or the leader."""
    person, at = cast(Person, request.user), clock.now()
    courts = _own_courts(person)
    divisions = Division.objects.filter(court__in=courts).order_by("court__code", "code")
    form = SpecialityForm(request.POST or None, divisions=divisions)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            enter_speciality(
                said["division"], said["type_code"], said["cause_no"], by=person, at=at
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Entered. It holds from today on."))
            return redirect("staff:specialities")
    rows = Speciality.objects.filter(court__in=courts).select_related("court", "division")
    context = {
        "rows": rows, "courts": set(courts), "form": form, "rule": rules.RULE,
        "version": rules.VERSION,
    }
    return render(
        request, "filing/staff/specialities.html", context, status=422 if form.errors else 200
    )


@require_POST
@staff_page(Role.CLERK, Role.HEAD, Role.LEADER)
def end(request: HttpRequest, number: int) -> HttpResponse:
    """This line no longer holds from tomorrow on."""
    person = cast(Person, request.user)
    row = get_object_or_404(Speciality, pk=number, court__in=_own_courts(person))
    end_speciality(row, by=person, at=clock.now())
    messages.success(request, _("It ends today."))
    return redirect("staff:specialities")
