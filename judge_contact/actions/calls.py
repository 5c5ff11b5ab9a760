"""Missed calls: taken from the telephone system, called back, and settled."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from judge_contact.models import MissedCall, Ticket
from judge_contact.querysets import MissedCallQuerySet
from portal import audit
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.numbers import normal
from portal.people.roles import Role

Outcome = MissedCall.Outcome


@dataclass(frozen=True)
class Rang:
    """A call nobody took, as the telephone system tells it. ``ref`` is its own id of the call."""

    ref: str
    phone: str
    called: str
    rang_at: datetime


def record_missed_call(court: Court, rang: Rang, *, at: datetime) -> MissedCall:
    """Put a missed call before the hotline. Told again, it is the same call."""
    with audit.recorded():
        row = MissedCall(
            court=court, provider_id=rang.ref, phone=normal(rang.phone),
            called=normal(rang.called),
            at=min(rang.rang_at, at),
        )
        MissedCall.objects.bulk_create([row], ignore_conflicts=True)
        rows = MissedCall.objects.unscoped(because="the telephone system tells its own call")
        call: MissedCall = rows.get(provider_id=rang.ref)
        if call.public_id == row.public_id:
            audit.note(
                "miss_call", record=call.reference, court=court.code, actor=None, at=at,
                role="TELEPHONY",
            )
    return call


def call_back_failed(call: MissedCall, *, by: Person, at: datetime) -> None:
    """Called back and nobody answered: the call stays in the queue with one more try."""
    _only_hotline(call, by)
    with audit.recorded():
        if not _waiting(call).update(tries=F("tries") + 1, tried_at=at):
            raise Refused(_("A colleague has dealt with this call already."))
        _note("try_call_back", call, by, at)


def settle_call(
    call: MissedCall, outcome: str, *, words: str = "", by: Person, at: datetime
) -> None:
    """Close a missed call, and every other one from the same phone that still waits.

    Refused when a colleague was faster, and without words for a call that led to nothing.
    """
    _only_hotline(call, by)
    if outcome == Outcome.REGISTERED:
        raise Refused(_("Register the request; the call is closed with it."), field="outcome")
    if outcome == Outcome.NOT_OURS and not words.strip():
        raise Refused(_("Say in a few words what the call was about."), field="words")
    if outcome == Outcome.NOBODY and not call.tries:
        raise Refused(_("Call back at least once before giving up."), field="outcome")
    with audit.recorded():
        _settle(call, outcome, None, words=words, by=by, at=at)


def turn_into_request(call: MissedCall, ticket: Ticket, *, by: Person, at: datetime) -> None:
    """The call became a request. One that a colleague settled meanwhile stays as it is."""
    _only_hotline(call, by)
    with audit.recorded():
        if _waiting(call).exists():
            _settle(call, Outcome.REGISTERED, ticket, words="", by=by, at=at)


def _settle(
    call: MissedCall, outcome: str, ticket: Ticket | None, *, words: str, by: Person, at: datetime
) -> None:
    settled = _waiting(call).update(
        handled_at=at, handled_by=by, outcome=outcome, ticket=ticket, words=words.strip()
    )
    if not settled:
        raise Refused(_("A colleague has dealt with this call already."))
    _note("settle_call", call, by, at, outcome=outcome, calls=str(settled))


def _waiting(call: MissedCall) -> MissedCallQuerySet:
    rows: MissedCallQuerySet = MissedCall.objects.unscoped(because="the act holds this call")
    return rows.waiting().filter(court=call.court_id, phone=call.phone)


def _only_hotline(call: MissedCall, by: Person) -> None:
    if not by.holds(Role.AGENT, court_id=call.court_id):
        raise Refused(_("Only the hotline of this court deals with its missed calls."))


def _note(verb: str, call: MissedCall, by: Person, at: datetime, **facts: str) -> None:
    audit.note(
        verb, record=call.reference, court=call.court.code, actor=by, at=at, role=Role.AGENT,
        **facts,
    )
