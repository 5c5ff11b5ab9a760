"""One request on a desk: who asks what, what is owed, and the acts open to the reader."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from judge_contact.actions.attaching import attached_to
from judge_contact.links import AnswerLink
from judge_contact.models import Ticket
from judge_contact.views import story
from judge_contact.views.attaching import Files, files_with
from judge_contact.views.staff.desk_acts import DESK_ACTS, ON_THE_PHONE, DeskAct
from judge_contact.views.staff.ledger import DESK_ROLES
from judge_contact.views.staff.path import passages
from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.views.onward import next_page

ACTS = DESK_ACTS | ON_THE_PHONE
Bound = dict[str, forms.Form]


def desk_ticket(request: HttpRequest, public_id: UUID) -> Ticket:
    """A request the reader's office lets them see; others answer as if absent."""
    rows = Ticket.objects.visible_to(cast(Person, request.user)).select_related(
        "case__division", "court", "division", "judge", "assistant", "requester", "registered_by"
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
    return _page(request, record, {}, Files(cast(Person, request.user), []))


@require_POST
@staff_page(*DESK_ROLES)
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One act from a desk. A refusal keeps what was typed and says why."""
    record = desk_ticket(request, public_id)
    if name not in ACTS:
        raise Http404
    by, form = cast(Person, request.user), _form(name, record, request.POST)
    sent = files_with(request, form, by) if ACTS[name].takes_files else Files(by, [])
    if not form.is_valid():
        return _page(request, record, {name: form}, sent, status=422)
    try:
        ACTS[name].call(record, form.cleaned_data | {"files": sent.ids}, by, clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, record, {name: form}, sent, status=409)
    messages.success(request, _("%(number)s: recorded.") % {"number": record.number})
    return redirect(next_page(request, reverse("staff:contact_ticket", args=[record.public_id])))


def _form(name: str, record: Ticket, data: Any = None) -> forms.Form:
    # Several forms stand on one page: each needs ids of its own.
    return ACTS[name].form(data, record, auto_id=f"{name}_%s")


def _page(
    request: HttpRequest, record: Ticket, bound: Bound, sent: Files, *, status: int = 200
) -> HttpResponse:
    person = sent.person
    limits = list(record.limits.order_by("due_at", "pk"))
    steps = list(record.steps.select_related("by"))
    may_answer = record.may("contacted", person)
    context = {
        "ticket": record,
        "at": clock.now(),
        "limits": limits,
        "promises": story.promises(record, limits),
        "passages": passages(record, steps),
        "files": attached_to(record),
        "sent": sent,
        "holdings": record.holdings.select_related("person"),
        "attempts": sum(step.name == "tried" for step in steps),
        "acts": _offered(record, person, bound, DESK_ACTS),
        "on_the_phone": _offered(record, person, bound, ON_THE_PHONE),
        "answer_url": answer_path(record, person) if may_answer else "",
        "has_errors": bool(bound),
    }
    return render(request, "judge_contact/staff/ticket.html", context, status=status)


def _offered(
    record: Ticket, person: Person, bound: Bound, among: Mapping[str, DeskAct]
) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "label": record.MOVES[wanted.move].label,
            "form": bound.get(name) or _form(name, record),
            "has_fields": wanted.has_fields,
            "takes_files": wanted.takes_files,
        }
        for name, wanted in among.items()
        if name in bound or (record.may(wanted.move, person) and wanted.also(record))
    ]


def answer_path(record: Ticket, person: Person) -> str:
    """The answer page of an officer who is signed in: the same page the notice opens."""
    return AnswerLink(record.public_id, person.public_id, record.round, record.answer_serial).path()
