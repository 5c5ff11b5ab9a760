"""What happens by itself: escalations of broken limits, and reminders before them."""

from collections.abc import Sequence
from datetime import datetime

from judge_contact import rules
from judge_contact.actions.supervising import open_supervision
from judge_contact.actions.telling import hand_to, officers_of, tell
from judge_contact.models import Supervision, Ticket, TicketLimit
from judge_contact.notices import facts_of, letter_to
from judge_contact.officers import Officers
from judge_contact.states import State
from portal.common.moves import move_all
from portal.notices import outbox
from portal.people.roles import Role
from portal.timelimits import sweep
from portal.timelimits.limits import Start, start_many


def escalate_overdue(at: datetime) -> int:
    """Bring every request with a broken limit to the next higher desk, once."""
    return sweep.act_on_due(TicketLimit, at=at, act=_escalate)


def remind_before_due(at: datetime) -> int:
    """Remind the owners of duties that will soon be due."""
    return sweep.remind(TicketLimit, at=at, act=_remind)


def _tickets_of(limits: Sequence[TicketLimit], *codes: str) -> list[Ticket]:
    return [limit.record for limit in limits if limit.rule in codes]


def _escalate(limits: Sequence[TicketLimit], at: datetime) -> None:
    tickets = _fresh(limits)
    officers = officers_of(list(tickets.values()), at)
    for limit in limits:
        limit.record = tickets[limit.record_id]
    # In order of level, so that one sweep after a long outage climbs every level it must.
    _bring_to_head(_tickets_of(limits, rules.CONTACT.code), officers, at)
    _bring_to_inspection(_tickets_of(limits, rules.RECEPTION.code), officers, at)
    late_reports = _tickets_of(limits, rules.REPORT.code)
    _bring_to_inspection(late_reports, officers, at)
    _flag_late_reports([t for t in late_reports if t.state == State.CONTACTED], officers, at)
    for rule, act in TOLD_ABOVE:
        tell(act, _tickets_of(limits, rule.code), at=at, officers=officers)


def _fresh(limits: Sequence[TicketLimit]) -> dict[int, Ticket]:
    """The requests of these limits as they are now, under the sweep's lock."""
    rows = Ticket.objects.unscoped(because="the clock acts for every court").filter(
        pk__in={limit.record_id for limit in limits}
    )
    rows = rows.select_related("court", "division", "case", "judge", "assistant", "requester")
    return {ticket.pk: ticket for ticket in rows}


def _bring_to_head(tickets: Sequence[Ticket], officers: Officers, at: datetime) -> None:
    moved = move_all(tickets, "escalate_to_head", at=at)
    if not moved:
        return
    for ticket in moved:
        ticket.answer_serial += 1
    Ticket.objects.unscoped(because="the clock acts for every court").bulk_update(
        moved, ["answer_serial"], batch_size=500
    )
    start_many(
        TicketLimit,
        [
            Start(ticket, ticket.court, ticket.round, officers.in_charge(ticket, Role.HEAD))
            for ticket in moved
        ],
        rules.RECEPTION,
        at=at,
    )
    hand_to(Role.HEAD, moved, at=at, officers=officers)
    tell("escalate_to_head", moved, at=at, officers=officers)


def _bring_to_inspection(tickets: Sequence[Ticket], officers: Officers, at: datetime) -> None:
    moved = move_all(tickets, "escalate_to_inspection", at=at)
    if not moved:
        return
    open_supervision(moved, Supervision.Reason.CONTACT_OVERDUE, officers=officers, at=at)
    hand_to(Role.INSPECTOR, moved, at=at, officers=officers)
    tell("escalate_to_inspection", moved, at=at, officers=officers)


def _flag_late_reports(tickets: Sequence[Ticket], officers: Officers, at: datetime) -> None:
    moved = move_all(tickets, "flag_late_report", at=at)
    if not moved:
        return
    open_supervision(moved, Supervision.Reason.REPORT_OVERDUE, officers=officers, at=at)
    tell("flag_late_report", moved, at=at, officers=officers)


TOLD_ABOVE = (
    (rules.ACKNOWLEDGEMENT, "acknowledgement_overdue"),
    (rules.SUPERVISION, "supervision_overdue"),
    (rules.RETURN_VISIT, "return_visit_overdue"),
)
"""Duties whose breach moves nothing but is told to the next higher desk."""

REMINDER_OF = {
    rules.ACKNOWLEDGEMENT.code: "remind_acknowledgement",
    rules.CONTACT.code: "remind_judge",
    rules.RECEPTION.code: "remind_head",
    rules.REPORT.code: "remind_liaison",
    rules.SUPERVISION.code: "remind_inspector",
}


def _remind(limits: Sequence[TicketLimit], at: datetime) -> None:
    tickets = _fresh(limits)
    officers = officers_of(list(tickets.values()), at)
    facts = facts_of(list(tickets.values()))
    letters = []
    for limit in limits:
        ticket = tickets[limit.record_id]
        owner = officers.in_charge(ticket, limit.owner_role)
        if owner is None:
            continue
        occasion = f"remind.{limit.rule}.{limit.round}.{limit.reminders_sent + 1}"
        letters.append(
            letter_to(
                owner, REMINDER_OF[limit.rule], ticket, occasion=occasion, facts=facts[ticket.pk]
            )
        )
    outbox.post(letters, at=at)
