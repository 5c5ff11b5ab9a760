"""Reporting the result, hearing the party about it, and closing or asking once more."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.registering import start_round
from judge_contact.actions.telling import hand_to, meet_all, officers_of, tell
from judge_contact.models import Ticket, TicketLimit
from judge_contact.states import State
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import cancel_running, start_limits


def report(ticket: Ticket, *, words: str, by: Person, at: datetime) -> Ticket:
    """The liaison reports the result to the line, within 2 working days of registration.

    Refused without words: a report says what came of it.
    """
    if not words.strip():
        raise Refused(_("Write in one line what came of it."), field="words")
    with moving(ticket, "report", by=by, at=at) as ticket:
        ticket.report_words = words
        meet_all(ticket, rules.REPORT, at=at)
        officers = officers_of([ticket], at)
        start_limits(
            TicketLimit,
            ticket,
            ticket.court,
            (rules.RETURN_VISIT,),
            round=ticket.round,
            at=at,
            owners={Role.AGENT: officers.in_charge(ticket, Role.AGENT)},
        )
        hand_to(Role.AGENT, [ticket], at=at, officers=officers)
        tell("report", [ticket], at=at, officers=officers)
    return ticket


def confirm(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The party says: yes, I was reached. After the report this closes the request."""
    with moving(ticket, "confirm", by=by, at=at) as ticket:
        ticket.confirmed_at = ticket.confirmed_at or at
        tell("confirm", [ticket], at=at)
    return close(ticket, by=by, at=at) if ticket.state == State.REPORTED else ticket


def close(ticket: Ticket, *, by: Person | None, at: datetime) -> Ticket:
    """Nothing is left to do. Open duties other than a supervision end with it.

    Only an agent's call counts as the return visit, or the party's own word.
    """
    with moving(ticket, "close", by=by, at=at) as ticket:
        ticket.closed_at = at
        meet_all(ticket, rules.RETURN_VISIT, at=at)
        _end_duties(ticket, at)
        hand_to(None, [ticket], at=at, officers=officers_of([ticket], at))
        tell("close", [ticket], at=at)
    return ticket


def withdraw(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The party no longer needs an answer. Broken limits stay on record."""
    with moving(ticket, "withdraw", by=by, at=at) as ticket:
        ticket.closed_at = at
        _end_duties(ticket, at)
        officers = officers_of([ticket], at)
        hand_to(None, [ticket], at=at, officers=officers)
        tell("withdraw", [ticket], at=at, officers=officers)
    return ticket


def reopen(ticket: Ticket, *, words: str, by: Person, at: datetime) -> Ticket:
    """Ask once more: a new round with limits of its own. The old round's result stays.

    Refused a second time: a new question is a new request.
    """
    if ticket.round >= 2:
        raise Refused(_("This request was already re-opened once. Please make a new request."))
    with moving(ticket, "reopen", by=by, at=at, words=words) as ticket:
        ticket.round += 1
        ticket.answer_serial += 1
        ticket.closed_at = ticket.confirmed_at = None
        officers = officers_of([ticket], at)
        start_round(ticket, officers=officers, at=at)
        tell("reopen", [ticket], at=at, officers=officers)
    return ticket


def rate(ticket: Ticket, *, stars: int, words: str, by: Person, at: datetime) -> Ticket:
    """The party says how satisfied they are, 1 to 5; the newest word counts."""
    if not 1 <= stars <= 5:
        raise Refused(_("Choose one to five."), field="stars")
    with moving(ticket, "rate", by=by, at=at, stars=str(stars)) as ticket:
        ticket.rating, ticket.rating_words = stars, words
        tell("rate", [ticket], at=at)
    return ticket


def _end_duties(ticket: Ticket, at: datetime) -> None:
    """A supervision goes on: what broke must still be looked into."""
    open_duties = ticket.limits.filter(round=ticket.round).exclude(rule=rules.SUPERVISION.code)
    cancel_running(open_duties, at=at)
