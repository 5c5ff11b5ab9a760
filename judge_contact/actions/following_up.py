"""What is still open after a supervision or a second contact gets a date of its own."""

from datetime import datetime

from judge_contact import rules
from judge_contact.models import Ticket, TicketLimit
from judge_contact.officers import Officers
from portal.people.roles import Role
from portal.timelimits.limits import start_limits


def start_follow_up(ticket: Ticket, *, officers: Officers, at: datetime) -> None:
    """The division head sees to what is open, within 1 working day; nothing if one runs already.

    So no open request is ever without a running duty.
    """
    earlier = ticket.limits.filter(rule=rules.FOLLOW_UP.code)
    if earlier.running().exists():
        return
    start_limits(
        TicketLimit,
        ticket,
        ticket.court,
        (rules.FOLLOW_UP,),
        round=next_number(ticket, rules.FOLLOW_UP.code),
        at=at,
        owners={Role.HEAD: officers.in_charge(ticket, Role.HEAD)},
    )


def next_number(ticket: Ticket, rule: str) -> int:
    """The number of the next duty of a kind that is counted by itself."""
    return ticket.limits.filter(rule=rule).count() + 1
