"""Applications for relief: the list, one application with its acts, and the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.filters import ReliefFilter
from portal.fees.forms.desk import GrantForm, ProofWantedForm, RefuseForm
from portal.fees.models import ReliefApplication, ReliefEntry
from portal.fees.papers import COURT_LANGUAGE, decision_words, papers_of
from portal.fees.rules.articles import cite
from portal.fees.rules.money import yuan_of
from portal.fees.rules.relief import GROUNDS
from portal.fees.standing import RELIEF_TONE, happenings, promises, relief_standing
from portal.fees.views.staff.fees import Said
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

DESK_ROLES = (Role.CLERK, Role.JUDGE, Role.HEAD, Role.LEADER)
PAGE_SIZE = 25
Call = Callable[[ReliefApplication, Said, Person, datetime], object]


@dataclass(frozen=True)
class DeskAct:
    """An act the desk offers: its move, its button, its form, the action it calls."""

    move: str
    label: Any
    form: type[forms.Form]
    call: Call


def _grant(record: ReliefApplication, said: Said, by: Person, at: datetime) -> object:
    given = actions.Grant(said["kind"], said["percent"], said["until"], said["reasons"])
    return actions.grant(record, given, by=by, at=at)


ACTS: dict[str, DeskAct] = {
    "grant": DeskAct("grant", gettext_lazy("Grant relief"), GrantForm, _grant),
    "refuse": DeskAct(
        "refuse", gettext_lazy("Refuse, with written reasons"), RefuseForm,
        lambda record, said, by, at: actions.refuse(
            record, reasons=said["reasons"], by=by, at=at
        ),
    ),
    "want-proof": DeskAct(
        "want_proof", gettext_lazy("Ask for a missing proof"), ProofWantedForm,
        lambda record, said, by, at: actions.want_proof(
            record, what=said["words"], by=by, at=at
        ),
    ),
}


@staff_page(*DESK_ROLES)
def applications(request: HttpRequest) -> HttpResponse:
    """What waits for a decision first, oldest first."""
    rows = ReliefApplication.objects.visible_to(cast(Person, request.user)).for_list()
    filtered = ReliefFilter(request.GET or None, queryset=rows.in_order())
    page = Paginator(filtered.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "fees/staff/relief_list.html",
        {"filter": filtered, "page": page, "tones": RELIEF_TONE, "at": clock.now()},
    )


def desk_application(request: HttpRequest, public_id: UUID) -> ReliefApplication:
    """An application the reader's office lets them see; others answer as if absent."""
    rows = ReliefApplication.objects.visible_to(cast(Person, request.user)).select_related(
        "court", "case__judge", "case__division", "payer", "representative", "fee", "decided_by"
    )
    found: ReliefApplication = get_object_or_404(rows, public_id=public_id)
    return found


@staff_page(*DESK_ROLES)
def application(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One application: situation, grounds, proofs, limit, acts open to the reader."""
    record = desk_application(request, public_id)
    audit.note(
        "read", record=record.reference, court=record.court.code, actor=request.user,
        at=clock.now(), role=",".join(sorted(record.hats(request.user))),
    )
    return _page(request, record)


@require_POST
@staff_page(*DESK_ROLES)
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One act from the desk. A refusal keeps what was typed and says why."""
    record = desk_application(request, public_id)
    if name not in ACTS:
        raise Http404
    wanted = ACTS[name]
    form = wanted.form(request.POST)
    if not form.is_valid():
        return _page(request, record, bound={name: form}, status=422)
    try:
        wanted.call(record, form.cleaned_data, cast(Person, request.user), clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, record, bound={name: form}, status=409)
    messages.success(request, _("Recorded."))
    return redirect("staff:relief", record.public_id)


def _page(
    request: HttpRequest, record: ReliefApplication, *,
    bound: dict[str, forms.Form] | None = None, status: int = 200,
) -> HttpResponse:
    grounds = [GROUNDS[ground.code] for ground in record.grounds.all()]
    offered = [
        {
            "name": name, "label": wanted.label,
            "form": (bound or {}).get(name) or wanted.form(initial={"kind": record.kind}),
        }
        for name, wanted in ACTS.items()
        if record.may(wanted.move, request.user)
    ]
    return render(
        request, "fees/staff/relief.html",
        {
            "application": record, "at": clock.now(), "standing": relief_standing(record),
            "grounds": [
                {"words": g.words, "article": cite(g.article), "proof": g.proof} for g in grounds
            ],
            "files": list(record.proof_files.select_related("file")),
            "limits": list(record.limits.all()), "promises": promises(record),
            "happenings": happenings(record.steps.all()), "acts": offered,
            "decision": decision_words(record) if record.decided_at else "",
            "papers": list(papers_of(record, COURT_LANGUAGE)), "has_errors": bool(bound),
        },
        status=status,
    )


@staff_page(*DESK_ROLES)
def ledger(request: HttpRequest) -> HttpResponse:
    """The relief ledger: what was granted of which fee, and the sums by kind."""
    seen = ReliefApplication.objects.visible_to(cast(Person, request.user))
    rows = ReliefEntry.objects.filter(application__in=seen.order_by().values("pk"))
    sums = rows.order_by("kind").values("kind").annotate(number=Count("pk"), fen=Sum("fen"))
    labels = dict(ReliefApplication.Kind.choices)
    listed = rows.select_related("application__payer", "fee").order_by("-at", "-pk")
    page = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "fees/staff/relief_ledger.html",
        {
            "page": page,
            "sums": [
                {"label": labels[row["kind"]], "number": row["number"], "yuan": yuan_of(row["fen"])}
                for row in sums
            ],
        },
    )
