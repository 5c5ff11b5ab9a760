"""What the tests of the registry share: a clerk, a judge, a case opened by the real action."""

import pytest

from portal.cases import actions
from portal.cases.actions import Opening, Side
from portal.cases.models import Case, Party
from portal.people.roles import Role
from tests import builders


@pytest.fixture
def opening():
    """``opening(**fields)``: what a clerk enters for an ordinary civil case."""

    def enter(**fields) -> Opening:
        division = builders.a_division()
        sides = (Side(Party.Side.PLAINTIFF, "赵试一"), Side(Party.Side.DEFENDANT, "钱试二"))
        given = {
            "court": division.court, "division": division, "type_code": "民初",
            "cause": "民间借贷纠纷", "cause_no": "108.3", "parties": sides,
        }
        return Opening(**(given | fields))

    return enter


@pytest.fixture
def clerk(db):
    return builders.an_office(Role.CLERK)


@pytest.fixture
def judge(db):
    return builders.an_office(Role.JUDGE)


@pytest.fixture
def opened(clerk, opening) -> Case:
    return actions.open_case(opening(), by=clerk, at=builders.A_MONDAY)


@pytest.fixture
def plaintiff(db):
    return builders.a_person(full_name="欧阳试一", phone="10007770001")


@pytest.fixture
def defendant(db):
    return builders.a_person(full_name="钱试二", phone="10007770002")
