"""Following a request: its receipt, its line of time, and what the party may still say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_POST

from judge_contact import actions
from judge_contact.actions.attaching import attached_to
from judge_contact.forms import NotReachedForm
from judge_contact.forms.party import AddForm, AskAgainForm, SatisfactionForm
from judge_contact.models import Ticket
from judge_contact.receipts import receipts_of
from judge_contact.views import story
from judge_contact.views.attaching import Files, files_with
from portal import audit
from portal.common import clock
from portal.common.forms import PortalForm
from portal.common.kept import kept_form, sign_in_keeping_form
from portal.common.refusals import Refused
from portal.people.models import Person

Said = Mapping[str, Any]
Bound = dict[str, forms.Form]


@dataclass(frozen=True)
class PartyAct:
    """Something the party may say: its move, its form, and the action it calls."""

    move: str
    form: type[PortalForm]
    call: Callable[[Ticket, Said, Person, datetime], Ticket]


PARTY_ACTS = {
    "confirm": PartyAct(
        "confirm",
        PortalForm,
        lambda record, said, by, at: actions.confirm(record, by=by, at=at),
    ),
    "not-reached": PartyAct(
        "not_reached",
        NotReachedForm,
        lambda record, said, by, at: actions.not_reached(record, words=said["words"], by=by, at=at),
    ),
    "add": PartyAct(
        "add_words",
        AddForm,
        lambda record, said, by, at: actions.add_words(
            record, words=said["words"], best_time=said["best_time"], by=by, at=at
        ),
    ),
    "attach": PartyAct(
        "attach",
        PortalForm,
        lambda record, said, by, at: actions.attach(record, said["files"], by=by, at=at),
    ),
    "rate": PartyAct(
        "rate",
        SatisfactionForm,
        lambda record, said, by, at: actions.rate(
            record, stars=said["stars"], words=said["words"], by=by, at=at
        ),
    ),
    "withdraw": PartyAct(
        "withdraw",
        PortalForm,
        lambda record, said, by, at: actions.withdraw(record, by=by, at=at),
    ),
    "reopen": PartyAct(
        "reopen",
        AskAgainForm,
        lambda record, said, by, at: actions.reopen(record, words=said["words"], by=by, at=at),
    ),
}


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
    return _page(request, record, {}, Files(cast(Person, request.user), []))


@require_POST
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One thing the party says about their own request. Nothing typed is lost."""
    page = reverse("contact_judge_ticket", args=[public_id])
    if not request.user.is_authenticated:
        return sign_in_keeping_form(request, page)
    record = own_ticket(request, public_id)
    if name not in PARTY_ACTS:
        raise Http404
    form = _form(name, request.POST)
    sent = files_with(request, form, request.user)
    if not form.is_valid():
        return _page(request, record, {name: form}, sent, status=422)
    said = form.cleaned_data | {"files": sent.ids}
    try:
        PARTY_ACTS[name].call(record, said, request.user, clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, record, {name: form}, sent, status=409)
    messages.success(request, _("Recorded. The line of time below shows what happens next."))
    return redirect(page)


def _form(name: str, data: Any = None) -> forms.Form:
    # Several forms stand on one page: each needs ids of its own.
    return PARTY_ACTS[name].form(data, auto_id=f"{name}_%s")


def _page(
    request: HttpRequest, record: Ticket, bound: Bound, sent: Files, *, status: int = 200
) -> HttpResponse:
    at = clock.now()
    audit.note(
        "read", record=record.reference, court=record.court.code, actor=request.user, at=at,
        role="PARTY",
    )
    kept = kept_form(request)
    name = str(kept.get("act", "")) if kept is not None else ""
    if name in PARTY_ACTS:
        bound = {name: _form(name, kept)}
        sent = files_with(request, bound[name], sent.person)
    limits = list(record.limits.all())
    context = {
        "ticket": record,
        "at": at,
        "status": story.status_sentence(record),
        "line": story.line_of_time(record, limits),
        "promises": story.promises(record, limits),
        "moves": record.open_moves(request.user),
        "forms": {name.replace("-", "_"): bound.get(name) or _form(name) for name in PARTY_ACTS},
        "opened": next(iter(bound), ""),
        "files": attached_to(record),
        "sent": sent,
        "was_tried": record.attempts.filter(round=record.round).exists(),
        "has_errors": bool(bound) and kept is None,
        "paper": receipts_of(record, get_language() or "zh-hans"),
    }
    return render(request, "judge_contact/ticket.html", context, status=status)
