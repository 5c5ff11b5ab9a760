"""Complaints about how filing was handled: what waits for an answer, and answering it (LR 13)."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from filing.actions.complaining import answer
from filing.forms.desk import ComplaintAnswerForm
from filing.models import ConductComplaint
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import explain

PAGE_SIZE = 25


@require_safe
@staff_page(Role.HEAD, Role.LEADER)
def complaints(request: HttpRequest) -> HttpResponse:
    """Open ones first, the oldest on top; answered ones below."""
    person = cast(Person, request.user)
    rows = ConductComplaint.objects.visible_to(person).exclude(by=person).select_related(
        "court", "filing"
    ).prefetch_related("limits").order_by("-state", "at", "pk")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "filing/staff/complaints.html", {"page": page, "at": clock.now()})


@staff_page(Role.HEAD, Role.LEADER)
def complaint(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One complaint with its limit; the form when it still waits for its answer."""
    person = cast(Person, request.user)
    rows = ConductComplaint.objects.visible_to(person).select_related("court", "filing", "by")
    record = get_object_or_404(rows, public_id=public_id)
    if not record.hats(person) - {"FILER"}:
        raise Http404
    form = ComplaintAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            answer(
                record, said["words"], is_justified=said["is_justified"], by=person,
                at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Answered. The person who complained is told."))
            return redirect("staff:filing_complaints")
    limit = record.limits.first()
    context = {
        "complaint": record, "form": form, "limit": limit, "at": clock.now(),
        "due": explain(limit, record.court) if limit else None,
        "may_answer": record.may("answer_complaint", person),
    }
    return render(
        request, "filing/staff/complaint.html", context, status=422 if form.errors else 200
    )
