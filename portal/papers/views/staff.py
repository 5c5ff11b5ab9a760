"""The console's page of papers that wait or could not be made."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.common import clock
from portal.papers.models import Paper
from portal.papers.orders import retry
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import POWERS, Power, Role

PAGE_SIZE = 25


def visible_to(person: Person) -> QuerySet[Paper]:
    """Papers of the courts whose machinery this person mends, failed ones first.

    The page shows number, title and reason: whoever mends the machine reads no case content.
    """
    courts = [
        office.court_id
        for office in person.offices_now
        if Power.MEND_MESSAGES in POWERS[Role(office.role)]
    ]
    failed_first = Case(
        When(state=Paper.State.FAILED, then=Value(0)), default=Value(1),
        output_field=IntegerField(),
    )
    return (
        Paper.objects.filter(court__in=courts).exclude(state=Paper.State.ISSUED)
        .select_related("court").defer("facts").order_by(failed_first, "ordered_at", "pk")
    )


@require_safe
@staff_page(Power.MEND_MESSAGES)
def papers(request: HttpRequest) -> HttpResponse:
    """What failed, why, and what still waits."""
    rows = visible_to(cast(Person, request.user))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "papers/staff/papers.html", {"page": page, "at": clock.now()})


@require_POST
@staff_page(Power.MEND_MESSAGES)
def make_again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put one failed paper back to work."""
    person = cast(Person, request.user)
    paper = get_object_or_404(visible_to(person), public_id=public_id)
    retry(paper, by=person, at=clock.now())
    messages.success(
        request, _("%(number)s will be made again in a moment.") % {"number": paper.number}
    )
    return redirect("staff:papers")
