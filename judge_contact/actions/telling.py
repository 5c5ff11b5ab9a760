"""What every act on a request has in common: who holds it, who is told, which duty is done."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from judge_contact.models import Holding, Ticket, TicketLimit
from judge_contact.notices import letters_after
from judge_contact.officers import Officers
from judge_contact.rules import COUNTED, SUPERVISION
from portal.common.clock import SHANGHAI
from portal.common.inserting import insert
from portal.notices import outbox
from portal.timelimits.limits import cancel_running, meet
from portal.timelimits.rules import LimitRule


def officers_of(tickets: Sequence[Ticket], at: datetime) -> Officers:
    return Officers(tickets, at.astimezone(SHANGHAI).date())


def tell(
    act: str, tickets: Sequence[Ticket], *, at: datetime, officers: Officers | None = None,
    limits: Sequence[TicketLimit] | None = None,
) -> None:
    """Put the letters the table asks for into the outbox, in this transaction.

    ``limits`` are the duties of these requests when the act has just made them.
    """
    officers = officers or officers_of(tickets, at)
    letters = letters_after(act, tickets, officers=officers, at=at, limits=limits)
    outbox.post(letters, at=at)


def hand_to(
    role: str | None, tickets: Sequence[Ticket], *, at: datetime, officers: Officers
) -> None:
    """From now on this role must act; ``None`` when nobody at the court must any more."""
    Holding.objects.filter(ticket__in=tickets, until=None).update(until=at)
    if role is not None:
        hold(role, tickets, at=at, officers=officers)


def hold(role: str, tickets: Sequence[Ticket], *, at: datetime, officers: Officers) -> None:
    """Requests nobody holds, new or asked once more, come into the hands of this role."""
    insert(
        [
            Holding(
                ticket=ticket,
                round=ticket.round,
                role=role,
                since=at,
                person=officers.in_charge(ticket, role),
            )
            for ticket in tickets
        ]
    )


def meet_all(ticket: Ticket, *wanted: LimitRule, at: datetime) -> None:
    """The duties of these rules in the present round are done, and those counted by themselves."""
    of_round = Q(round=ticket.round, rule__in=[r.code for r in wanted if r not in COUNTED])
    counted = Q(rule__in=[r.code for r in wanted if r in COUNTED])
    for limit in ticket.limits.unmet().filter(of_round | counted):
        meet(limit, at=at)


def end_duties(ticket: Ticket, at: datetime) -> None:
    """Nobody owes anything any more, except the outcome of a supervision: what broke must still
    be looked into."""
    cancel_running(ticket.limits.exclude(rule=SUPERVISION.code), at=at)
