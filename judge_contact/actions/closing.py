"""Reporting the result, hearing the party about it, and closing or asking once more."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.following_up import next_number
from judge_contact.actions.registering import limits_of_round, start_round
from judge_contact.actions.telling import end_duties, hand_to, meet_all, officers_of, tell
from judge_contact.models import Ticket, TicketLimit
from judge_contact.officers import Officers
from judge_contact.states import State
from portal import audit
from portal.common.clock import SHANGHAI
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.courts.models import closing_time
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day, start_limits
from portal.workdays.calendars import calendar_for


def report(ticket: Ticket, *, words: str, by: Person, at: datetime) -> Ticket:
    """The liaison reports the result to the line, within 2 working days of registration.

    The hotline then asks the party whether they were reached; a party who said so already closes
    the request with it. Refused without words: a report says what came of it.
    """
    if not words.strip():
        raise Refused(_("Write in one line what came of it."), field="words")
    with audit.recorded():
        ticket = _report(ticket, words, by=by, at=at)
        return close(ticket, by=None, at=at) if ticket.confirmed_at else ticket


def _report(ticket: Ticket, words: str, *, by: Person, at: datetime) -> Ticket:
    with moving(ticket, "report", by=by, at=at) as ticket:
        ticket.report_words = words
        meet_all(ticket, rules.REPORT, rules.FOLLOW_UP, at=at)
        officers = officers_of([ticket], at)
        if ticket.confirmed_at is None:
            _ask_the_party(ticket, officers=officers, at=at)
        hand_to(Role.AGENT, [ticket], at=at, officers=officers)
        act = "report" if ticket.confirmed_at is None else "report_confirmed"
        tell(act, [ticket], at=at, officers=officers)
    return ticket


def _ask_the_party(ticket: Ticket, *, officers: Officers, at: datetime) -> None:
    """The hotline owes a return visit, and silence closes the request some days later."""
    ticket.closes_at = silence_ends(ticket, at)
    start_limits(
        TicketLimit,
        ticket,
        ticket.court,
        (rules.RETURN_VISIT,),
        round=next_number(ticket, rules.RETURN_VISIT.code),
        at=at,
        owners={Role.AGENT: officers.in_charge(ticket, Role.AGENT)},
    )


def silence_ends(ticket: Ticket, at: datetime) -> datetime:
    """When a reported request closes by itself if its party says nothing: at closing time."""
    last = calendar_for(ticket.court.code).nth_working_day(local_day(at), rules.SILENCE_DAYS)
    return datetime.combine(last, closing_time(ticket.court, last), SHANGHAI)


def confirm(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The party says: yes, I was reached. After the report this closes the request."""
    with audit.recorded():
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
        end_duties(ticket, at)
        hand_to(None, [ticket], at=at, officers=officers_of([ticket], at))
        tell("close", [ticket], at=at)
    return ticket


def withdraw(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The party no longer needs an answer. Broken limits stay on record."""
    with moving(ticket, "withdraw", by=by, at=at) as ticket:
        ticket.closed_at = at
        end_duties(ticket, at)
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
        ticket.closed_at = ticket.closes_at = ticket.confirmed_at = None
        officers = officers_of([ticket], at)
        limits = limits_of_round(ticket, officers=officers, at=at)
        start_round(ticket, limits, officers=officers, at=at)
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
