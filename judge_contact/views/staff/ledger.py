"""The ledger of the line: every request the reader's offices let them see."""

from typing import Any, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from judge_contact.clues import Kind
from judge_contact.filters import LedgerFilter
from judge_contact.models import Ticket
from judge_contact.sheets import MOST_ROWS, ledger_book
from judge_contact.views.mistakes import sentence_of
from portal import audit
from portal.cases import kept_query
from portal.common import clock
from portal.common.paging import CutPaginator
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
MOST_PRINTED = 500
PLACE = "contact-ledger"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@staff_page(*DESK_ROLES)
def ledger(request: HttpRequest) -> HttpResponse:
    """A page of the ledger. What was looked for is kept here, never in an address."""
    person = cast(Person, request.user)
    if request.method == "POST":
        return _look(request, person)
    filtered = _kept(request, person)
    page = CutPaginator(filtered.qs.for_list(), PAGE_SIZE).get_page(request.GET.get("page"))
    return _show(request, filtered, page)


@staff_page(*DESK_ROLES)
def printed(request: HttpRequest) -> HttpResponse:
    """The list as found on one long page, for paper; names and phones stay masked."""
    person, at = cast(Person, request.user), clock.now()
    filtered = _kept(request, person)
    rows = list(filtered.qs.for_list()[: MOST_PRINTED + 1])
    is_cut = len(rows) > MOST_PRINTED
    _note(person, "print_tickets", rows=str(min(len(rows), MOST_PRINTED)))
    return render(
        request,
        "judge_contact/staff/ledger_print.html",
        {"rows": rows[:MOST_PRINTED], "filter": filtered, "at": at, "is_cut": is_cut,
         "most": MOST_PRINTED, "court": person.offices_now[0].court},
    )


@require_POST
@staff_page(*DESK_ROLES)
def export(request: HttpRequest) -> FileResponse:
    """The list as found, as a workbook; what is taken away is recorded."""
    person = cast(Person, request.user)
    file, count = ledger_book(_kept(request, person).qs)
    _note(person, "export_tickets", rows=str(count))
    name = f"ledger-{clock.now():%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _kept(request: HttpRequest, person: Person) -> LedgerFilter:
    rows = Ticket.objects.visible_to(person).on_desk_of(person)
    kept = kept_query.kept(request, PLACE)
    return LedgerFilter(kept or None, queryset=rows, person=person)


def _look(request: HttpRequest, person: Person) -> HttpResponse:
    if "clear" in request.POST:
        kept_query.forget(request, PLACE)
        return redirect("staff:contact_ledger")
    rows = Ticket.objects.visible_to(person).on_desk_of(person)
    filtered = LedgerFilter(request.POST, queryset=rows, person=person)
    if not filtered.form.is_valid():
        page = CutPaginator(rows.none(), PAGE_SIZE).get_page(1)
        return _show(request, filtered, page, status=422)
    kept_query.keep(request, PLACE, filtered.form)
    if filtered.clue.kind in (Kind.PHONE, Kind.NAME, Kind.DOCUMENT):
        _note(person, "search_tickets", by=filtered.clue.kind.lower())
    return redirect("staff:contact_ledger")


def _show(
    request: HttpRequest, filtered: LedgerFilter, page: Any, *, status: int = 200
) -> HttpResponse:
    context = {
        "filter": filtered,
        "form": filtered.form,
        "mistake": sentence_of(filtered.clue),
        "page": page,
        "at": clock.now(),
        "most_rows": MOST_ROWS,
    }
    return render(request, "judge_contact/staff/ledger.html", context, status=status)


def _note(person: Person, verb: str, **facts: str) -> None:
    """Looking for a person, and taking a list away, stand in the trail of the reader's court."""
    office = person.offices_now[0]
    audit.note(
        verb, record="judge_contact.Ticket", court=office.court.code, actor=person,
        at=clock.now(), role=office.role, **facts,
    )
