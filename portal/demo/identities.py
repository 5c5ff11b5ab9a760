"""Proved documents of the demo's litigants: synthetic numbers, never sent to any platform."""

from datetime import datetime

from portal.people import vault
from portal.people.demo import LITIGANTS, DemoPerson
from portal.people.models import Identity, Person
from portal.people.numbers import Kind, check
from portal.people.synthetic import Synthetic

SEED = 2026
ABROAD = "SG"


def load(at: datetime) -> int:
    """One document each, and the lawyer's licence. Makes nothing when they exist."""
    names = [one.username for one in LITIGANTS]
    people = {one.username: one for one in Person.objects.filter(username__in=names)}
    if Identity.objects.filter(person__in=people.values()).exists():
        return 0
    numbers = Synthetic(SEED)
    rows = []
    for one in LITIGANTS:
        kinds = [_document_of(one)]
        kinds += [Kind.LAWYER_LICENCE] if one.username == "lawyer" else []
        rows += [_proved(people[one.username], kind, numbers, at) for kind in kinds]
    return len(Identity.objects.bulk_create(rows))


def _document_of(one: DemoPerson) -> Kind:
    if one.is_foreign:
        return Kind.PASSPORT
    return Kind.USCC if one.is_organisation else Kind.RESIDENT_ID


def _proved(person: Person, kind: Kind, numbers: Synthetic, at: datetime) -> Identity:
    country = ABROAD if kind is Kind.PASSPORT else ""
    number = check(kind, numbers.number(kind), country=country)
    findable = Identity.findable(number.kind, number.country, number.value)
    return Identity(
        person=person, kind=number.kind, country=number.country, verified_at=at,
        sealed=vault.seal(number.value), index=vault.index(findable),
        method=Identity.Method.ONLINE, check_reference="DEMO",
    )
