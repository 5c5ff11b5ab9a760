"""One filing on the desk: its papers on one side, what was said and checked on the other."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from filing.actions.leasing import let_go, take
from filing.court_papers import papers_of
from filing.examination import examine
from filing.models import Filing, Lease
from filing.rules.limits import DECISION_CODES
from filing.states import Hat
from filing.views.staff.queue import DESK_ROLES
from filing.views.staff.story import happenings
from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier import contents, pages, serving
from portal.dossier.actions import dossier_of
from portal.dossier.models import Item
from portal.dossier.rules.catalogue import Slot, laid_out
from portal.papers.files import serve
from portal.people.access import has_any, staff_page
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import explain

ACTS = (
    ("accept", "accept", "a", _("Register the case")),
    ("require_correction", "notice", "c", _("Ask for corrections")),
    ("redirect", "door", "d", _("Show another door")),
    ("transfer", "transfer", "t", _("Transfer")),
    ("send_to_mediation", "mediation", "m", _("To mediation")),
    ("refuse", "refuse", "r", _("Refuse")),
    ("ask_ruling", "ruling", "r", _("To a judge")),
    ("override", "override", "o", _("Allow a new ground")),
    ("hand_over", "hand-over", "a", _("Hand over and draw the judge")),
    ("return_uncorrected", "return", "b", _("Return")),
)
"""Moves a desk may make, the page each leads to, its key, and its name on the bar."""


def desk_filing(request: HttpRequest, public_id: UUID) -> Filing:
    """The filing, for those whose office examines it; never for its own filer."""
    rows = Filing.objects.visible_to(request.user).at_court(request.user).select_related(
        "court__parent", "receiving_court", "filer", "principal", "case__judge", "case__division"
    )
    filing: Filing = get_object_or_404(rows, public_id=public_id)
    if not filing.hats(request.user) - {"FILER", "STATION"}:
        raise Http404
    return filing


@require_safe
@staff_page(*DESK_ROLES)
def filing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The examination page. The page itself takes the filing, and keeps it while it stands open
    (``heartbeat``); reading alone changes nothing."""
    record, person = desk_filing(request, public_id), cast(Person, request.user)
    audit.note(
        "read", record=record.reference, court=record.court_code(), actor=person,
        at=clock.now(), role=",".join(sorted(record.hats(person))),
    )
    return render(
        request, "filing/staff/filing.html",
        {
            **page_context(request, record), **_sheets(request, record),
            "holder": _holder(record),
        },
    )


RECUSE = (Role.CLERK, Role.HEAD)
"""Who enters that a judge may not hear a case."""


def page_context(request: HttpRequest, record: Filing) -> dict[str, Any]:
    """What every page about one filing shows: where it stands, and what may be done."""
    person, at = cast(Person, request.user), clock.now()
    limits = list(record.limits.unmet().order_by("due_at"))
    decision = next((limit for limit in limits if limit.rule in DECISION_CODES), None)
    return {
        "filing": record, "at": at, "limits": limits,
        "due": explain(decision, record.court) if decision and record.court else None,
        "decision": decision, "exam": examine(record),
        "acts": [
            {"label": record.MOVES[move].label, "url": _act_url(record, page), "key": key,
             "move": move, "name": name}
            for move, page, key, name in ACTS if record.may(move, person)
        ],
        "may_flag": _may_flag(record, person),
        "next_from": _next_from(record, record.hats(person)),
        "papers": papers_of(record), "happenings": happenings(record),
        "slips": record.slips.select_related("by"),
        "recusals": record.recusals.select_related("judge"),
        "may_recuse": has_any(person, *RECUSE),
    }


def _may_flag(record: Filing, person: Person) -> bool:
    """Marks are the clerk's until a judge is asked; nobody's once the filer insists."""
    if record.insisted_at is not None or not record.may("require_correction", person):
        return False
    return not record.is_for_judge or Hat.JUDGE in record.hats(person)


def _next_from(record: Filing, hats: frozenset[str]) -> str:
    """The pile this person goes on with: a judge who rules stays at the rulings."""
    if Hat.JUDGE in hats and record.is_for_judge:
        return "rule"
    return "examine" if hats & {Hat.CLERK, Hat.JUDGE} else ""


def _act_url(record: Filing, name: str) -> str:
    return reverse("staff:filing_decide", args=[record.public_id, name])


def _holder(record: Filing) -> Person | None:
    """The colleague, or the reader, who has the filing open at this moment."""
    lease = Lease.objects.filter(filing=record, until__gt=timezone.now()).select_related("clerk")
    found = lease.first()
    return found.clerk if found else None


def _sheets(request: HttpRequest, record: Filing) -> dict[str, Any]:
    """The papers of the filing in catalogue order, and the pages of the one that is open."""
    dossier = dossier_of(record)
    if dossier is None:
        return {"items": [], "item": None, "pages": []}
    rows = dossier.items.filter(replaced_by=None, volume="MAIN").select_related("file", "paper")
    items = [placed.item for placed in laid_out(list(rows))]
    wanted = request.GET.get("paper", "")
    complaints = [one for one in items if one.slot == Slot.COMPLAINT]
    first = complaints[-1] if complaints else next(iter(items), None)
    item = next((one for one in items if str(one.public_id) == wanted), first)
    return {"items": items, "item": item, "pages": _pages(record, item) if item else []}


def _pages(record: Filing, item: Item) -> list[dict[str, Any]]:
    if contents.source_of(item) is None:
        return []
    material = record.materials.filter(file=item.file).first() if item.file else None
    return [
        {
            "number": page.number, "width": page.width, "height": page.height,
            "findings": page.findings,
            "url": reverse(
                "staff:filing_page", args=[record.public_id, item.public_id, page.number]
            ),
            "anchor": f"material:{material.public_id}#{page.number}" if material else "",
        }
        for page in pages.of_item(item, 1)
    ]


@require_safe
@staff_page(*DESK_ROLES)
def page(request: HttpRequest, public_id: UUID, item_id: UUID, number: int) -> HttpResponse:
    """The picture of one page of a paper of this filing."""
    record = desk_filing(request, public_id)
    dossier = dossier_of(record)
    items = dossier.items.filter(public_id=item_id) if dossier else None
    item = items.select_related("file", "paper").first() if items is not None else None
    source = contents.source_of(item) if item else None
    if item is None or source is None or not 1 <= number <= item.pages:
        raise Http404(gettext("There is no such page."))
    return serving.page_picture(source.document, source.before + number, None)


@require_safe
@staff_page(*DESK_ROLES)
def paper(request: HttpRequest, public_id: UUID, paper_id: UUID) -> HttpResponse:
    """One paper the court issued, as the signed PDF."""
    record = desk_filing(request, public_id)
    file = get_object_or_404(papers_of(record), public_id=paper_id)
    return cast(HttpResponse, serve(file))


@require_POST
@staff_page(Role.CLERK, Role.JUDGE)
def heartbeat(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """The page stands open: take the filing, or keep it. Says who has it when a colleague does."""
    record = desk_filing(request, public_id)
    try:
        take(record, by=cast(Person, request.user))
    except Refused as refused:
        return JsonResponse({"held": False, "words": str(refused)})
    return JsonResponse({"held": True, "words": ""})


@require_POST
@staff_page(Role.CLERK, Role.JUDGE)
def leave(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Back to the queue; a colleague may take the filing at once."""
    record = desk_filing(request, public_id)
    let_go(record, by=cast(Person, request.user))
    return redirect("staff:filings")
