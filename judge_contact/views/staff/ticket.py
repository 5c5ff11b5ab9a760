"""One request on a desk: who asks what, what is owed, and the acts open to the reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from judge_contact import actions
from judge_contact.forms import ConcludeForm, ReassignForm, ReportForm, SendBackForm
from judge_contact.links import AnswerLink
from judge_contact.models import Ticket
from judge_contact.views import story
from judge_contact.views.staff.ledger import DESK_ROLES
from portal import audit
from portal.common import clock
from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

Said = dict[str, Any]


@dataclass(frozen=True)
class DeskAct:
    """An act a desk offers: its move, its form, and the action it calls."""

    move: str
    form: type[forms.Form] | None
    call: Callable[[Ticket, Said, Person, Any], Ticket]


DESK_ACTS = {
    "acknowledge": DeskAct(
        "acknowledge",
        None,
        lambda ticket, said, by, at: actions.acknowledge(ticket, by=by, at=at),
    ),
    "send-back": DeskAct(
        "return",
        SendBackForm,
        lambda ticket, said, by, at: actions.send_back(ticket, why=said["words"], by=by, at=at),
    ),
    "reassign": DeskAct(
        "reassign",
        ReassignForm,
        lambda ticket, said, by, at: actions.reassign(
            ticket, judge=said["judge"], why=said["words"], by=by, at=at
        ),
    ),
    "report": DeskAct(
        "report",
        ReportForm,
        lambda ticket, said, by, at: actions.report(ticket, words=said["words"], by=by, at=at),
    ),
    "conclude": DeskAct(
        "conclude",
        ConcludeForm,
        lambda ticket, said, by, at: actions.conclude(
            ticket,
            outcome=said["outcome"],
            drafts_criticism=said["drafts_criticism"],
            by=by,
            at=at,
        ),
    ),
}


def desk_ticket(request: HttpRequest, public_id: UUID) -> Ticket:
    """A request the reader's office lets them see; others answer as if absent."""
    rows = Ticket.objects.visible_to(cast(Person, request.user)).select_related(
        "case", "court", "division", "judge", "assistant", "requester"
    )
    found: Ticket = get_object_or_404(rows, public_id=public_id)
    return found


@staff_page(*DESK_ROLES)
def ticket(request: HttpRequest, public_id: UUID) -> HttpResponse:
    record = desk_ticket(request, public_id)
    audit.note(
        "read",
        record=record.reference,
        court=record.court.code,
        actor=request.user,
        at=clock.now(),
        role=",".join(sorted(record.hats(request.user))),
    )
    return _page(request, record)


@require_POST
@staff_page(*DESK_ROLES)
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One act from a desk. A refusal keeps what was typed and says why."""
    record = desk_ticket(request, public_id)
    if name not in DESK_ACTS:
        raise Http404
    wanted = DESK_ACTS[name]
    form = _form(wanted, record, request.POST)
    if not form.is_valid():
        return _page(request, record, bound={name: form}, status=422)
    try:
        wanted.call(record, form.cleaned_data, cast(Person, request.user), clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, record, bound={name: form}, status=409)
    messages.success(request, _("Recorded."))
    return redirect("staff:contact_ticket", record.public_id)


def _form(wanted: DeskAct, record: Ticket, data: Any = None) -> forms.Form:
    if wanted.form is ReassignForm:
        judges = Person.objects.filter(
            offices__role=Role.JUDGE, offices__division=record.division, offices__until=None
        ).exclude(pk=record.judge_id)
        return ReassignForm(data, judges=judges)
    return (wanted.form or PortalForm)(data)


def _page(
    request: HttpRequest,
    record: Ticket,
    *,
    bound: dict[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    offered = [
        {
            "name": name,
            "label": record.MOVES[wanted.move].label,
            "form": (bound or {}).get(name) or _form(wanted, record),
            "has_fields": wanted.form is not None,
        }
        for name, wanted in DESK_ACTS.items()
        if record.may(wanted.move, request.user)
    ]
    answers = record.may("contacted", request.user)
    return render(
        request,
        "judge_contact/staff/ticket.html",
        {
            "ticket": record,
            "at": clock.now(),
            "status": story.status_sentence(record),
            "limits": record.limits.order_by("due_at"),
            "promises": story.promises(record, record.limits.all()),
            "happenings": story.happenings(record, record.steps.all()),
            "holdings": record.holdings.select_related("person"),
            "acts": offered,
            "answer_url": answer_path(record, cast(Person, request.user)) if answers else "",
        },
        status=status,
    )


def answer_path(record: Ticket, person: Person) -> str:
    """The answer page of an officer who is signed in: the same page the notice opens."""
    return AnswerLink(record.public_id, person.public_id, record.round, record.answer_serial).path()
