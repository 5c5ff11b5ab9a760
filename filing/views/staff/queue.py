"""The filing desk's queue: what is due next comes first, constant queries at any size."""

from itertools import chain
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from filing.actions.docketing import accept, hand_over
from filing.actions.leasing import take
from filing.filters import QueueFilter
from filing.models import Filing
from filing.querysets import DESKS
from filing.queueing import piles, rows_for
from portal.common import clock
from portal.common.paging import CutPaginator
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

DESK_ROLES = (Role.CLERK, Role.JUDGE, Role.HEAD, Role.LEADER)
PAGE_SIZE = 25
MOST_TRIED = 20
"""How many filings are tried for a clerk who asks for the next one while colleagues do too."""
PILES = {
    "examine": gettext_lazy("To examine"), "rule": gettext_lazy("A judge decides"),
    "hand-over": gettext_lazy("To hand over"), "corrections": gettext_lazy("With the filer"),
    "mediation": gettext_lazy("In mediation"), "shown-away": gettext_lazy("Shown away"),
    "closed": gettext_lazy("Closed"),
}
"""The piles of the desk, as its tabs call them."""


@staff_page(*DESK_ROLES)
def queue(request: HttpRequest) -> HttpResponse:
    """One page of one pile; a search by name or number comes by POST and looks through all."""
    person, at = cast(Person, request.user), clock.now()
    words = request.POST.get("q", "").strip()
    desk = _desk(request)
    rows = Filing.objects.visible_to(person).at_court(person)
    found = rows.found_by(words) if words else rows.at_desk(desk)
    filtered = QueueFilter(request.GET or None, queryset=found)
    turned = CutPaginator if desk == "closed" else Paginator
    page = turned(_ordered(filtered.qs, desk), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": filtered, "page": page, "words": words, "desk": desk, "at": at,
        "rows": rows_for(list(page), at=at, now=timezone.now()),
        "tabs": _tabs(piles(rows), desk),
    }
    return render(request, "filing/staff/queue.html", context)


def _ordered(rows: QuerySet, desk: str) -> Any:
    wanted = rows.select_related("court", "receiving_court", "case")
    return wanted.newest_first() if desk == "closed" else wanted.with_next_due()  # type: ignore[attr-defined]


def _desk(request: HttpRequest) -> str:
    wanted = request.GET.get("desk", "")
    if wanted in DESKS:
        return wanted
    roles = {office.role for office in cast(Person, request.user).offices_now}
    return "examine" if Role.CLERK in roles or Role.JUDGE not in roles else "rule"


def _tabs(counted: dict[str, int], desk: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "title": title, "number": counted.get(name), "is_here": name == desk}
        for name, title in PILES.items()
    ]


@require_POST
@staff_page(Role.CLERK, Role.JUDGE)
def next_filing(request: HttpRequest) -> HttpResponse:
    """Take the filing that is due next and that no colleague has open.

    From a filing that was only read, go onward to the one due after it; after the last one, and
    after a decision, from the top again.
    """
    person = cast(Person, request.user)
    desk = request.POST.get("desk", "")
    rows = Filing.objects.visible_to(person).at_court(person)
    waiting = rows.at_desk(desk if desk in ("examine", "rule", "hand-over") else "examine")
    after = request.POST.get("after", "")
    free = waiting.free_for(person, timezone.now()).exclude(number=after).with_next_due()
    passed_over = waiting.filter(number=after).with_next_due().first()
    onward = free.later_than(passed_over)[:MOST_TRIED] if passed_over else ()
    for filing in chain(onward, free[:MOST_TRIED]):
        try:
            take(filing, by=person)
        except Refused:
            continue
        return redirect("staff:filing", filing.public_id)
    messages.success(request, _("Nothing is left on this pile."))
    return _back(request)


BULK = {"accept": accept, "hand_over": hand_over}


@require_POST
@staff_page(Role.CLERK)
def bulk(request: HttpRequest) -> HttpResponse:
    """The same act on every filing ticked; each is its own act, and what is refused is said."""
    act = BULK.get(request.POST.get("act", ""))
    person = cast(Person, request.user)
    chosen = Filing.objects.visible_to(person).filter(
        public_id__in=request.POST.getlist("filing")[:PAGE_SIZE]
    )
    done = 0
    for filing in chosen if act else ():
        try:
            assert act is not None  # noqa: S101  the loop is empty without one
            act(filing, by=person, at=clock.now())
            done += 1
        except Refused as refused:
            messages.warning(request, f"{filing.number}: {refused}")
    if done:
        said = ngettext("Done for %(number)d filing.", "Done for %(number)d filings.", done)
        messages.success(request, said % {"number": done})
    elif not chosen:
        messages.warning(request, _("Tick the filings first."))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    desk = request.POST.get("desk", "")
    return redirect(f"{reverse('staff:filings')}?desk={desk if desk in DESKS else 'examine'}")
