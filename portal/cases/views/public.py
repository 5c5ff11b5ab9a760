"""Case query: my cases, the case page, and what a visitor may learn."""

from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from portal.cases import kept_query, throttle
from portal.cases.forms import MyCasesForm, PublicQueryForm
from portal.cases.models import AGENT_AD_LITEM, PARTY, Case
from portal.cases.querysets import CaseQuery
from portal.cases.reading import VISITOR, note_reading, parties_of, readings, roles_shown
from portal.cases.rules.masking import stranger_sees
from portal.cases.stages import standing
from portal.cases.ways_on import FOR_PARTY, ways_on
from portal.common import clock

PAGE_SIZE = 10
FEW = 5
"""Up to so many cases the search stays folded: there is nothing to search."""
SORTS = {
    "newest": ("-filed_on", "-pk"),
    "oldest": ("filed_on", "pk"),
    "next": ("next_date", "-filed_on", "-pk"),
}
MINE = "my-cases"


def cases(request: HttpRequest) -> HttpResponse:
    """My cases when signed in; otherwise the public query by number and name."""
    if not request.user.is_authenticated:
        return render(request, "cases/query.html", {"form": PublicQueryForm()})
    person = request.user
    if request.method == "POST":
        return _search(request)
    form = MyCasesForm(kept_query.kept(request, MINE) or None)
    query = form.query() if form.is_bound and form.is_valid() else CaseQuery()
    mine = Case.objects.own_of(person).matching(query)
    sort = request.GET.get("sort", "newest")
    rows = mine.with_standing().order_by(*SORTS.get(sort, SORTS["newest"]))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    entries = [{"case": case, "standing": standing(case)} for case in page]
    return render(
        request, "cases/mine.html",
        {
            "form": form, "page": page, "entries": entries, "sort": sort, "query": query,
            "is_search_shown": bool(len(entries) > 1 or not query.is_empty),
            "is_search_open": bool(page.paginator.count > FEW or not query.is_empty),
        },
    )


def _search(request: HttpRequest) -> HttpResponse:
    form = MyCasesForm(request.POST)
    if "clear" in request.POST:
        kept_query.forget(request, MINE)
    elif form.is_valid():
        kept_query.keep(request, MINE, form)
    return redirect("cases")


def query(request: HttpRequest) -> HttpResponse:
    """What anyone may learn who knows the number and a party's full name.

    The number, the stage and masked names, nothing more. An absent case and a name that does
    not fit get the same answer, and asking often is stopped.
    """
    if request.method != "POST":
        return render(request, "cases/query.html", {"form": PublicQueryForm()})
    form = PublicQueryForm(request.POST)
    context: dict[str, Any] = {"form": form}
    if not form.is_valid():
        return render(request, "cases/query.html", context, status=422)
    asked = CaseQuery(number=form.cleaned_data["number"], party=form.cleaned_data["party"])
    if not throttle.may_ask(request, asked):
        return render(request, "cases/query.html", context | {"asked_too_often": True}, status=429)
    found = Case.objects.known_to_a_visitor(asked)
    if found is not None:
        note_reading(found, None, [VISITOR], clock.now())
    context |= {
        "asked": True, "found": found, "is_old": form.is_old,
        "standing": standing(found) if found else None,
        "names": [stranger_sees(party.name) for party in found.parties.all()] if found else [],
    }
    return render(request, "cases/query.html", context)


def case(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One case for its parties and agents. Staff are led to the console; others find nothing."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    person = request.user
    rows = Case.objects.visible_to(person).with_standing()
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404(_("There is no such case, or it is not yours to see."))
    parties = parties_of(found, person)
    roles = roles_shown(found, person, parties)
    if not roles & {PARTY, AGENT_AD_LITEM}:
        return redirect("staff:case", public_id)
    entries = list(found.timeline.order_by("-at", "-pk"))
    seen = readings(found, person)
    note_reading(found, person, roles, clock.now())
    return render(
        request, "cases/case.html",
        {
            "case": found, "standing": standing(found), "parties": parties, "entries": entries,
            "readings": seen, "ways_on": ways_on(FOR_PARTY, found, person, frozenset(roles)),
        },
    )
