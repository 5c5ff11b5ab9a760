"""The inspection office, and the head's approved extension."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.following_up import start_follow_up
from judge_contact.actions.telling import end_duties, hand_to, meet_all, officers_of, tell
from judge_contact.criticism import order_criticism
from judge_contact.models import Supervision, Ticket, TicketLimit
from judge_contact.officers import Officers
from judge_contact.states import State
from portal.common.inserting import insert
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import Start, extend_limit, start_many

MOST_DAYS = 3
ATTEMPTS_BEFORE_GIVING_UP = 2
SAY_WHAT = _("Write what you found and what was done.")


def open_supervision(
    tickets: Sequence[Ticket], reason: str, *, officers: Officers, at: datetime
) -> None:
    """Open a supervision for each request that has none open, with a limit of its own.

    A request may be supervised more than once; its limits are numbered like its supervisions.
    """
    before: dict[int, list[datetime | None]] = defaultdict(list)
    for ticket_id, concluded_at in Supervision.objects.filter(ticket__in=tickets).values_list(
        "ticket_id", "concluded_at"
    ):
        before[ticket_id].append(concluded_at)
    fresh = [ticket for ticket in tickets if None not in before[ticket.pk]]
    insert(
        [
            Supervision(ticket=ticket, round=ticket.round, reason=reason, opened_at=at)
            for ticket in fresh
        ]
    )
    start_many(
        TicketLimit,
        [
            Start(
                ticket,
                ticket.court,
                len(before[ticket.pk]) + 1,
                officers.in_charge(ticket, Role.INSPECTOR),
            )
            for ticket in fresh
        ],
        rules.SUPERVISION,
        at=at,
    )


def supervise(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The inspector picks a request in the weekly check (督查). The division's duties run on.

    Refused while a supervision is open already.
    """
    with moving(ticket, "supervise", by=by, at=at) as ticket:
        if ticket.supervisions.filter(concluded_at=None).exists():
            raise Refused(_("The inspection office is looking into this request already."))
        officers = officers_of([ticket], at)
        open_supervision([ticket], Supervision.Reason.PICKED, officers=officers, at=at)
        tell("supervise", [ticket], at=at, officers=officers)
    return ticket


def conclude(
    ticket: Ticket, *, outcome: str, drafts_criticism: bool, by: Person, at: datetime
) -> Ticket:
    """The inspector writes down what was found and done. Refused without words.

    When the party still waits, or the result is still not reported, the division head owes it
    within 1 working day. A notice of criticism is ordered as a signed paper.
    """
    with moving(ticket, "conclude", by=by, at=at) as ticket:
        officers = officers_of([ticket], at)
        _write_outcome(ticket, outcome, drafts_criticism=drafts_criticism, by=by, at=at)
        if ticket.state == State.SUPERVISED:
            hand_to(Role.HEAD, [ticket], at=at, officers=officers)
            ticket.answer_serial += 1
        if ticket.state == State.SUPERVISED or _report_is_broken(ticket):
            start_follow_up(ticket, officers=officers, at=at)
        tell("conclude", [ticket], at=at, officers=officers)
        if ticket.state == State.SUPERVISED:
            tell("order_contact", [ticket], at=at, officers=officers)
    return ticket


def give_up(ticket: Ticket, *, outcome: str, by: Person, at: datetime) -> Ticket:
    """The inspector closes a request whose party cannot be reached, and writes down why.

    Refused without words, and while fewer than two attempts to call are on record. The party is
    told and may ask once more.
    """
    with moving(ticket, "give_up", by=by, at=at) as ticket:
        if ticket.attempts.filter(round=ticket.round).count() < ATTEMPTS_BEFORE_GIVING_UP:
            raise Refused(_("Fewer than two attempts to call are on record. Have them call again."))
        if ticket.supervisions.filter(concluded_at=None).exists():
            _write_outcome(ticket, outcome, drafts_criticism=False, by=by, at=at)
        elif not outcome.strip():
            raise Refused(SAY_WHAT, field="outcome")
        ticket.closed_at = at
        end_duties(ticket, at)
        officers = officers_of([ticket], at)
        hand_to(None, [ticket], at=at, officers=officers)
        tell("give_up", [ticket], at=at, officers=officers)
    return ticket


def extend(ticket: Ticket, *, days: int, why: str, by: Person, at: datetime) -> Ticket:
    """The head extends the contact limit by working days, before it expires, with a reason.

    The report is due as much later, for it can only follow the contact. Refused without a
    reason, after expiry, a second time, or for more than 3 working days. The party is told the
    new date.
    """
    if not why.strip():
        raise Refused(_("Give the reason; the party will read it."), field="words")
    if not 1 <= days <= MOST_DAYS:
        raise Refused(_("An extension is 1 to 3 working days."), field="days")
    with moving(ticket, "extend", by=by, at=at, words=why, days=str(days)) as ticket:
        contact = ticket.limits.get(round=ticket.round, rule=rules.CONTACT.code)
        if contact.days > rules.CONTACT.days:
            raise Refused(_("The time limit was already extended once."))
        extend_limit(contact, ticket.court, days=days, at=at)
        for report in ticket.limits.running().filter(rule=rules.REPORT.code):
            extend_limit(report, ticket.court, days=days, at=at)
        tell("extend", [ticket], at=at)
    return ticket


def _write_outcome(
    ticket: Ticket, outcome: str, *, drafts_criticism: bool, by: Person, at: datetime
) -> None:
    if not outcome.strip():
        raise Refused(SAY_WHAT, field="outcome")
    supervision = ticket.supervisions.filter(concluded_at=None).first()
    if supervision is None:
        raise Refused(_("No supervision is open on this request."))
    supervision.outcome, supervision.inspector = outcome, by
    supervision.criticism_drafted, supervision.concluded_at = drafts_criticism, at
    supervision.save()
    meet_all(ticket, rules.SUPERVISION, at=at)
    if drafts_criticism:
        order_criticism(supervision, at=at)


def _report_is_broken(ticket: Ticket) -> bool:
    late = ticket.limits.unmet().filter(rule=rules.REPORT.code, escalated_at__isnull=False)
    return ticket.state == State.CONTACTED and late.exists()
