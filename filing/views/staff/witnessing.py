"""Video witnessing on the console: setting a time, and the judge's record."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filing.actions import witnessing as acts
from filing.forms.entrances import AppointForm, RecordForm, WhyForm
from filing.models import Witnessing
from filing.witness_paper import record_of
from portal import audit
from portal.common import clock
from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.courts.models import FILING_DIVISION
from portal.people.access import staff_page
from portal.people.models import Office, Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day

ROLES = (Role.CLERK, Role.JUDGE, Role.HEAD)
PAGE_SIZE = 25
Said = dict[str, Any]
ACTS: dict[str, Callable[[Witnessing, Said, Person, Any], Witnessing]] = {
    "appoint": lambda one, said, by, at: acts.appoint(
        one, said["judge"], said["starts_at"], said["room"], by=by, at=at
    ),
    "witness": lambda one, said, by, at: acts.witness(
        one, said["ticks"], said["record"], by=by, at=at
    ),
    "fail_witness": lambda one, said, by, at: acts.fail_witness(
        one, said["record"], by=by, at=at
    ),
    "cancel_witness": lambda one, said, by, at: acts.cancel_witness(one, by=by, at=at),
}


@staff_page(*ROLES)
def witnessings(request: HttpRequest) -> HttpResponse:
    """Video witnessings of the court: those that wait for a time first."""
    rows = Witnessing.objects.visible_to(cast(Person, request.user))
    ordered = rows.select_related("filing", "judge").order_by("ended_at", "starts_at", "pk")
    page = Paginator(ordered, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "filing/staff/witnessings.html", {"page": page, "at": clock.now()})


def _one(request: HttpRequest, public_id: UUID) -> Witnessing:
    rows: Any = Witnessing.objects.visible_to(request.user)
    found: Witnessing = get_object_or_404(
        rows.select_related("filing__filer", "court", "judge"), public_id=public_id
    )
    return found


@staff_page(*ROLES)
def witnessing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One witnessing: who, which mandate, when, and the acts open to the reader."""
    one = _one(request, public_id)
    audit.note(
        "read", record=one.reference, court=one.court.code, actor=request.user, at=clock.now(),
        role=",".join(sorted(one.hats(request.user))),
    )
    return _page(request, one, {}, 200)


@require_POST
@staff_page(*ROLES)
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One act; a refusal keeps what was typed and says why."""
    one = _one(request, public_id)
    if name not in ACTS:
        raise Http404
    form = _form(name, one, request.POST)
    if not form.is_valid():
        return _page(request, one, {name: form}, 422)
    try:
        ACTS[name](one, form.cleaned_data, cast(Person, request.user), clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, one, {name: form}, 409)
    messages.success(request, _("Recorded."))
    return redirect("staff:witnessing", one.public_id)


def _form(name: str, one: Witnessing, data: Any = None) -> forms.Form:
    if name == "appoint":
        return AppointForm(data, judges=judges_of(one), initial={"judge": one.judge})
    return {"witness": RecordForm, "fail_witness": WhyForm}.get(name, PortalForm)(data)


def judges_of(one: Witnessing) -> Any:
    """Judges of the court's case-filing division today."""
    held = Office.objects.held(local_day(clock.now())).filter(
        role=Role.JUDGE, court=one.court, division__code=FILING_DIVISION
    )
    return Person.objects.filter(pk__in=held.values("person")).order_by("full_name")


def _page(
    request: HttpRequest, one: Witnessing, bound: dict[str, forms.Form], status: int
) -> HttpResponse:
    offered = [
        {"name": name, "label": one.MOVES[name].label, "form": bound.get(name) or _form(name, one)}
        for name in ACTS
        if one.may(name, request.user)
    ]
    return render(
        request, "filing/staff/witnessing.html",
        {
            "one": one, "acts": offered, "at": clock.now(), "limits": one.limits.all(),
            "ticks": one.ticks.all(), "paper": record_of(one),
            "has_errors": any(form.errors for form in bound.values()),
        },
        status=status,
    )
