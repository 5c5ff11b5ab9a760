"""The inspection office, and the head's approved extension."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.telling import tell
from judge_contact.models import Supervision, Ticket, TicketLimit
from judge_contact.officers import Officers
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import Start, extend_limit, meet, start_many


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
    Supervision.objects.bulk_create(
        Supervision(ticket=ticket, round=ticket.round, reason=reason, opened_at=at)
        for ticket in fresh
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


def conclude(
    ticket: Ticket, *, outcome: str, drafts_criticism: bool, by: Person, at: datetime
) -> Ticket:
    """The inspector writes down what was found and done. Refused without words."""
    if not outcome.strip():
        raise Refused(_("Write what you found and what was done."), field="outcome")
    with moving(ticket, "conclude", by=by, at=at) as ticket:
        supervision = ticket.supervisions.filter(concluded_at=None).first()
        if supervision is None:
            raise Refused(_("No supervision is open on this request."))
        supervision.outcome, supervision.inspector = outcome, by
        supervision.criticism_drafted, supervision.concluded_at = drafts_criticism, at
        supervision.save()
        for limit in ticket.limits.filter(rule=rules.SUPERVISION.code, met_at=None):
            meet(limit, at=at)
        tell("conclude", [ticket], at=at)
    return ticket


def extend(ticket: Ticket, *, days: int, why: str, by: Person, at: datetime) -> Ticket:
    """The head extends the contact limit by working days, before it expires, with a reason.

    Refused without a reason, after expiry, a second time, or for more than 3 working days. The
    party is told the new date.
    """
    if not why.strip():
        raise Refused(_("Give the reason; the party will read it."), field="why")
    if not 1 <= days <= 3:
        raise Refused(_("An extension is 1 to 3 working days."), field="days")
    with moving(ticket, "extend", by=by, at=at, words=why, days=str(days)) as ticket:
        limit = ticket.limits.get(round=ticket.round, rule=rules.CONTACT.code)
        extend_limit(limit, ticket.court, days=days, at=at)
        tell("extend", [ticket], at=at)
    return ticket
