"""Requests with duties, made without the line's own acts: only the duties matter here."""

import itertools
from collections.abc import Callable
from datetime import datetime

import pytest

from judge_contact import rules
from judge_contact.models import Ticket, TicketLimit
from portal.people.roles import Role
from portal.timelimits.limits import start_limits
from tests.builders import A_MONDAY, a_case, a_division, a_person, an_office

_serial = itertools.count(1)


@pytest.fixture
def division(court_data):
    return a_division()


def tickets(division, count: int) -> list[Ticket]:
    judge, party = an_office(Role.JUDGE, division), a_person()
    case = a_case(party, division=division, judge=judge)
    return Ticket.objects.bulk_create(
        Ticket(
            number=f"T-{next(_serial)}", court=division.court, division=division, case=case,
            judge=judge, requester=party, channel="WEB", category="OTHER", phone="10000000000",
            registered_at=A_MONDAY, registered_on=A_MONDAY.date(), state_since=A_MONDAY,
        )
        for _ in range(count)
    )


@pytest.fixture
def a_ticket(division) -> Callable[[], Ticket]:
    return lambda: tickets(division, 1)[0]


@pytest.fixture
def duty(a_ticket) -> Callable[..., TicketLimit]:
    """``duty(at)``: one duty of a fresh request, started at that instant."""

    def start(at: datetime = A_MONDAY, rule=rules.CONTACT, ticket: Ticket | None = None):
        record = ticket or a_ticket()
        return start_limits(
            TicketLimit, record, record.court, [rule], round=1, at=at, owners={}
        )[0]

    return start


@pytest.fixture
def clerk(division):
    return an_office(Role.CLERK, division)


@pytest.fixture
def auditor(division):
    return an_office(Role.AUDITOR, division)
