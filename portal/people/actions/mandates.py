"""Acting for somebody else: granted by the principal, who confirms by phone, and revocable."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _, gettext_lazy

from portal import audit
from portal.common.clock import SHANGHAI
from portal.common.once import once
from portal.common.refusals import Refused
from portal.people import codes
from portal.people.masks import mask_name
from portal.people.models import PEOPLE_CHAIN, Mandate, Person

WRONG_CODE = gettext_lazy("This code is not right or too old. Ask for a new one after five tries.")


@dataclass(frozen=True)
class Terms:
    """What a mandate is about: in what capacity, for what, until when (that day excluded)."""

    kind: Mandate.Kind
    scope: str
    until: date | None


@dataclass(frozen=True)
class Offer:
    """What the principal's code confirms; ``purpose`` ties the code to this one offer."""

    principal: Person
    representative: Person
    terms: Terms
    purpose: str


def acting_for(person: Person, on: date) -> "QuerySet[Person]":
    """Everybody this person may act for on a day, beside themselves."""
    held = Mandate.objects.in_force(on).filter(representative=person)
    return Person.objects.filter(pk__in=held.values("principal"), is_active=True)


def ask_principal(offer: Offer) -> None:
    """Send the principal a code that lets this one representative act for them."""
    name = mask_name(offer.representative.full_name)

    def words(code: str) -> str:
        return _("[Court] %(name)s wishes to act for you. If you agree, the code is %(code)s.") % {
            "name": name, "code": code,
        }

    codes.send(offer.principal, offer.purpose, words)


def grant_mandate(
    offer: Offer, code: str, *, by: Person, at: datetime, key: uuid.UUID
) -> Mandate:
    """Let one person act for another once the principal's phone has confirmed it.

    Refused with a wrong code, between a person and themselves, when either is not verified
    (OL 7), or when the end lies before tomorrow.
    """
    today = at.astimezone(SHANGHAI).date()
    check_mandate(offer, on=today)
    is_repeat = Mandate.objects.filter(once_key=key).exists()
    if not is_repeat and not codes.spend(offer.principal, offer.purpose, code):
        raise Refused(WRONG_CODE, field="code")
    principal, representative, terms = offer.principal, offer.representative, offer.terms
    request = {"principal": principal.pk, "representative": representative.pk, **vars(terms)}

    def make(fingerprint: str) -> Mandate:
        mandate = Mandate.objects.create(
            principal=principal, representative=representative, kind=terms.kind,
            scope=terms.scope, since=today, until=terms.until, granted_at=at,
            once_key=key, once_digest=fingerprint,
        )
        _note("grant_mandate", mandate, by, at)
        return mandate

    with audit.recorded():
        return once(Mandate, key, request, make)


def check_mandate(offer: Offer, *, on: date) -> None:
    """Refuse what can never become a mandate, before anybody is sent a code."""
    principal, representative, terms = offer.principal, offer.representative, offer.terms
    if principal.pk == representative.pk:
        raise Refused(_("Nobody needs a mandate to act for themselves."))
    if not (principal.is_verified and representative.is_verified):
        raise Refused(_("Both must have proved their identity first."))
    if terms.until is not None and terms.until <= on:
        raise Refused(_("The last day must lie after today."), field="until")


def revoke_mandate(mandate: Mandate, *, by: Person, at: datetime) -> Mandate:
    """End a mandate at once. Open to the principal, and to the representative who steps back."""
    with audit.recorded():
        held = Mandate.objects.select_for_update().get(pk=mandate.pk)
        if by.pk not in (held.principal_id, held.representative_id):
            raise Refused(_("Only the two people of a mandate may end it."))
        if held.revoked_at is not None:
            raise Refused(_("This mandate has ended already."))
        held.revoked_at, held.revoked_by = at, by
        held.save(update_fields=["revoked_at", "revoked_by"])
        _note("revoke_mandate", held, by, at)
    return held


def _note(verb: str, mandate: Mandate, by: Person, at: datetime) -> None:
    audit.note(
        verb, record=mandate.reference, court=PEOPLE_CHAIN, actor=by, at=at, kind=mandate.kind,
        principal=mandate.principal.reference, representative=mandate.representative.reference,
    )
