"""Reporting the result, hearing the party about it, and closing or asking once more."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.registering import start_round
from judge_contact.actions.supervising import open_supervision
from judge_contact.actions.telling import hand_to, officers_of, tell
from judge_contact.models import Contact, Supervision, Ticket
from judge_contact.states import State
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import cancel_running, meet


def report(ticket: Ticket, *, words: str, by: Person, at: datetime) -> Ticket:
    """The liaison reports the result to the line, within 2 working days of registration.

    Refused without words: a report says what came of it.
    """
    if not words.strip():
        raise Refused(_("Write in one line what came of it."), field="words")
    with moving(ticket, "report", by=by, at=at) as ticket:
        ticket.report_words = words
        for limit in ticket.limits.filter(round=ticket.round, rule=rules.REPORT.code):
            meet(limit, at=at)
        officers = officers_of([ticket], at)
        hand_to(None, [ticket], at=at, officers=officers)
        tell("report", [ticket], at=at, officers=officers)
    return ticket


def confirm(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The party says: yes, I was reached. After the report this closes the request."""
    with moving(ticket, "confirm", by=by, at=at) as ticket:
        ticket.confirmed_at = ticket.confirmed_at or at
        tell("confirm", [ticket], at=at)
    return close(ticket, by=by, at=at) if ticket.state == State.REPORTED else ticket


def not_reached(ticket: Ticket, *, words: str = "", by: Person, at: datetime) -> Ticket:
    """The party reports again that the judge was not reached: the inspection office supervises.

    A contact the court recorded stays on record and is marked as disputed.
    """
    with moving(ticket, "not_reached", by=by, at=at, words=words) as ticket:
        ticket.repeats += 1
        Contact.objects.filter(ticket=ticket, round=ticket.round, disputed_at=None).update(
            disputed_at=at
        )
        officers = officers_of([ticket], at)
        open_supervision(
            [ticket], Supervision.Reason.SAID_NOT_REACHED, officers=officers, at=at
        )
        hand_to(Role.INSPECTOR, [ticket], at=at, officers=officers)
        tell("not_reached", [ticket], at=at, officers=officers)
    return ticket


def close(ticket: Ticket, *, by: Person | None, at: datetime) -> Ticket:
    """Nothing is left to do. Open duties other than a supervision end with it."""
    with moving(ticket, "close", by=by, at=at) as ticket:
        ticket.closed_at = at
        cancel_running(
            ticket.limits.filter(round=ticket.round).exclude(rule=rules.SUPERVISION.code), at=at
        )
        hand_to(None, [ticket], at=at, officers=officers_of([ticket], at))
        tell("close", [ticket], at=at)
    return ticket


def withdraw(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The party no longer needs an answer. Broken limits stay on record."""
    with moving(ticket, "withdraw", by=by, at=at) as ticket:
        ticket.closed_at = at
        cancel_running(
            ticket.limits.filter(round=ticket.round).exclude(rule=rules.SUPERVISION.code), at=at
        )
        officers = officers_of([ticket], at)
        hand_to(None, [ticket], at=at, officers=officers)
        tell("withdraw", [ticket], at=at, officers=officers)
    return ticket


def reopen(ticket: Ticket, *, words: str, by: Person, at: datetime) -> Ticket:
    """Ask once more: a new round with limits of its own. The old round's result stays.

    Refused a second time: a new question is a new request.
    """
    if ticket.round >= 2:
        raise Refused(
            _("This request was already re-opened once. Please make a new request.")
        )
    with moving(ticket, "reopen", by=by, at=at, words=words) as ticket:
        ticket.round += 1
        ticket.answer_serial += 1
        ticket.closed_at = ticket.confirmed_at = None
        officers = officers_of([ticket], at)
        start_round(ticket, officers=officers, at=at)
        tell("reopen", [ticket], at=at, officers=officers)
    return ticket
