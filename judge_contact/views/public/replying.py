"""The officer's answer page: opened from a notice, without signing in to the console."""

import uuid
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from judge_contact import links
from judge_contact.actions.attaching import attached_to
from judge_contact.forms import AnswerForm
from judge_contact.models import KeyedAct, Ticket
from judge_contact.states import UNREACHED, Hat
from judge_contact.views import answers
from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.models import Person


@dataclass(frozen=True)
class Opened:
    """What a link opens: the request and the officer it was sent to, or why it opens no more."""

    ticket: Ticket
    officer: Person
    token: str
    closed: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """One page: who asks what in which case, by when; a POST answers, opening changes nothing."""
    opened = opened_by(token)
    if opened is None or opened.closed:
        return closed_page(request, opened)
    return _answer(request, opened) if request.method == "POST" else _show(request, opened)


def opened_by(token: str) -> Opened | None:
    """The request behind a link; None, and nothing is told, when it is forged, old or foreign."""
    link = links.read(token)
    if link is None:
        return None
    rows = Ticket.objects.opened_by(link)
    rows = rows.select_related("case", "court", "division", "requester", "judge", "assistant")
    ticket = rows.first()
    officer = ticket and _officer(ticket, link.officer)
    if ticket is None or officer is None or not answers.may_answer(ticket, officer):
        return None
    if ticket.state not in UNREACHED:
        return Opened(ticket, officer, token, "answered")
    if (link.round, link.serial) != (ticket.round, ticket.answer_serial):
        return Opened(ticket, officer, token, "outdated")
    return Opened(ticket, officer, token)


def _officer(ticket: Ticket, public_id: uuid.UUID) -> Person | None:
    for known in (ticket.judge, ticket.assistant):
        if known is not None and known.public_id == public_id:
            return known if known.is_active else None
    return Person.objects.filter(public_id=public_id, is_active=True).first()


def _show(
    request: HttpRequest, opened: Opened, form: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    ticket, at = opened.ticket, clock.now()
    limit = answers.owed_limit(ticket)
    _note_reading(opened)
    context = {
        "ticket": ticket,
        "officer": opened.officer,
        "form": form or _form(opened),
        "files": attached_to(ticket),
        "token": opened.token,
        "limit": limit,
        "due": answers.why(limit, ticket),
        "at": at,
    }
    return render(request, "judge_contact/reply.html", context, status=status)


def _note_reading(opened: Opened) -> None:
    audit.note(
        "read",
        record=opened.ticket.reference,
        court=opened.ticket.court.code,
        actor=opened.officer,
        at=clock.now(),
        role=Hat.JUDGE if opened.officer.pk == opened.ticket.judge_id else "",
        way="answer-link",
    )


def _form(opened: Opened, data: object = None) -> AnswerForm:
    return AnswerForm(
        data,
        may_hand_over=answers.may_hand_over(opened.ticket, opened.officer),
        rooms=answers.rooms_of(opened.ticket),
    )


def _answer(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = _form(opened, request.POST)
    if not form.is_valid():
        return _show(request, opened, form, 422)
    try:
        ticket = answers.record(opened.ticket, opened.officer, form, at=clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _show(request, opened, form, 409)
    return _done(request, replace(opened, ticket=ticket), still_open=ticket.state in UNREACHED)


def _done(request: HttpRequest, opened: Opened, *, still_open: bool) -> HttpResponse:
    """What was recorded, said back; the same page for the first click and for every later one."""
    recorded = answers.recorded_by(opened.ticket, opened.officer)
    again = still_open and recorded is not None and not recorded.is_final
    context = {"ticket": opened.ticket, "recorded": recorded, "again": again}
    return render(request, "judge_contact/reply_done.html", context)


def closed_page(request: HttpRequest, opened: Opened | None) -> HttpResponse:
    """The link answers no more. Whoever answered through it meets what they recorded."""
    if opened is None:
        return render(request, "judge_contact/reply_closed.html", {"reason": "expired"}, status=410)
    if request.method == "POST" and _was_carried_out(request, opened.ticket):
        return _done(request, opened, still_open=False)
    recorded = answers.recorded_by(opened.ticket, opened.officer)
    context = {"reason": opened.closed, "recorded": recorded, "ticket": opened.ticket}
    return render(request, "judge_contact/reply_closed.html", context, status=410)


def _was_carried_out(request: HttpRequest, ticket: Ticket) -> bool:
    """Whether this very form arrived before: a second tap, not a second answer."""
    try:
        key = uuid.UUID(request.POST.get("once_key", ""))
    except ValueError:
        return False
    return KeyedAct.objects.filter(once_key=key, ticket=ticket).exists()
