"""The public figures: anyone can check how they are counted; small cells are hidden."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.common import clock
from portal.courts.models import Court
from portal.stats.forms import PeriodForm
from portal.stats.kept import reckoned_lately
from portal.stats.presenting import by_place, public_rows
from portal.stats.reckoning import Scope, period_of


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every published figure with formula, numerator, denominator and as-of."""
    form = PeriodForm(request.GET or None, courts=Court.objects.order_by("code"))
    said: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    wanted = period_of(said.get("since"), said.get("until"), at=clock.now())
    period, reckoned = reckoned_lately(wanted, Scope(said.get("court")))
    rows = public_rows(reckoned)
    context = {
        "form": form,
        "period": period,
        "court": said.get("court"),
        "rows": rows,
        "lines": by_place(rows),
    }
    return render(request, "stats/figures.html", context, status=422 if form.errors else 200)
