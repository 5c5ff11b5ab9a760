"""Plain functions that make what a test needs. Every name and number is made by algorithm."""

import itertools
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from portal.cases.models import Case, Party
from portal.courts.models import Court, Division
from portal.people.models import Office, Person
from portal.people.roles import Role

SHANGHAI = ZoneInfo("Asia/Shanghai")
A_MONDAY = datetime(2026, 3, 16, 10, 0, tzinfo=SHANGHAI)
"""An ordinary working Monday morning with no rest-day notice anywhere near."""

FAMILY_NAMES = "赵钱孙李周吴郑王冯陈褚卫"
GIVEN_NAMES = ("试一", "试二", "试三", "试四", "试五", "试六", "试七")

_serial = itertools.count(1)


def a_name(n: int) -> str:
    """A made-up name: family name by number, given name that says it is a trial."""
    return FAMILY_NAMES[n % len(FAMILY_NAMES)] + GIVEN_NAMES[n % len(GIVEN_NAMES)]


def a_phone(n: int) -> str:
    """A mobile number under 1000, a prefix no network of the country has given out."""
    return f"1000{n % 10**7:07d}"


def a_court(code: str = "吉0102", **fields: Any) -> Court:
    defaults: dict[str, Any] = {
        "name": f"试验法院{code}",
        "name_en": f"Trial court {code}",
        "level": Court.Level.BASIC,
    }
    return Court.objects.get_or_create(code=code, defaults=defaults | fields)[0]


def a_division(court: Court | None = None, code: str = "civil-1", **fields: Any) -> Division:
    defaults: dict[str, Any] = {"name": "民事审判第一庭", "name_en": "First Civil Division"}
    return Division.objects.get_or_create(
        court=court or a_court(), code=code, defaults=defaults | fields
    )[0]


def a_person(**fields: Any) -> Person:
    """A litigant who can be reached by phone; ``fields`` say what is special about them."""
    n = next(_serial)
    defaults: dict[str, Any] = {
        "username": f"person-{n}",
        "full_name": a_name(n),
        "phone": a_phone(n),
        "phone_verified": True,
    }
    return Person.objects.create_user(**(defaults | fields))


def an_office(
    role: Role, division: Division | None = None, *, since: date = date(2020, 1, 1), **fields: Any
) -> Person:
    """A member of staff holding ``role``, in the division or, where the role is so, its court."""
    seat = division or a_division()
    person = a_person(**fields)
    is_of_whole_court = role in (Role.AGENT, Role.INSPECTOR, Role.LEADER, Role.AUDITOR)
    Office.objects.create(
        person=person,
        role=role,
        court=seat.court,
        since=since,
        division=None if is_of_whole_court else seat,
    )
    return person


def a_case(
    *parties: Person, division: Division | None = None, judge: Person | None = None, **fields: Any
) -> Case:
    """A first-instance civil case in trial: the first person sues, the others are sued."""
    n = next(_serial)
    seat = division or a_division()
    defaults: dict[str, Any] = {
        "court": seat.court,
        "division": seat,
        "year": 2026,
        "type_code": "民初",
        "serial": n,
        "number": f"（2026）{seat.court.code}民初{n}号",
        "cause": "民间借贷纠纷",
        "cause_en": "private lending dispute",
        "stage": Case.Stage.IN_TRIAL,
        "judge": judge,
        "filed_on": date(2026, 1, 12),
    }
    case = Case._base_manager.create(**(defaults | fields))
    for position, person in enumerate(parties):
        side = Party.Side.PLAINTIFF if position == 0 else Party.Side.DEFENDANT
        Party.objects.create(
            case=case,
            person=person,
            side=side,
            name=person.full_name,
            phone=person.phone,
            position=max(position, 1),
        )
    return case
