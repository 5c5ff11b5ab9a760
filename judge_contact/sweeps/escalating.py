"""Escalations: a broken limit brings its request to the next higher desk."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, prefetch_related_objects

from judge_contact import rules
from judge_contact.actions.following_up import start_follow_ups
from judge_contact.actions.supervising import open_supervision
from judge_contact.actions.telling import hand_to, officers_of, tell
from judge_contact.models import Supervision, Ticket, TicketLimit
from judge_contact.officers import Officers
from judge_contact.states import UNREACHED, State
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
    _owe_again(_tickets_of(limits, rules.FOLLOW_UP.code), officers, at)
    _owe_what_is_left(_tickets_of(limits, *LAST), officers, at)
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


def _owe_again(tickets: Sequence[Ticket], officers: Officers, at: datetime) -> None:
    """What was left open is still open: the inspection office is brought in if it is not, the
    leader is told, and the division head owes it again by the next working day."""
    still_open = [ticket for ticket in tickets if _is_open_work(ticket)]
    if not still_open:
        return
    open_supervision(still_open, Supervision.Reason.NOT_FOLLOWED_UP, officers=officers, at=at)
    start_follow_ups(still_open, officers=officers, at=at)
    tell("follow_up_overdue", still_open, at=at, officers=officers)


def _owe_what_is_left(tickets: Sequence[Ticket], officers: Officers, at: datetime) -> None:
    """Broken, and nothing else is owed by a later date: the division head owes it now."""
    if not tickets:
        return
    later = TicketLimit.objects.running().filter(record__in=tickets, due_at__gt=at)
    owing = set(later.values_list("record_id", flat=True))
    left = [one for one in tickets if _is_open_work(one) and one.pk not in owing]
    start_follow_ups(left, officers=officers, at=at)


def _is_open_work(ticket: Ticket) -> bool:
    """The party still waits for contact, or for the result."""
    return ticket.state in (*UNREACHED, State.CONTACTED)


LAST = (rules.RECEPTION.code, rules.REPORT.code, rules.SUPERVISION.code)
"""Duties after whose breach there may be no higher desk left to bring the request to."""

TOLD_ABOVE = (
    (rules.ACKNOWLEDGEMENT, "acknowledgement_overdue"),
    (rules.SUPERVISION, "supervision_overdue"),
    (rules.RETURN_VISIT, "return_visit_overdue"),
)
"""Duties whose breach moves nothing but is told to the next higher desk."""
