"""Recording a request in the ledger and sending it on its way."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time

from django.db import connection
from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.keyed import do_once
from judge_contact.actions.repeating import add_words, not_reached
from judge_contact.actions.telling import hold, officers_of, tell
from judge_contact.models import DeskAnswer, KeyedAct, LedgerSeries, Ticket, TicketLimit
from judge_contact.officers import Officers
from portal import audit
from portal.cases.models import Case
from portal.common.clock import SHANGHAI
from portal.common.once import KeyReused, once
from portal.common.refusals import Refused
from portal.common.series import count_on
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.numbers import normal
from portal.people.roles import Role
from portal.timelimits.limits import drawn_up

JOIN = "join"
"""What a form that met an earlier request is remembered as."""


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
    While an earlier request on the case waits for contact the new one joins it: its words are
    added, and once the contact limit is broken it is a repeat, which brings in the inspection
    office. Refused when the requester is neither party nor agent of the case, or when no judge
    has been assigned yet.
    """

    def make(fingerprint: str) -> Ticket:
        with audit.recorded():
            fresh = _locked_case(case)
            _check(fresh, requester)
            waiting = _waiting(fresh, requester, key)
            if waiting is not None and waiting.once_key == key:
                return _same(waiting, fingerprint)
            if waiting is not None:
                return _join(waiting, request, key=key, by=by, at=at)
            ticket = _new_ticket(fresh, request, requester, at)
            ticket.registered_by = None if by == requester else by
            ticket.once_key, ticket.once_digest = key, fingerprint
            officers = officers_of([ticket], at)
            limits = limits_of_round(ticket, officers=officers, at=at)
            # The number comes last of what is read: its lock makes all others of the court wait.
            ticket.number = _next_number(ticket.court, ticket.registered_on.year)
            ticket.save()
            _record(ticket, limits, officers=officers, by=by, at=at)
        return ticket

    asked = {**asdict(request), "case": str(case.public_id), "requester": requester.pk}
    return once(Ticket, key, asked, make)


def _waiting(case: Case, requester: Person, key: uuid.UUID) -> Ticket | None:
    """The requester's earlier request on the case: the one a form with this key joined before, or
    one that still waits for contact."""
    own = case.tickets.filter(requester=requester)
    if not own.exists():
        return None
    joined = KeyedAct.objects.filter(once_key=key, act=JOIN).select_related("ticket").first()
    found: Ticket | None = joined.ticket if joined else own.unreached().first()
    return found


def _same(ticket: Ticket, fingerprint: str) -> Ticket:
    """The same form came twice at once, and this one waited for the other."""
    if ticket.once_digest != fingerprint:
        raise KeyReused
    return ticket


def _new_ticket(case: Case, request: Request, requester: Person, at: datetime) -> Ticket:
    assert case.judge  # noqa: S101  refused before when there is none
    assert case.division  # noqa: S101
    return Ticket(
        court=case.court,
        division=case.division,
        case=case,
        judge=case.judge,
        assistant=case.assistant,
        requester=requester,
        state_since=at,
        registered_at=at,
        registered_on=at.astimezone(SHANGHAI).date(),
        **asdict(request) | {"phone": normal(request.phone)},
    )


def _record(
    ticket: Ticket, limits: Sequence[TicketLimit], *, officers: Officers, by: Person, at: datetime
) -> None:
    """The first step, the first round, the audit row and the first letters."""
    role = "AGENT" if ticket.registered_by else "PARTY"
    ticket.steps.create(
        name="register", came_from="", went_to=ticket.state, by=by, by_role=role, at=at
    )
    start_round(ticket, limits, officers=officers, at=at)
    audit.note(
        "register",
        record=ticket.reference,
        court=ticket.court.code,
        actor=by,
        role=role,
        at=at,
        case=ticket.case.reference,
        channel=ticket.channel,
        category=ticket.category,
    )
    tell("register", [ticket], at=at, officers=officers, limits=limits)
    _answer_did_not_do(ticket, at)


def _answer_did_not_do(ticket: Ticket, at: datetime) -> None:
    """Answers read out to the requester on this case today led to this request."""
    midnight = datetime.combine(ticket.registered_on, time.min, SHANGHAI)
    same = DeskAnswer.objects.filter(case=ticket.case, asked_by=ticket.requester, ticket=None)
    same.filter(at__gte=midnight, at__lte=at).update(ticket=ticket)


def limits_of_round(ticket: Ticket, *, officers: Officers, at: datetime) -> list[TicketLimit]:
    """Acknowledgement, contact and report of a round, counted from the day after registration."""
    return drawn_up(
        TicketLimit,
        ticket,
        ticket.court,
        (rules.ACKNOWLEDGEMENT, rules.CONTACT, rules.REPORT),
        round=ticket.round,
        at=at,
        owners={
            Role.JUDGE: officers.in_charge(ticket, Role.JUDGE),
            Role.LIAISON: officers.in_charge(ticket, Role.LIAISON),
        },
    )


def start_round(
    ticket: Ticket, limits: Sequence[TicketLimit], *, officers: Officers, at: datetime
) -> None:
    """Start a round: its duties run, and the judge holds the request."""
    TicketLimit._base_manager.bulk_create(limits)
    hold(Role.JUDGE, [ticket], at=at, officers=officers)


def _check(case: Case, requester: Person) -> None:
    if not (case.has_party(requester) or case.has_agent(requester)):
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


def _join(
    waiting: Ticket, request: Request, *, key: uuid.UUID, by: Person, at: datetime
) -> Ticket:
    """The party asks again while still waiting: the same request, not a second one. Once a key."""

    def act() -> Ticket:
        contact = waiting.limits.get(round=waiting.round, rule=rules.CONTACT.code)
        if contact.breached_at is not None and waiting.may("not_reached", by):
            return not_reached(waiting, words=request.words, by=by, at=at)
        if request.words.strip() or request.best_time.strip():
            return add_words(
                waiting, words=request.words, best_time=request.best_time, by=by, at=at
            )
        return waiting

    return do_once(act, waiting, JOIN, key=key, said=asdict(request), by=by)


def _locked_case(case: Case) -> Case:
    """The case read again under its lock: a second request on it sees the first."""
    rows = Case._base_manager.select_related("court", "division", "judge", "assistant")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",), no_key=connection.vendor == "postgresql")
    return rows.get(pk=case.pk)


def _next_number(court: Court, year: int) -> str:
    """The next ledger number of the court and year, e.g. LX2026-0104-00012, without gaps."""
    return f"LX{year}-{court.code[1:]}-{count_on(LedgerSeries, court=court, year=year):05d}"
