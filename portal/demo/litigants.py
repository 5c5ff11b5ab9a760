"""The demo's signed-in litigants, and parties who have an account but sign in nowhere."""

from datetime import datetime

from portal.demo.dice import Dice, phone
from portal.demo.staff import demo_password
from portal.people.demo import LITIGANTS
from portal.people.models import Person

ACCOUNTS = 120
FIRMS = 24
FIRST_PHONE = 5000
ACCOUNT = "party-"


def load(at: datetime) -> int:
    """People and organisations outside the court. Makes nothing when they exist."""
    if Person.objects.filter(username=LITIGANTS[0].username).exists():
        return 0
    dice = Dice("litigants")
    people = [
        Person(
            username=person.username, full_name=person.full_name, phone=person.phone,
            phone_verified=True, email=f"{person.username}@demo.invalid",
            kind=_kind(person.is_organisation), password=demo_password(),
            public_id=dice.public_id(),
        )
        for person in LITIGANTS
    ]
    for number in range(1, ACCOUNTS + 1):
        is_firm = number <= FIRMS
        people.append(
            Person(
                username=f"{ACCOUNT}{number:03d}",
                full_name=dice.firm_name() if is_firm else dice.person_name(),
                phone=phone(FIRST_PHONE + number), phone_verified=True, kind=_kind(is_firm),
                password="!", public_id=dice.public_id(),  # noqa: S106  cannot sign in
            )
        )
    Person.objects.bulk_create(people, batch_size=500)
    return len(people)


def _kind(is_organisation: bool) -> str:
    return Person.Kind.ORGANISATION if is_organisation else Person.Kind.NATURAL
