"""The dispute matrix: what is agreed, what is disputed, and the evidence beside it."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from filing.disputing import claims_of
from portal.cases.models import Case
from portal.cases.reading import note_reading
from portal.common import clock
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

WEIGH = (Role.JUDGE, Role.ASSISTANT, Role.HEAD, Role.CLERK, Role.LEADER)
"""Who reads what is disputed; others learn of a case what their office needs."""


@require_safe
@staff_page(*WEIGH)
def matrix(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Of each claim disputed points first, agreed ones folded, unanswered ones last."""
    rows = Case.objects.visible_to(request.user).select_related("court", "division")
    case = get_object_or_404(rows, public_id=case_id)
    claims = claims_of(case)
    if not claims:
        raise Http404
    person = cast(Person, request.user)
    note_reading(case, person, case.roles_of(person), clock.now())
    return render(request, "filing/staff/matrix.html", {"case": case, "claims": claims})
