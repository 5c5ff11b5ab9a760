"""Proving who somebody is."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.refusals import Refused
from portal.people import vault
from portal.people.identity_platform import Answer, PlatformSilent, Result, compare
from portal.people.models import PEOPLE_CHAIN, Identity, Person
from portal.people.numbers import Kind, Number

MISMATCH = _("Name and number do not belong together. Compare both with your document.")
UNKNOWN = _("This document cannot be checked online. Show it at the court’s window, or call 12368.")
SILENT = _("The identity platform does not answer. Nothing is lost: try again in some minutes.")
TAKEN = _("This document belongs to another account. Sign in there, or call 12368.")
SECOND = _("A document of this kind is proved already. Call 12368 if yours was replaced.")


def prove_identity(
    person: Person, number: Number, name: str, *, by: Person, at: datetime
) -> Identity:
    """Compare name and number with the identity platform and keep the result (OL 7).

    Refused when they do not match, the platform knows no such document or is silent, or the
    document is another account's. A failed comparison is recorded; the number never is.
    """
    if person.identities.filter(kind=number.kind).exists():
        raise Refused(SECOND, field="number")
    try:
        answer = compare(number, name)
    except PlatformSilent as error:
        _note_failure(person, number, "SILENT", by, at)
        raise Refused(SILENT) from error
    if answer.result is not Result.MATCH:
        _note_failure(person, number, answer.result, by, at)
        raise Refused(MISMATCH if answer.result is Result.MISMATCH else UNKNOWN, field="number")
    return _keep(person, number, name, answer, by=by, at=at)


def _keep(
    person: Person, number: Number, name: str, answer: Answer, *, by: Person, at: datetime
) -> Identity:
    findable = Identity.findable(number.kind, number.country, number.value)
    with audit.recorded():
        if Identity.objects.filter(kind=number.kind, index__in=vault.indexes(findable)).exists():
            raise Refused(TAKEN, field="number")
        try:
            with transaction.atomic():
                identity = Identity.objects.create(
                    person=person, kind=number.kind, country=number.country,
                    sealed=vault.seal(number.value), index=vault.index(findable), verified_at=at,
                    method=Identity.Method.ONLINE, check_reference=answer.reference,
                )
        except IntegrityError:
            raise Refused(TAKEN, field="number") from None
        person.full_name = name
        if number.kind is Kind.USCC:
            person.kind = Person.Kind.ORGANISATION
        person.save(update_fields=["full_name", "kind"])
        person.__dict__.pop("is_verified", None)
        audit.note(
            "prove_identity", record=person.reference, court=PEOPLE_CHAIN, actor=by, at=at,
            kind=number.kind, method=identity.method, check=answer.reference,
        )
    return identity


def _note_failure(person: Person, number: Number, result: str, by: Person, at: datetime) -> None:
    audit.note(
        "fail_identity", record=person.reference, court=PEOPLE_CHAIN, actor=by, at=at,
        kind=number.kind, result=result,
    )
