"""Reminding whoever owes a duty that will soon be due."""

from collections.abc import Sequence
from datetime import datetime

from judge_contact import rules
from judge_contact.actions.telling import officers_of
from judge_contact.models import Ticket, TicketLimit
from judge_contact.notices import ASKS_AN_OFFICER, facts_of, letter_to
from judge_contact.officers import Officers
from judge_contact.states import UNREACHED
from judge_contact.sweeps.escalating import fresh_tickets, raise_serials
from portal.notices import outbox
from portal.people.models import Person
from portal.timelimits import sweep

REMINDER_OF = {
    rules.ACKNOWLEDGEMENT.code: "remind_acknowledgement",
    rules.CONTACT.code: "remind_judge",
    rules.RECEPTION.code: "remind_head",
    rules.REPORT.code: "remind_liaison",
    rules.SUPERVISION.code: "remind_inspector",
    rules.RETURN_VISIT.code: "remind_agent",
}
EVERYONE_WHO_MAY_ANSWER = {"remind_judge": "judges", "remind_head": "heads"}
"""A newer link ends the older ones, so each who had one is sent the newer."""


def remind_before_due(at: datetime) -> int:
    """Remind the owners of duties that will soon be due."""
    return sweep.remind(TicketLimit, at=at, act=_remind)


def _remind(limits: Sequence[TicketLimit], at: datetime) -> None:
    tickets = fresh_tickets(limits)
    kinds = {limit.pk: _kind(limit, tickets[limit.record_id]) for limit in limits}
    raise_serials(
        [tickets[limit.record_id] for limit in limits if kinds[limit.pk] in ASKS_AN_OFFICER]
    )
    officers = officers_of(list(tickets.values()), at)
    facts = facts_of(list(tickets.values()))
    letters = [
        letter_to(
            receiver,
            kinds[limit.pk],
            tickets[limit.record_id],
            occasion=f"remind.{limit.rule}.{limit.round}.{limit.reminders_sent + 1}",
            facts=facts[limit.record_id],
        )
        for limit in limits
        for receiver in _receivers(limit, kinds[limit.pk], tickets[limit.record_id], officers)
    ]
    outbox.post(letters, at=at)


def _kind(limit: TicketLimit, ticket: Ticket) -> str:
    if limit.rule == rules.FOLLOW_UP.code:
        return "remind_follow_up" if ticket.state in UNREACHED else "remind_result"
    return REMINDER_OF[limit.rule]


def _receivers(
    limit: TicketLimit, kind: str, ticket: Ticket, officers: Officers
) -> Sequence[Person]:
    if kind in EVERYONE_WHO_MAY_ANSWER:
        people: Sequence[Person] = getattr(officers, EVERYONE_WHO_MAY_ANSWER[kind])(ticket)
        return people
    owner = officers.in_charge(ticket, limit.owner_role)
    return [owner] if owner is not None else []
