"""What a filer reads from the court, how the judge was drawn, and complaining (LR 13)."""

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from filing.actions.complaining import Grievance, complain
from filing.court_papers import papers_of
from filing.forms.complaining import ComplaintForm
from filing.models import ConductComplaint, Draw, Filing
from filing.rules import allotment
from filing.views.own import own_filing
from filing.views.staff.allotment import draw_context
from portal.common import clock
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.papers.files import serve
from portal.people.models import Person
from portal.timelimits.limits import explain, local_day


@require_safe
@login_required
def court_papers(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What the court issued on this filing, and what the filer can do about it."""
    filing, person = own_filing(request, public_id), cast(Person, request.user)
    mine = filing.complaints.filter(by=person)
    limits = filing.limits.unmet().order_by("due_at")
    context = {
        "filing": filing, "papers": papers_of(filing), "complaints": mine, "at": clock.now(),
        "promises": [(limit, explain(limit, filing.court)) for limit in limits if filing.court],
        "has_draw": Draw.objects.filter(filing=filing, case=filing.case).exists(),
    }
    return render(request, "filing/court_papers.html", context)


@require_safe
@login_required
def court_paper_file(
    request: HttpRequest, public_id: UUID, paper_id: UUID
) -> HttpResponse | FileResponse:
    """One paper of the court as the signed PDF."""
    filing = own_filing(request, public_id)
    return serve(get_object_or_404(papers_of(filing), public_id=paper_id))


@require_safe
@login_required
def draw(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How the judge was drawn, for the person whose case it is."""
    filing = own_filing(request, public_id)
    kept = get_object_or_404(
        Draw.objects.select_related("case", "division", "drawn", "by"),
        filing=filing, case=filing.case,
    )
    return render(request, "filing/draw.html", {"filing": filing, **draw_context(kept)})


@require_safe
def rule(request: HttpRequest) -> HttpResponse:
    """The published rule of allotment, for everybody."""
    context = {"rule": allotment.RULE, "version": allotment.VERSION}
    return render(request, "filing/allotment_rule.html", context)


@login_required
def complain_of(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Complain about how this filing was handled (LR 13)."""
    return _complain(request, own_filing(request, public_id))


@login_required
def complain_of_court(request: HttpRequest) -> HttpResponse:
    """Complain that a court took no papers, so that there is no filing yet (LR 2, 13)."""
    return _complain(request, None)


def _complain(request: HttpRequest, filing: Filing | None) -> HttpResponse:
    person, at = cast(Person, request.user), clock.now()
    form = ComplaintForm(request.POST or None, courts=_courts(filing))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = complain(
                Grievance(said["ground"], said["words"]), said["court"], filing=filing,
                by=person, key=said["once_key"], at=at,
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("filing_complaint", made.public_id)
    context: dict[str, Any] = {"filing": filing, "form": form}
    return render(request, "filing/complain.html", context, status=422 if form.errors else 200)


def _courts(filing: Filing | None) -> Any:
    courts = Court.objects.in_force(local_day(clock.now()))
    if filing is None:
        return courts
    own = (filing.court_id, filing.receiving_court_id, filing.court and filing.court.parent_id)
    return courts.filter(Q(pk__in=[key for key in own if key]))


@require_safe
@login_required
def complaint(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One's own complaint: when it is answered at the latest, and the answer."""
    person = cast(Person, request.user)
    rows = ConductComplaint.objects.visible_to(person).filter(by=person)
    record = get_object_or_404(rows.select_related("court", "filing"), public_id=public_id)
    limit = record.limits.first()
    context = {
        "complaint": record, "limit": limit, "at": clock.now(),
        "due": explain(limit, record.court) if limit else None,
    }
    return render(request, "filing/complaint.html", context)
