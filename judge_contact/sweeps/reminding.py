"""Reminding whoever owes a duty that will soon be due."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from judge_contact import rules
from judge_contact.actions.telling import officers_of
from judge_contact.models import Ticket, TicketLimit
from judge_contact.notices import ASKS_AN_OFFICER, facts_of, letter_to
from judge_contact.officers import Officers
from judge_contact.states import UNREACHED
from judge_contact.sweeps.escalating import fresh_tickets
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
EVERYONE_WHO_MAY_ANSWER = {
    "remind_judge": ("judges",),
    "remind_head": ("heads",),
    "remind_follow_up": ("heads", "judges"),
}
"""A newer link ends the older ones, so each who had one is sent the newer."""


def remind_before_due(at: datetime) -> int:
    """Remind the owners of duties that will soon be due."""
    return sweep.remind(TicketLimit, at=at, act=_remind)


def _remind(limits: Sequence[TicketLimit], at: datetime) -> None:
    tickets = fresh_tickets(limits)
    kinds = {limit.pk: _kind(limit) for limit in limits}
    _raise_serials([limit.record for limit in limits if kinds[limit.pk] in ASKS_AN_OFFICER])
    officers = officers_of(tickets, at)
    facts = facts_of(tickets)
    letters = [
        letter_to(
            receiver,
            kinds[limit.pk],
            limit.record,
            occasion=f"remind.{limit.rule}.{limit.round}.{limit.reminders_sent + 1}",
            facts=facts[limit.record_id],
        )
        for limit in limits
        for receiver in _receivers(limit, kinds[limit.pk], officers)
    ]
    outbox.post(letters, at=at)


def _raise_serials(tickets: Sequence[Ticket]) -> None:
    """A newer notice leaves: from now on only its link answers."""
    for ticket in tickets:
        ticket.answer_serial += 1
    Ticket._base_manager.filter(pk__in=[ticket.pk for ticket in tickets]).update(
        answer_serial=F("answer_serial") + 1
    )


def _kind(limit: TicketLimit) -> str:
    if limit.rule == rules.FOLLOW_UP.code:
        return "remind_follow_up" if limit.record.state in UNREACHED else "remind_result"
    return REMINDER_OF[limit.rule]


def _receivers(limit: TicketLimit, kind: str, officers: Officers) -> Sequence[Person]:
    if kind in EVERYONE_WHO_MAY_ANSWER:
        groups = EVERYONE_WHO_MAY_ANSWER[kind]
        return [one for group in groups for one in getattr(officers, group)(limit.record)]
    owner = officers.in_charge(limit.record, limit.owner_role)
    return [owner] if owner is not None else []
