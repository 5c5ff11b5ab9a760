"""Following a request: its receipt, its line of time, and what the party may still say."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_POST

from judge_contact import actions
from judge_contact.forms import NotReachedForm
from judge_contact.models import Ticket
from judge_contact.receipts import receipts_of
from judge_contact.views import story
from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.models import Person


def own_ticket(request: HttpRequest, public_id: UUID) -> Ticket:
    """The person's own request; a foreign one and an absent one answer alike."""
    person = cast(Person, request.user)
    rows = Ticket.objects.visible_to(person).filter(requester=person)
    rows = rows.select_related("case", "court", "division", "judge", "requester")
    found: Ticket = get_object_or_404(rows, public_id=public_id)
    return found


@login_required
def ticket(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Receipt and line of time on one page that survives a bookmark."""
    record = own_ticket(request, public_id)
    at = clock.now()
    audit.note(
        "read",
        record=record.reference,
        court=record.court.code,
        actor=request.user,
        at=at,
        role="PARTY",
    )
    limits = list(record.limits.all())
    return render(
        request,
        "judge_contact/ticket.html",
        {
            "ticket": record,
            "at": at,
            "status": story.status_sentence(record),
            "promises": story.promises(record, limits),
            "happenings": story.happenings(record, record.steps.all()),
            "moves": record.open_moves(request.user),
            "not_reached_form": NotReachedForm(),
            "paper": receipts_of(record, get_language() or "zh-hans"),
        },
    )


PARTY_ACTS = {
    "not-reached": lambda record, words, by, at: actions.not_reached(
        record, words=words, by=by, at=at
    ),
    "confirm": lambda record, words, by, at: actions.confirm(record, by=by, at=at),
    "withdraw": lambda record, words, by, at: actions.withdraw(record, by=by, at=at),
    "reopen": lambda record, words, by, at: actions.reopen(record, words=words, by=by, at=at),
}


@require_POST
@login_required
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One thing the party says about their own request."""
    record = own_ticket(request, public_id)
    if name not in PARTY_ACTS:
        raise Http404
    words = request.POST.get("words", "")[:500]
    try:
        PARTY_ACTS[name](record, words, cast(Person, request.user), clock.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Recorded. The line of time below shows what happens next."))
    return redirect("contact_judge_ticket", record.public_id)
