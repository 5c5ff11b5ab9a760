"""Everybody who holds an office in the demo: the signed-in roles and their colleagues."""

from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password

from portal.courts.models import FILING_DIVISION, Court, Division
from portal.demo.courts import divisions_of, sitting_courts
from portal.demo.data.court import INTERMEDIATE
from portal.demo.dice import Dice, phone
from portal.people.demo import STAFF
from portal.people.models import Office, Person
from portal.people.roles import Role

SINCE = date(2020, 1, 1)
HOME_DIVISION = "civil-1"
"""Where the demo's judge, liaison and head sit, so that one request walks through all three."""
IN_DIVISION = frozenset({Role.JUDGE, Role.LIAISON, Role.HEAD, Role.ASSISTANT})
AT_THE_FILING_DESK = frozenset({Role.JUDGE, Role.HEAD})
"""They also sit in the case-filing division, so that a ruling and an override can be seen made."""
COURT_WIDE = (Role.AGENT, Role.INSPECTOR, Role.LEADER, Role.CLERK)
FIRST_PHONE = 1000


@cache
def demo_password() -> str:
    """One hash for all demo people: hashing is slow on purpose, and they share the password."""
    return make_password(settings.DEMO_PASSWORD)


def load(at: datetime) -> int:
    """Offices of every court. Makes nothing when the demo's people exist."""
    if Person.objects.filter(username=STAFF[0].username).exists():
        return 0
    dice = Dice("staff")
    seats = _demo_seats(dice)
    for court in sitting_courts(at):
        seats += _court_seats(court, dice, len(seats))
    people = {id(seat.person): seat.person for seat in seats}
    Person.objects.bulk_create(people.values(), batch_size=500)
    Office.objects.bulk_create(seats, batch_size=500)
    return len(seats)


def _demo_seats(dice: Dice) -> list[Office]:
    court = Court.objects.get(code=INTERMEDIATE)
    home = court.divisions.get(code=HOME_DIVISION)
    seats = []
    for person in STAFF:
        made = Person(
            username=person.username, full_name=person.full_name, phone=person.phone,
            phone_verified=True, email=f"{person.username}@demo.invalid",
            password=demo_password(), public_id=dice.public_id(),
            is_staff=person.role == Role.SYSADMIN,
            is_superuser=person.role == Role.SYSADMIN,
        )
        assert person.role is not None  # noqa: S101  staff hold an office
        seats.append(_seat(made, person.role, court, home if person.role in IN_DIVISION else None))
        if person.role in AT_THE_FILING_DESK:
            seats.append(_seat(made, person.role, court, court.divisions.get(code=FILING_DIVISION)))
    return seats


def _court_seats(court: Court, dice: Dice, start: int) -> list[Office]:
    """Court-wide offices and, in each division, judges, an assistant, a liaison and a head."""
    seats: list[Office] = []

    def add(role: Role, division: Division | None, label: str) -> None:
        person = Person(
            username=f"{court.code[1:]}-{label}", full_name=dice.official_name(),
            phone=phone(FIRST_PHONE + start + len(seats)), phone_verified=True,
            email=f"{court.code[1:]}-{label}@demo.invalid", password="!",  # noqa: S106
            public_id=dice.public_id(),
        )
        seats.append(_seat(person, role, court, division))

    for role in COURT_WIDE:
        add(role, None, role.lower())
    by_code = {division.code: division for division in court.divisions.all()}
    for code, _name, _name_en, judges in divisions_of(court):
        for number in range(1, judges + 1):
            add(Role.JUDGE, by_code[code], f"{code}-judge-{number}")
        for role in (Role.ASSISTANT, Role.LIAISON, Role.HEAD):
            add(role, by_code[code], f"{code}-{role.lower()}")
    return seats


def _seat(person: Person, role: Role, court: Court, division: Division | None) -> Office:
    return Office(person=person, role=role, court=court, division=division, since=SINCE)
