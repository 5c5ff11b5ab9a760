"""Escalations: a broken limit brings its request to the next higher desk."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, prefetch_related_objects

from judge_contact import rules
from judge_contact.actions.supervising import open_supervision
from judge_contact.actions.telling import hand_to, officers_of, tell
from judge_contact.models import Supervision, Ticket, TicketLimit
from judge_contact.officers import Officers
from judge_contact.states import State
from portal.common.moves import move_all
from portal.people.roles import Role
from portal.timelimits import sweep
from portal.timelimits.limits import Start, start_many


def escalate_overdue(at: datetime) -> int:
    """Bring every request with a broken limit to the next higher desk, once."""
    return sweep.act_on_due(TicketLimit, at=at, act=_escalate)


def _tickets_of(limits: Sequence[TicketLimit], *codes: str) -> list[Ticket]:
    return [limit.record for limit in limits if limit.rule in codes]


def _escalate(limits: Sequence[TicketLimit], at: datetime) -> None:
    officers = officers_of(fresh_tickets(limits), at)
    # In order of level, so that one sweep after a long outage climbs every level it must.
    _bring_to_head(_tickets_of(limits, rules.CONTACT.code), officers, at)
    _bring_to_inspection(_tickets_of(limits, rules.RECEPTION.code), officers, at)
    late_reports = _tickets_of(limits, rules.REPORT.code)
    _bring_to_inspection(late_reports, officers, at)
    _flag_late_reports([t for t in late_reports if t.state == State.CONTACTED], officers, at)
    _supervise_again(_tickets_of(limits, rules.FOLLOW_UP.code), officers, at)
    for rule, act in TOLD_ABOVE:
        tell(act, _tickets_of(limits, rule.code), at=at, officers=officers)


def fresh_tickets(limits: Sequence[TicketLimit]) -> list[Ticket]:
    """The requests of these limits, read by the sweep under its lock, with what letters need."""
    tickets: list[Ticket] = [limit.record for limit in limits]
    prefetch_related_objects(
        tickets, "court", "division", "case", "judge", "assistant", "requester"
    )
    return tickets


def _bring_to_head(tickets: Sequence[Ticket], officers: Officers, at: datetime) -> None:
    newer_link = {"answer_serial": F("answer_serial") + 1}
    moved = move_all(tickets, "escalate_to_head", at=at, **newer_link)
    if not moved:
        return
    for ticket in moved:
        ticket.answer_serial += 1
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


def _supervise_again(tickets: Sequence[Ticket], officers: Officers, at: datetime) -> None:
    """What was left open after a supervision is still open: the inspection office, once more."""
    if not tickets:
        return
    open_supervision(tickets, Supervision.Reason.NOT_FOLLOWED_UP, officers=officers, at=at)
    unreached = [ticket for ticket in tickets if ticket.state == State.SUPERVISED]
    hand_to(Role.INSPECTOR, unreached, at=at, officers=officers)
    tell("follow_up_overdue", tickets, at=at, officers=officers)


TOLD_ABOVE = (
    (rules.ACKNOWLEDGEMENT, "acknowledgement_overdue"),
    (rules.SUPERVISION, "supervision_overdue"),
    (rules.RETURN_VISIT, "return_visit_overdue"),
)
"""Duties whose breach moves nothing but is told to the next higher desk."""
