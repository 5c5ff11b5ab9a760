"""The ledger of the line: every request the reader's office lets them see."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from judge_contact.filters import LedgerFilter
from judge_contact.models import Ticket
from portal.common import clock
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

DESK_ROLES = (
    Role.AGENT,
    Role.LIAISON,
    Role.JUDGE,
    Role.ASSISTANT,
    Role.HEAD,
    Role.INSPECTOR,
    Role.LEADER,
)
PAGE_SIZE = 25


@staff_page(*DESK_ROLES)
def ledger(request: HttpRequest) -> HttpResponse:
    """A page of the ledger: what is owed next comes first, constant queries at any size."""
    person = cast(Person, request.user)
    rows = Ticket.objects.visible_to(person).with_next_due()
    filtered = LedgerFilter(request.GET or None, queryset=rows)
    page = Paginator(filtered.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "judge_contact/staff/ledger.html",
        {"filter": filtered, "page": page, "at": clock.now()},
    )
