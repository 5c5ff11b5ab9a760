"""Figures for those who answer for them: nothing hidden, each opened down to its records."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.common import clock
from portal.courts.models import Court
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import POWERS, Power, Role
from portal.stats.forms import PeriodForm
from portal.stats.presenting import by_place, open_rows
from portal.stats.reckoning import Scope, period_of, reckon
from portal.stats.registry import find

PARTS = ("numerator", "rest")


def scope_of(person: Person) -> Scope:
    """The court whose figures this person may open; a division's head, the own divisions only."""
    offices = [o for o in person.offices_now if Power.READ_FIGURES in POWERS[Role(o.role)]]
    if not offices:
        raise Http404
    own = {o.division_id for o in offices if o.division_id is not None and o.role == Role.HEAD}
    sees_all = any(o.role != Role.HEAD or o.division_id is None for o in offices)
    court: Court = offices[0].court
    return Scope(court, None if sees_all else frozenset(key for key in own if key is not None))


@require_safe
@staff_page(Power.READ_FIGURES)
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of the reader's court or division, by division without ranking."""
    scope = scope_of(cast(Person, request.user))
    form, said = _read(request)
    period = period_of(said.get("since"), said.get("until"), at=clock.now())
    rows = open_rows(reckon(period, scope))
    context = {
        "form": form,
        "period": period,
        "court": scope.court,
        "rows": rows,
        "lines": by_place(rows),
        "query": f"?since={period.since}&until={period.until}",
    }
    return render(request, "stats/staff/figures.html", context, status=422 if form.errors else 200)


@require_safe
@staff_page(Power.READ_FIGURES)
def records(request: HttpRequest, series: str, code: str, part: str) -> HttpResponse:
    """The records behind one figure, those the reader may see; ``rest`` is what was not done."""
    found = find(series, code)
    if found is None or part not in PARTS:
        raise Http404
    form, said = _read(request)
    period = period_of(said.get("since"), said.get("until"), at=clock.now())
    service, figure = found
    context = {
        "figure": figure,
        "part": part,
        "period": period,
        "records": list(service.records(request.user, period, code, part)),
    }
    return render(request, "stats/staff/records.html", context)


def _read(request: HttpRequest) -> tuple[PeriodForm, dict[str, Any]]:
    form = PeriodForm(request.GET or None)
    return form, form.cleaned_data if form.is_bound and form.is_valid() else {}
