"""Recording a request in the ledger and sending it on its way."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.telling import hand_to, officers_of, tell
from judge_contact.models import LedgerSeries, Ticket, TicketLimit
from judge_contact.officers import Officers
from portal import audit
from portal.cases.models import AGENT_AD_LITEM, PARTY, Case
from portal.common.clock import SHANGHAI
from portal.common.once import once
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import start_limits


@dataclass(frozen=True)
class Request:
    """What the party asks, and where they can be reached."""

    category: str
    words: str
    phone: str
    best_time: str = ""
    channel: str = Ticket.Channel.WEB


def register(
    case: Case, request: Request, *, requester: Person, by: Person, key: uuid.UUID, at: datetime
) -> Ticket:
    """Record a party's request to reach the judge, and start the court's clock.

    The judge must make contact within 1 working day and the liaison report within 2; the day of
    registration never counts, whatever its hour or kind. The same ``key`` gives the same request.
    Refused when the requester is neither party nor agent of the case, when no judge has been
    assigned yet, or when an open request on the case still waits for contact.
    """

    def make(fingerprint: str) -> Ticket:
        return _register(case, request, requester, by, key, fingerprint, at)

    asked = {**asdict(request), "case": str(case.public_id), "requester": requester.pk}
    return once(Ticket, key, asked, make)


def _register(  # noqa: PLR0913
    case: Case, request: Request, requester: Person, by: Person, key: uuid.UUID,
    fingerprint: str, at: datetime,
) -> Ticket:
    with audit.recorded():
        number, case = _next_number(case, at)
        _check(case, requester)
        assert case.judge and case.division  # noqa: S101  checked just above
        ticket = Ticket.objects.create(
            number=number, once_key=key, once_digest=fingerprint, court=case.court,
            division=case.division, case=case, judge=case.judge, assistant=case.assistant,
            requester=requester, registered_by=None if by == requester else by,
            state_since=at, registered_at=at, registered_on=at.astimezone(SHANGHAI).date(),
            **asdict(request),
        )
        role = "PARTY" if by == requester else "AGENT"
        ticket.steps.create(
            name="register", came_from="", went_to=ticket.state, by=by, by_role=role, at=at
        )
        officers = officers_of([ticket], at)
        start_round(ticket, officers=officers, at=at)
        audit.note(
            "register", record=ticket.reference, court=case.court.code, actor=by, role=role,
            at=at, case=case.reference, channel=ticket.channel, category=ticket.category,
        )
        tell("register", [ticket], at=at, officers=officers)
    return ticket


def start_round(ticket: Ticket, *, officers: Officers, at: datetime) -> None:
    """Start the limits of a round: contact and report, both from the day after registration."""
    start_limits(
        TicketLimit, ticket, ticket.court, (rules.CONTACT, rules.REPORT), round=ticket.round,
        at=at,
        owners={
            Role.JUDGE: ticket.judge,
            Role.LIAISON: officers.in_charge(ticket, Role.LIAISON),
        },
    )
    hand_to(Role.JUDGE, [ticket], at=at, officers=officers)


def _check(case: Case, requester: Person) -> None:
    if not case.roles_of(requester) & {PARTY, AGENT_AD_LITEM}:
        raise Refused(
            _(
                "Only a party or an agent of the case can use this line. "
                "Please check the case number, or call 12368: they will help you."
            ),
            field="case",
        )
    if case.judge is None or case.division is None:
        raise Refused(
            _(
                "This case has no judge yet. The filing division assigns one; "
                "please call 12368 if it takes long."
            ),
            field="case",
        )
    waiting = case.tickets.filter(requester=requester).unreached().first()
    if waiting is not None:
        raise Refused(
            _("You already have an open request on this case: %(number)s. Its clock is running.")
            % {"number": waiting.number},
            field="case",
        )


def _next_number(case: Case, at: datetime) -> tuple[str, Case]:
    """The next ledger number of the court and year, e.g. LX2026-0104-00012, without gaps.

    The series row is the lock under which a second request of the same case is noticed.
    """
    year = at.astimezone(SHANGHAI).year
    court: Court = case.court
    LedgerSeries.objects.bulk_create([LedgerSeries(court=court, year=year)], ignore_conflicts=True)
    series = LedgerSeries.objects.filter(court=court, year=year)
    if connection.features.has_select_for_update:
        series = series.select_for_update()
    row = series.get()
    row.last += 1
    row.save(update_fields=["last"])
    fresh = Case._base_manager.select_related("court", "division", "judge", "assistant")
    return f"LX{year}-{court.code[1:]}-{row.last:05d}", fresh.get(pk=case.pk)
