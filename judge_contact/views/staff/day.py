"""The day of a judge or head: everyone who waits to hear from them, answered in place."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from judge_contact.forms import AnswerForm
from judge_contact.models import Room, Ticket, TicketLimit
from judge_contact.views import answers
from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

MOST = 50
"""A day has no more; whoever has more sees the most urgent ones first."""


@dataclass(frozen=True)
class Waiting:
    """One request on the page: what is owed by when, and its own answer form."""

    ticket: Ticket
    limit: TicketLimit | None
    form: AnswerForm

    @property
    def due_at(self) -> datetime:
        return self.limit.due_at if self.limit else self.ticket.registered_at


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Role.JUDGE, Role.ASSISTANT, Role.HEAD)
def day(request: HttpRequest) -> HttpResponse:
    """A POST answers one request; the page comes back with the next one on top."""
    person = cast(Person, request.user)
    if request.method != "POST":
        return _page(request, person)
    rows = Ticket.objects.visible_to(person).to_answer(person).select_related("court")
    ticket = get_object_or_404(rows, public_id=_wanted(request))
    form = _form(ticket, person, answers.rooms_of(ticket), request.POST)
    if not form.is_valid():
        return _page(request, person, (ticket, form), status=422)
    try:
        answers.record(ticket, person, form, at=clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, person, (ticket, form), status=409)
    messages.success(request, _("%(number)s is recorded.") % {"number": ticket.number})
    return redirect("staff:contact_day")


def _wanted(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("ticket", ""))
    except ValueError:
        return None


def _form(
    ticket: Ticket, person: Person, rooms: list[str], data: object = None
) -> AnswerForm:
    return AnswerForm(
        data,
        may_hand_over=answers.may_hand_over(ticket, person),
        rooms=rooms,
        auto_id=f"id_{ticket.public_id.hex[:8]}_%s",
    )


def _page(
    request: HttpRequest,
    person: Person,
    failed: tuple[Ticket, AnswerForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    waiting = _waiting(person, dict([(failed[0].pk, failed[1])] if failed else []))
    _note_reading([one.ticket for one in waiting], person)
    context = {
        "waiting": waiting,
        "at": clock.now(),
        "opened": failed[0].pk if failed else None,
        "has_errors": failed is not None,
    }
    return render(request, "judge_contact/staff/day.html", context, status=status)


def _note_reading(tickets: list[Ticket], person: Person) -> None:
    """Each request is shown with words and phone, so each reading is on record; chained at once."""
    with audit.recorded():
        for ticket in tickets:
            audit.note(
                "read", record=ticket.reference, court=ticket.court.code, actor=person,
                at=clock.now(), way="day",
            )


def _waiting(person: Person, forms: dict[int, AnswerForm]) -> list[Waiting]:
    """What waits for this person, what is due first on top; constant statements."""
    rows = answers.with_owed(Ticket.objects.visible_to(person).to_answer(person))
    rows = rows.prefetch_related("attempts")
    tickets = list(rows.order_by("registered_at", "pk")[:MOST])
    rooms: dict[int, list[str]] = {}
    for room in Room.objects.filter(court__in={t.court_id for t in tickets}, is_open=True):
        rooms.setdefault(room.court_id, []).append(room.name)
    made = [
        Waiting(
            ticket,
            answers.newest(ticket),
            forms.get(ticket.pk) or _form(ticket, person, rooms.get(ticket.court_id, [])),
        )
        for ticket in tickets
    ]
    return sorted(made, key=lambda one: one.due_at)
