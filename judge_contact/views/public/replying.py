"""The officer's answer page: opened from a notice, without signing in to the console."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from judge_contact import actions, links, rules
from judge_contact.forms import AnswerForm
from judge_contact.forms.answers import CANNOT, TRIED
from judge_contact.models import Ticket
from judge_contact.states import UNREACHED
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.models import Person


@dataclass(frozen=True)
class Opened:
    """What a link opens: the request and the officer it was sent to."""

    ticket: Ticket
    officer: Person


@never_cache
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """One page: who asks what in which case, by when; a POST answers, opening changes nothing."""
    opened, reason = _open(token)
    if opened is None:
        return render(request, "judge_contact/reply_closed.html", {"reason": reason}, status=410)
    ticket, officer = opened.ticket, opened.officer
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        may_hand_over=ticket.may("hand_over", officer),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _answer(ticket, officer, form)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return render(request, "judge_contact/reply_done.html", {"ticket": ticket})
    limit = (
        ticket.limits.filter(
            round=ticket.round, rule__in=[rules.CONTACT.code, rules.RECEPTION.code]
        )
        .order_by("due_at")
        .last()
    )
    return render(
        request,
        "judge_contact/reply.html",
        {"ticket": ticket, "officer": officer, "form": form, "limit": limit, "at": clock.now()},
        status=422 if form.is_bound else 200,
    )


def _open(token: str) -> tuple[Opened | None, str]:
    """The request behind a link, or why it opens nothing. Nothing is told about the request."""
    link = links.read(token)
    if link is None:
        return None, "expired"
    rows = Ticket.objects.opened_by(link)
    rows = rows.select_related("case", "court", "division", "requester", "judge", "assistant")
    ticket = rows.first()
    officer = Person.objects.filter(public_id=link.officer, is_active=True).first()
    if ticket is None or officer is None or not ticket.hats(officer):
        return None, "expired"
    if link.round != ticket.round or link.serial != ticket.answer_serial % 256:
        return None, "outdated"
    if ticket.state not in UNREACHED:
        return None, "answered"
    return Opened(ticket, officer), ""


def _answer(ticket: Ticket, officer: Person, form: AnswerForm) -> None:
    answer, words, at = form.cleaned_data["answer"], form.cleaned_data["words"], clock.now()
    if answer == TRIED:
        actions.tried(ticket, words=words, by=officer, at=at)
    elif answer == CANNOT:
        actions.hand_over(ticket, why=words, by=officer, at=at)
    else:
        actions.contacted(
            ticket, outcome=answer, words=words, booking=form.booking(), by=officer, at=at
        )
