"""Somebody comes to a counter: a clerk sees the document and finds or opens the account."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.refusals import Refused
from portal.people import vault
from portal.people.models import PEOPLE_CHAIN, Identity, Person
from portal.people.numbers import Kind, Number

OTHER_NAME = _("This document belongs to somebody with another name. Compare it once more.")


@dataclass(frozen=True)
class Comer:
    """Who came, as their document says, and how to reach them."""

    name: str
    number: Number
    phone: str


def meet_at_window(comer: Comer, *, by: Person, at: datetime) -> Person:
    """The person whose document a clerk has before them.

    Known already by this document, the same account is given back; otherwise one is opened whose
    identity counts as seen at the window (OL 7). It has no password: its owner signs in later by
    phone code. Refused when the document is known under another name.
    """
    findable = Identity.findable(comer.number.kind, comer.number.country, comer.number.value)
    with audit.recorded(), transaction.atomic():
        known = (
            Identity.objects.filter(kind=comer.number.kind, index__in=vault.indexes(findable))
            .select_related("person").first()
        )
        if known is not None:
            if known.person.full_name != comer.name:
                raise Refused(OTHER_NAME, field="name")
            return known.person
        person = _open_account(comer)
        identity = Identity.objects.create(
            person=person, kind=comer.number.kind, country=comer.number.country,
            sealed=vault.seal(comer.number.value), index=vault.index(findable), verified_at=at,
            method=Identity.Method.WINDOW,
        )
        audit.note(
            "meet_at_window", record=person.reference, court=PEOPLE_CHAIN, actor=by, at=at,
            kind=identity.kind, method=identity.method,
        )
    return person


def _open_account(comer: Comer) -> Person:
    """An account without a password. A phone another account proved stays that account's."""
    is_firm = comer.number.kind is Kind.USCC
    person = Person(
        username=f"window-{uuid.uuid4().hex[:16]}", full_name=comer.name, phone=comer.phone,
        kind=Person.Kind.ORGANISATION if is_firm else Person.Kind.NATURAL,
    )
    person.set_unusable_password()
    person.save()
    return person
