"""A small court in session: one person for each role, one case, one request on the line."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.management import call_command, get_commands

from judge_contact.actions import Request, register
from judge_contact.models import Ticket
from judge_contact.receipts import order_receipt
from portal.cases.models import Appointment, Case
from portal.common import clock
from portal.papers.models import Paper
from portal.people.models import Mandate, Person
from portal.people.roles import Role
from tests import builders
from tests.fees.session import Money, money_of

PARTIES = ("litigant", "respondent", "enterprise", "lawyer", "stranger")
STAFF = tuple(role.value.lower() for role in Role)
EVERYONE = (*PARTIES, *STAFF)


@dataclass
class Court:
    """Who is here (by role), and the records that rules ask about: ours and a foreign twin."""

    people: dict[str, Person] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    money: dict[str, Money] = field(default_factory=dict)


def in_session() -> Court:
    """The court of the matrix; ``ours`` belongs to its people, ``foreign`` to another court."""
    if "load_reference" in get_commands():
        call_command("load_reference", verbosity=0)
    court = Court()
    division = builders.a_division()
    for name in PARTIES:
        court.people[name] = builders.a_person(username=name)
    for role in Role:
        name = role.value.lower()
        court.people[name] = builders.an_office(role, division, username=name)
    court.cases["ours"], court.tickets["ours"] = _a_request(court, division)
    elsewhere = builders.a_division(builders.a_court("吉0104"))
    court.cases["foreign"], court.tickets["foreign"] = _a_request(Court(), elsewhere)
    for whose, case in court.cases.items():
        court.money[whose] = money_of(case, court.tickets[whose].requester)
    for ticket in court.tickets.values():
        # Ordered but never made here: no sweep runs.
        order_receipt(ticket, language="zh-hans", at=clock.now())
    court.mandates["ours"] = Mandate.objects.create(
        principal=court.people["litigant"],
        representative=court.people["lawyer"],
        kind=Mandate.Kind.HELPER,
        scope="",
        since=date(2026, 1, 12),
        granted_at=clock.now(),
    )
    court.papers["ours"] = Paper.objects.create(
        number="trial-1",
        court=division.court,
        template="x",
        title="x",
        ordered_at=clock.now(),
        about=court.cases["ours"].reference,
        state=Paper.State.FAILED,
    )
    return court


def _a_request(court: Court, division: Any) -> tuple[Case, Ticket]:
    people = court.people
    plaintiff = people.get("litigant") or builders.a_person()
    defendant = people.get("respondent") or builders.a_person()
    judge = people.get("judge") or builders.an_office(Role.JUDGE, division)
    case = builders.a_case(plaintiff, defendant, division=division, judge=judge)
    case.assistant = people.get("assistant")
    case.save(update_fields=["assistant"])
    if "lawyer" in people:
        Appointment.objects.create(
            party=case.parties.get(person=plaintiff),
            agent=people["lawyer"],
            authority=Appointment.Authority.GENERAL,
            since=date(2026, 1, 12),
        )
    request = Request(category=Ticket.Category.PROGRESS, words="", phone=plaintiff.phone)
    asked = register(case, request, requester=plaintiff, by=plaintiff, key=uuid4(), at=clock.now())
    return case, asked
