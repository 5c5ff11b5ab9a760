"""The registry in the console: find a case, read it, take the list away."""

from typing import Any, cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal import audit
from portal.cases import kept_query
from portal.cases.forms import StaffSearchForm
from portal.cases.models import Case
from portal.cases.querysets import CaseQuery
from portal.cases.reading import add_documents, note_reading, parties_of, readings, roles_shown
from portal.cases.sheets import MOST_ROWS, case_list
from portal.cases.stages import STAGE_TONE, standing
from portal.cases.unmasking import shows_data_of
from portal.cases.ways_on import FOR_STAFF, ways_on
from portal.common import clock
from portal.courts.models import Division
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Power, Role

PAGE_SIZE = 25
SORTS = {
    "newest": ("-filed_on", "-pk"),
    "oldest": ("filed_on", "pk"),
    "next": ("next_date", "-filed_on", "-pk"),
}
DESK = "staff-cases"
READERS: tuple[Role | Power, ...] = (
    Power.READ_COURT_CASES, Power.READ_DIVISION_CASES, Role.JUDGE, Role.ASSISTANT,
)


@staff_page(*READERS)
def cases(request: HttpRequest) -> HttpResponse:
    """Cases my office lets me read, searched by what a caller has at hand."""
    person = cast(Person, request.user)
    if request.method == "POST":
        return _search(request, person)
    form, rows = _asked(request, person)
    page = Paginator(rows.for_list(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "cases/staff/list.html",
        {
            "form": form, "page": page, "is_narrowed": form.is_bound, "tones": STAGE_TONE,
            "sort": request.GET.get("sort", "newest"), "most_rows": MOST_ROWS,
        },
    )


@staff_page(*READERS)
def case(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One case for the staff who may read it; the reading is recorded."""
    person = cast(Person, request.user)
    rows = Case.objects.visible_to(person).with_standing()
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404(_("There is no such case, or it is not yours to see."))
    parties = parties_of(found, person)
    roles = roles_shown(found, person, parties)
    note_reading(found, person, roles, clock.now())
    may_show = shows_data_of(found, person)
    if may_show:
        add_documents(parties, found)
    return render(
        request, "cases/staff/case.html",
        {
            "case": found, "standing": standing(found), "parties": parties, "may_show": may_show,
            "entries": list(found.timeline.order_by("-at", "-pk")),
            "readings": readings(found, person),
            "ways_on": ways_on(FOR_STAFF, found, person, frozenset(roles)),
        },
    )


@require_POST
@staff_page(*READERS)
def export(request: HttpRequest) -> HttpResponse:
    """The list as found, as a workbook (XLSX); phones stay masked, the taking away is recorded."""
    person = cast(Person, request.user)
    at = clock.now()
    _form, rows = _asked(request, person)
    body, count = case_list(rows.for_list()[:MOST_ROWS])
    _note_office("export_cases", person, at, rows=str(count))
    response = HttpResponse(
        body, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = f'attachment; filename="cases-{at:%Y%m%d}.xlsx"'
    return response


def _asked(request: HttpRequest, person: Person) -> tuple[StaffSearchForm, Any]:
    form = StaffSearchForm(
        kept_query.kept(request, DESK) or None, divisions=_divisions(person)
    )
    query = form.query() if form.is_bound and form.is_valid() else CaseQuery()
    sort = SORTS.get(request.GET.get("sort", ""), SORTS["newest"])
    return form, Case.objects.visible_to(person).matching(query).order_by(*sort)


def _search(request: HttpRequest, person: Person) -> HttpResponse:
    form = StaffSearchForm(request.POST, divisions=_divisions(person))
    if "clear" in request.POST:
        kept_query.forget(request, DESK)
    elif form.is_valid():
        kept_query.keep(request, DESK, form)
        query = form.query()
        if query.party or query.phone:
            by = ",".join(filter(None, [query.party and "party", query.phone and "phone"]))
            _note_office("search_cases", person, clock.now(), by=by)
    else:
        page = Paginator(Case.objects.visible_to(person).for_list(), PAGE_SIZE).get_page(1)
        return render(
            request, "cases/staff/list.html",
            {"form": form, "page": page, "is_narrowed": True, "tones": STAGE_TONE,
             "sort": "newest", "most_rows": MOST_ROWS},
            status=422,
        )
    return redirect("staff:cases")


def _divisions(person: Person) -> Any:
    courts = {office.court_id for office in person.offices_now}
    return Division.objects.filter(court_id__in=courts).order_by("code")


def _note_office(verb: str, person: Person, at: Any, **facts: str) -> None:
    office = person.offices_now[0]
    audit.note(
        verb, record="cases.Case", court=office.court.code, actor=person, at=at,
        role=office.role, **facts,
    )
