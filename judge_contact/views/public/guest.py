"""Asking without an account: case number and phone, a code, then the same form.

What a guest may do is bound to one case and one person for half an hour, and to this line only:
a phone in the register was often given by the other side, so it opens nothing else.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from rest_framework.throttling import SimpleRateThrottle

from judge_contact import callers
from judge_contact.callers import Caller
from portal.cases.models import Case
from portal.people.models import Person

GUEST, ASKED = "contact_judge_guest", "contact_judge_by_phone"
LASTS = timedelta(minutes=30)


@dataclass(frozen=True)
class Guest:
    """Somebody whose phone was proved, in the one case it was proved for."""

    person: Person
    caller: Caller

    @property
    def case(self) -> Case:
        return self.caller.case


def remember(request: HttpRequest, caller: Caller, person: Person) -> None:
    """From now on this browser asks for this person in this case."""
    request.session.cycle_key()
    request.session.pop(ASKED, None)
    request.session[GUEST] = {
        "case": str(caller.case.public_id),
        "person": str(person.public_id),
        "until": (timezone.now() + LASTS).timestamp(),
    }


def forget(request: HttpRequest) -> None:
    request.session.pop(GUEST, None)


def guest_of(request: HttpRequest) -> Guest | None:
    """Who asks from this browser; None when nobody proved a phone, or too long ago."""
    claim: dict[str, Any] = request.session.get(GUEST, {})
    if not claim or claim["until"] < timezone.now().timestamp():
        return None
    person = Person.objects.filter(public_id=claim["person"], is_active=True).first()
    if person is None:
        return None
    cases = Case.objects.own_of(person)
    case = (
        cases.select_related("court", "division", "judge", "assistant")
        .filter(public_id=UUID(claim["case"]))
        .first()
    )
    caller = callers.as_person(case, person) if case else None
    return Guest(person, caller) if caller else None


class _Throttle(SimpleRateThrottle):
    def __init__(self, key: str) -> None:
        self.fixed_key = f"contact-by-phone:{self.scope}:{key}"
        super().__init__()

    def get_cache_key(self, request: Any, view: Any) -> str:
        return self.fixed_key


class PerVisitor(_Throttle):
    """Ten codes an hour from one address."""

    scope = "visitor"
    rate = "10/hour"


class PerPhone(_Throttle):
    """Five messages an hour to one phone: nobody's phone is made to ring on and on."""

    scope = "phone"
    rate = "5/hour"


class PerNumber(_Throttle):
    """Twenty questions an hour about one case, from wherever they come."""

    scope = "number"
    rate = "20/hour"


class PerCode(_Throttle):
    """Thirty codes typed an hour from one address, whatever they are for."""

    scope = "code"
    rate = "30/hour"


def may_send(request: HttpRequest, number: str, phone: str) -> bool:
    """Whether a code may be sent again now. All counts are taken."""
    visitor = PerVisitor("")
    visitor.fixed_key += _address(request, visitor)
    counters = [visitor, PerPhone(_hidden(phone)), PerNumber(_hidden(number))]
    taken = [_allows(counter, request) for counter in counters]
    return all(taken)


def may_try(request: HttpRequest) -> bool:
    """Whether one more code may be typed from this address."""
    counter = PerCode("")
    counter.fixed_key += _address(request, counter)
    return _allows(counter, request)


def _allows(counter: SimpleRateThrottle, request: Any) -> bool:
    view: Any = None
    return bool(counter.allow_request(request, view))


def _address(request: Any, counter: SimpleRateThrottle) -> str:
    return str(counter.get_ident(request))


def _hidden(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
