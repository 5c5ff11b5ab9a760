"""The page of one filing: its tasks while it is written, then where it stands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy as _
from django.views.decorators.http import require_POST

from filing import actions
from filing.actions.deciding import file_now, insist
from filing.checks import check_all, renewed_since
from filing.models import Filing
from filing.receipts import receipt_of
from filing.snapshots import said_by
from filing.states import EDITABLE, State
from filing.views import corrections, story, tasklist
from filing.views.own import own_filing, person_of
from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.fees.models import FeeObligation
from portal.fees.states.fee import SETTLED
from portal.timelimits.limits import local_day


@login_required
def filing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Tasks of a draft, the list of corrections, or where the filing stands."""
    record = own_filing(request, public_id)
    if record.state in EDITABLE:
        return _tasks(request, record)
    if record.state == State.DISCARDED:
        raise Http404
    return _standing(request, record)


def _tasks(request: HttpRequest, record: Filing) -> HttpResponse:
    at = clock.now()
    said = said_by(record)
    results = check_all(said, local_day(at))
    groups = tasklist.groups_of(record, said, results)
    every = [task for group in groups for task in group.tasks]
    context: dict[str, Any] = {
        "filing": record, "groups": groups, "at": at,
        "done": sum(task.tone == "done" for task in every), "count": len(every),
        "next": next((task for task in every if task.tone == "soon"), None),
        "is_verified": record.filer.is_verified, "notice": None,
        "renewed": renewed_since(record.rules_version),
    }
    if record.state == State.CORRECTION_REQUIRED:
        context["notice"] = corrections.notice_of(record, said)
    return render(request, "filing/tasks.html", context)


def _standing(request: HttpRequest, record: Filing) -> HttpResponse:
    at = clock.now()
    audit.note(
        "read", record=record.reference, court=record.court_code(), actor=request.user, at=at,
        role="FILER",
    )
    rows = list(record.limits.all())
    return render(
        request, "filing/standing.html",
        {
            "filing": record, "at": at, "standing": story.standing_of(record, request.user),
            "promises": story.promises(record, rows),
            "happenings": story.happenings(record.steps.all()),
            "moves": record.open_moves(request.user),
            "paper": receipt_of(record, get_language() or "zh-hans"),
            "decision": record.decisions.order_by("at", "pk").last(),
            "fee": _fee_to_pay(record, request.user),
            "next": story.what_next(record) if record.state == State.UNDER_REVIEW else [],
        },
    )


def _fee_to_pay(record: Filing, person: Any) -> FeeObligation | None:
    """The fee the registered case waits for, for those who may pay it."""
    if record.state != State.ACCEPTED:
        return None
    owed = FeeObligation.objects.visible_to(person).owed_by(person)
    found: FeeObligation | None = (
        owed.filter(about=record.reference).exclude(state__in=SETTLED).first()
    )
    return found


ACTS = {
    "discard": lambda record, words, by, at: actions.discard(record, by=by, at=at),
    "withdraw": lambda record, words, by, at: actions.withdraw(record, words=words, by=by, at=at),
    "insist": lambda record, words, by, at: insist(record, words=words, by=by, at=at),
    "file-now": lambda record, words, by, at: file_now(record, by=by, at=at),
}
SAID = {
    "discard": _("The draft is deleted."),
    "withdraw": _("Withdrawn. You may file the same matter again."),
    "insist": _("Recorded. A judge decides."),
    "file-now": _("Filing goes on. Your first date stays."),
}


@require_POST
@login_required
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One thing the filer does with the whole filing."""
    record = own_filing(request, public_id)
    if name not in ACTS:
        raise Http404
    words = request.POST.get("words", "")[:500]
    try:
        ACTS[name](record, words, person_of(request), clock.now())
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("filing", record.public_id)
    messages.success(request, str(SAID[name]))
    return redirect("file") if name == "discard" else redirect("filing", record.public_id)
