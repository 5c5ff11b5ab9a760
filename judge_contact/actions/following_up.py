"""What is still open after a supervision or a second contact gets a date of its own."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from judge_contact import rules
from judge_contact.models import Ticket, TicketLimit
from judge_contact.officers import Officers
from portal.people.roles import Role
from portal.timelimits.limits import Start, start_many


def start_follow_up(ticket: Ticket, *, officers: Officers, at: datetime) -> None:
    """The division head sees to what is open, within 1 working day; nothing if one runs already.

    So no open request is ever without a running duty.
    """
    if not ticket.limits.running().filter(rule=rules.FOLLOW_UP.code).exists():
        start_follow_ups([ticket], officers=officers, at=at)


def start_follow_ups(tickets: Sequence[Ticket], *, officers: Officers, at: datetime) -> None:
    """The same for many requests none of which has one running, each with its next number."""
    rows = TicketLimit.objects.filter(record__in=tickets, rule=rules.FOLLOW_UP.code)
    before = Counter(rows.values_list("record_id", flat=True))
    starts = [
        Start(
            ticket,
            ticket.court,
            before[ticket.pk] + 1,
            officers.in_charge(ticket, Role.HEAD),
        )
        for ticket in tickets
    ]
    start_many(TicketLimit, starts, rules.FOLLOW_UP, at=at)


def next_number(ticket: Ticket, rule: str) -> int:
    """The number of the next duty of a kind that is counted by itself."""
    return ticket.limits.filter(rule=rule).count() + 1
