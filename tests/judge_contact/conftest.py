"""A division with all its officers, a party, and a request they can all act on."""

import uuid
from dataclasses import dataclass
from datetime import datetime

import pytest

from judge_contact import actions
from judge_contact.models import Ticket
from portal.cases.models import Case
from portal.courts.models import Division
from portal.notices.models import WorkGroup
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_division, a_person, an_office


@dataclass
class Line:
    """One division's contact-the-judge line."""

    division: Division
    case: Case
    party: Person
    other_party: Person
    judge: Person
    second_judge: Person
    liaison: Person
    head: Person
    inspector: Person
    agent: Person
    leader: Person

    def request(self, **fields: str) -> actions.Request:
        said = {"category": Ticket.Category.PROGRESS, "words": "何时开庭", "phone": "10000000001"}
        return actions.Request(**(said | fields))

    def register(self, at: datetime = A_MONDAY, case: Case | None = None) -> Ticket:
        case = case or self.case
        return actions.register(
            case, self.request(), requester=self.party, by=self.party, key=uuid.uuid4(), at=at
        )


@pytest.fixture
def line(court_data) -> Line:
    division = a_division()
    WorkGroup.objects.create(
        court=division.court,
        division=division,
        name="联系法官工作群",
        robot_url="http://127.0.0.1:9/robot",
    )
    judge, party, other = an_office(Role.JUDGE, division), a_person(), a_person()
    return Line(
        division=division,
        case=a_case(party, other, division=division, judge=judge),
        party=party,
        other_party=other,
        judge=judge,
        second_judge=an_office(Role.JUDGE, division),
        liaison=an_office(Role.LIAISON, division),
        head=an_office(Role.HEAD, division),
        inspector=an_office(Role.INSPECTOR, division),
        agent=an_office(Role.AGENT, division),
        leader=an_office(Role.LEADER, division),
    )
