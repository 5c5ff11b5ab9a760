"""Showing personal data in full: one function, always recorded, readable by the person concerned.

An app that masks something says so once, when it starts::

    add_fields(MaskedField("cases.party.phone", _("Phone of a party"), find_party_phone))

``find(key, by)`` loads the value **scoped to the asker** and returns None for what is absent or
not theirs to see; the two look the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.models import PEOPLE_CHAIN, Identity, Person
from portal.people.roles import POWERS, Power, Role

VERB = "unmask"


class Reason(models.TextChoices):
    """Why data is shown. A choice, because free words would carry personal data themselves."""

    CALL = "CALL", _("To call or write to the person")
    COMPARE = "COMPARE", _("To compare with a document")
    SERVE = "SERVE", _("To send court papers")
    COMPLAINT = "COMPLAINT", _("To look into a complaint")
    OWN = "OWN", _("It is my own")


@dataclass(frozen=True)
class Held:
    """A value found for somebody: whose it is, on which record, of which court (None: none)."""

    value: str
    record: str
    about: Person | None
    court: Court | None


@dataclass(frozen=True)
class MaskedField:
    name: str
    label: Any
    find: Callable[[UUID, Person], Held | None]


FIELDS: dict[str, MaskedField] = {}
SEEN_BY: list[Callable[[Person, Person], Court | None]] = []
"""Ways in which one person's own data may be seen by another; apps above add theirs.

Each answers ``(by, about)`` with the court whose business it is, or None.
"""


class NothingHere(Exception):
    """No such field or record, or none this person may know of: a 404 either way."""


def add_fields(*fields: MaskedField) -> None:
    for field in fields:
        FIELDS[field.name] = field


def add_way_to_see(way: Callable[[Person, Person], Court | None]) -> None:
    """For example: a party of a case that the asker may read."""
    if way not in SEEN_BY:
        SEEN_BY.append(way)


def unmask(field: str, key: UUID, *, by: Person, at: datetime, reason: Reason) -> str:
    """The one way personal data is shown in full. Writes an audit row before it returns.

    Raises ``NothingHere`` outside the asker's scope. Refused without the power to unmask at the
    court concerned; one's own data needs no power.
    """
    known = FIELDS.get(field)
    held = known.find(key, by) if known else None
    if held is None:
        raise NothingHere
    is_own = held.about is not None and held.about.pk == by.pk
    if not is_own and (held.court is None or held.court.pk not in courts_shown_to(by)):
        raise Refused(_("Your office does not include showing personal data."))
    if not is_own and reason is Reason.OWN:
        raise Refused(_("Say why you need to see this."), field="reason")
    with audit.recorded():
        audit.note(
            VERB, record=held.about.reference if held.about else held.record,
            court=held.court.code if held.court else PEOPLE_CHAIN, actor=by, at=at,
            field=field, on=held.record, reason=Reason.OWN if is_own else reason,
        )
    return held.value


def courts_shown_to(person: Person) -> set[int]:
    """Courts (by key) at which an office held today includes showing personal data."""
    return {
        office.court_id for office in person.offices_now
        if Power.UNMASK in POWERS[Role(office.role)]
    }


def _scope(about: Person, by: Person) -> tuple[bool, Court | None]:
    if about.pk == by.pk:
        return True, None
    courts = (way(by, about) for way in SEEN_BY)
    court = next((court for court in courts if court is not None), None)
    return court is not None, court


def _find_phone(key: UUID, by: Person) -> Held | None:
    about = Person.objects.filter(public_id=key).first()
    if about is None:
        return None
    is_seen, court = _scope(about, by)
    return Held(about.phone, about.reference, about, court) if is_seen else None


def _find_identity(key: UUID, by: Person) -> Held | None:
    identity = Identity.objects.select_related("person").filter(public_id=key).first()
    if identity is None:
        return None
    is_seen, court = _scope(identity.person, by)
    return Held(identity.number, identity.reference, identity.person, court) if is_seen else None


PHONE, IDENTITY = "people.phone", "people.identity"
add_fields(
    MaskedField(PHONE, _("Phone"), _find_phone),
    MaskedField(IDENTITY, _("Number of the document"), _find_identity),
)
