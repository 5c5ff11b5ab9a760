"""What the judge, the assistant or the head did: reached, tried, or cannot."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.booking import Booking, book
from judge_contact.actions.following_up import start_follow_up
from judge_contact.actions.telling import hand_to, meet_all, officers_of, tell
from judge_contact.models import Attempt, Contact, Ticket, TicketLimit
from judge_contact.states import Hat
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import start_limits


def contacted(
    ticket: Ticket,
    *,
    outcome: str,
    words: str = "",
    booking: Booking | None = None,
    by: Person,
    at: datetime,
) -> Ticket:
    """The party was reached. The first contact of a round counts and is never changed.

    Meets the limits of contact and reception; when they are already broken they stay broken, and
    the contact is recorded as late. Refused when a meeting is promised without time and room, or
    when the room cannot be booked then.
    """
    if outcome == Contact.Outcome.MEETING_SET and booking is None:
        raise Refused(_("Say when and in which room you will meet."), field="starts_at")
    with moving(ticket, "contacted", by=by, at=at, outcome=outcome) as ticket:
        if outcome == Contact.Outcome.MEETING_SET and booking is not None:
            book(ticket, booking, by=by, at=at)
        Contact.objects.create(
            ticket=ticket,
            round=ticket.round,
            at=at,
            by=by,
            by_role=_role(ticket, by),
            outcome=outcome,
            words=words,
        )
        meet_all(
            ticket, rules.ACKNOWLEDGEMENT, rules.CONTACT, rules.RECEPTION, rules.FOLLOW_UP, at=at
        )
        officers = officers_of([ticket], at)
        if not ticket.limits.running().filter(rule=rules.REPORT.code).exists():
            start_follow_up(ticket, officers=officers, at=at)  # its report is owed all the same
        hand_to(Role.LIAISON, [ticket], at=at, officers=officers)
        tell("contacted", [ticket], at=at, officers=officers)
    return ticket


def tried(ticket: Ticket, *, words: str = "", by: Person, at: datetime) -> Ticket:
    """Nobody answered. An attempt is told to the party, who may name a better time; it is not a
    contact and meets no limit."""
    with moving(ticket, "tried", by=by, at=at, words=words) as ticket:
        Attempt.objects.create(ticket=ticket, round=ticket.round, at=at, by=by, words=words)
        tell("tried", [ticket], at=at)
    return ticket


def hand_over(ticket: Ticket, *, why: str, by: Person, at: datetime) -> Ticket:
    """The judge cannot: the division head receives the party, within 1 working day.

    Refused without a reason. The contact limit is settled by handing over in time.
    """
    if not why.strip():
        raise Refused(_("Say why you cannot, in a few words for the head."), field="words")
    with moving(ticket, "hand_over", by=by, at=at, words=why) as ticket:
        meet_all(ticket, rules.ACKNOWLEDGEMENT, rules.CONTACT, at=at)
        ticket.answer_serial += 1
        officers = officers_of([ticket], at)
        start_limits(
            TicketLimit,
            ticket,
            ticket.court,
            (rules.RECEPTION,),
            round=ticket.round,
            at=at,
            owners={Role.HEAD: officers.in_charge(ticket, Role.HEAD)},
        )
        hand_to(Role.HEAD, [ticket], at=at, officers=officers)
        tell("hand_over", [ticket], at=at, officers=officers)
    return ticket


def _role(ticket: Ticket, by: Person) -> str:
    worn = ticket.hats(by)
    return next(hat for hat in (Hat.JUDGE, Hat.ASSISTANT, Hat.HEAD) if hat in worn)
