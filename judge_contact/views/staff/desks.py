"""Two desks of the line: the hotline agent's and the liaison officer's."""

from collections import defaultdict
from datetime import timedelta
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from judge_contact.forms.call import FindCallerForm
from judge_contact.models import Ticket
from judge_contact.states import State
from judge_contact.views.staff.missed import waiting_calls
from portal.common import clock
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

SHOWN = 20
SOON = timedelta(hours=24)
OLDEST = ("registered_at", "pk")
LIAISON_DESK = (Role.LIAISON, Role.HEAD, Role.JUDGE, Role.ASSISTANT)
"""Deputies hold one of these offices; they see here what they stand in for."""


@staff_page(Role.AGENT)
def agent(request: HttpRequest) -> HttpResponse:
    """Missed calls, requests to redirect, return visits due, and what turns red soon."""
    person, at = cast(Person, request.user), clock.now()
    rows = Ticket.objects.visible_to(person).on_desk_of(person).for_list()
    context = {
        "at": at,
        "form": FindCallerForm(),
        "calls": waiting_calls(person),
        "to_redirect": list(rows.awaiting_redirection().order_by(*OLDEST)[:SHOWN]),
        "visits": list(rows.awaiting_return_visit().order_by(*OLDEST)[:SHOWN]),
        "soon": list(rows.unreached().owed_first(until=at + SOON)[:SHOWN]),
        "page_keys": [("n", _("New call")), ("c", _("At the counter"))],
    }
    return render(request, "judge_contact/staff/agent.html", context)


@staff_page(*LIAISON_DESK)
def liaison(request: HttpRequest) -> HttpResponse:
    """Mine by what I owe: to acknowledge, to watch, to report. Late and soon due come first."""
    person, at = cast(Person, request.user), clock.now()
    rows = Ticket.objects.visible_to(person).of_liaison(person).open().with_next_due()
    rows = rows.select_related("case", "requester", "judge")
    by_state: dict[str, list[Ticket]] = defaultdict(list)
    for ticket in rows.exclude(state=State.REPORTED)[:200]:
        by_state[ticket.state].append(ticket)
    watched = [
        ticket
        for state in (State.SUPERVISED, State.WITH_HEAD, State.NOTIFIED, State.RETURNED)
        for ticket in by_state[state]
    ]
    context: dict[str, Any] = {
        "at": at,
        "soon_at": at + SOON,
        "to_acknowledge": by_state[State.REGISTERED],
        "to_report": by_state[State.CONTACTED],
        "watched": sorted(watched, key=lambda ticket: ticket.next_due or at),
        "page_keys": [
            ("a", _("Acknowledge the row")),
            ("r", _("Write the report of the row")),
        ],
    }
    return render(request, "judge_contact/staff/liaison.html", context)
