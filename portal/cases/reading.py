"""What a case page shows, read in few queries, and the record that it was read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _, gettext_lazy

from portal import audit
from portal.audit.models import Entry
from portal.cases.models import (
    AGENT_AD_LITEM,
    ASSISTANT,
    JUDGE,
    PARTY,
    Appointment,
    Case,
    Party,
)
from portal.cases.querysets import reads_by_office, sits_at, today
from portal.people.masks import mask_phone
from portal.people.models import Identity, Person
from portal.people.roles import Role

READINGS_SHOWN = 12
VISITOR = "VISITOR"
_HATS = {
    PARTY: gettext_lazy("A party"),
    AGENT_AD_LITEM: gettext_lazy("An agent of a party"),
    VISITOR: gettext_lazy("A visitor who knew the case number and a party’s name"),
}
_FIRST_SAID = (PARTY, AGENT_AD_LITEM, JUDGE, ASSISTANT)


@dataclass(frozen=True)
class AgentCard:
    """An agent as shown: the name, the authority, whether it is the reader."""

    key: UUID
    name: str
    authority: str
    phone: str
    is_me: bool


@dataclass(frozen=True)
class PartyCard:
    """A party as shown. The phone is masked for everybody but the party itself."""

    key: UUID
    side: str
    name: str
    phone: str
    is_me: bool
    agents: list[AgentCard] = field(default_factory=list)
    documents: list[Identity] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """Who opened the file: staff by role, never by name."""

    who: str
    at: datetime
    times: int


def parties_of(case: Case, person: Any) -> list[PartyCard]:
    """The parties with their live agents, in one query."""
    rows = (
        case.parties.values_list(
            "public_id", "side", "in_counterclaim", "name", "phone", "person_id",
            "appointments__agent_id",
            "appointments__agent__public_id", "appointments__agent__full_name",
            "appointments__agent__phone", "appointments__authority", "appointments__since",
            "appointments__until", "appointments__revoked_at",
        )
        .order_by("pk", "appointments__pk")
    )
    cards: dict[UUID, PartyCard] = {}
    day = today()
    for key, side, besides, name, phone, person_id, *appointment in rows:
        is_me = person_id == person.pk
        card = cards.setdefault(
            key,
            PartyCard(
                key=key, side=side_words(side, besides), name=name, is_me=is_me,
                phone=phone if is_me else (mask_phone(phone) if phone else ""),
            ),
        )
        agent = _agent(appointment, day, person)
        if agent:
            card.agents.append(agent)
    return list(cards.values())


def side_words(side: str, besides: str) -> str:
    """What a party is in the case, and in the counterclaim heard with it (CPL 143)."""
    words = str(Party.Side(side).label)
    if not besides:
        return words
    also: Any = Party.InCounterclaim(besides).label
    return _("%(side)s, %(also)s") % {"side": words, "also": also}


def _agent(row: list[Any], day: Any, person: Any) -> AgentCard | None:
    agent_id, key, name, phone, authority, since, until, revoked_at = row
    if agent_id is None or revoked_at is not None or since > day or (until and until <= day):
        return None
    is_me = agent_id == person.pk
    words = str(Appointment.Authority(authority).label)
    return AgentCard(key, name, words, phone if is_me else mask_phone(phone), is_me)


def add_documents(cards: Iterable[PartyCard], case: Case) -> None:
    """The documents by which parties were proved: for staff who may show their numbers."""
    rows = case.parties.filter(person__isnull=False).prefetch_related("person__identities")
    found = {row.public_id: list(row.person.identities.all()) for row in rows if row.person}
    for card in cards:
        card.documents.extend(found.get(card.key, []))


def roles_shown(case: Case, person: Person, cards: Iterable[PartyCard]) -> frozenset[str]:
    """What the reader is to the case, from what the page has loaded already."""
    cards = list(cards)
    worn = {
        o.role for o in person.offices_now
        if reads_by_office(o, court_id=case.court_id, division_id=case.division_id)
    }
    if sits_at(person, case.court_id):
        worn |= {JUDGE} if case.judge_id == person.pk else set()
        worn |= {ASSISTANT} if case.assistant_id == person.pk else set()
    worn |= {PARTY} if any(card.is_me for card in cards) else set()
    worn |= {AGENT_AD_LITEM} if any(a.is_me for card in cards for a in card.agents) else set()
    return frozenset(worn)


def note_reading(case: Case, person: Person | None, roles: Iterable[str], at: datetime) -> None:
    """One audit row: this person opened this case in this request."""
    audit.note(
        "read", record=case.reference, court=case.court.code, actor=person, at=at,
        role=",".join(sorted(roles)),
    )


def readings(case: Case, person: Person) -> list[Reading]:
    """Who opened this file lately; one line for each reader and day, newest first."""
    rows = Entry.objects.filter(record=case.reference, verb="read").order_by("-at", "-pk")
    lines: dict[tuple[str, str, Any], list[datetime]] = {}
    for actor, role, at in rows.values_list("actor", "role", "at")[:200]:
        lines.setdefault((actor, role, at.date()), []).append(at)
    return [
        Reading(_who(actor, role, person), instants[0], len(instants))
        for (actor, role, _day), instants in list(lines.items())[:READINGS_SHOWN]
    ]


def _who(actor: str, role: str, person: Person) -> str:
    if actor == str(person.public_id):
        return _("You")
    hats = role.split(",") if role else []
    first = next((hat for hat in _FIRST_SAID if hat in hats), hats[0] if hats else VISITOR)
    return str(_HATS.get(first) or Role(first).label)


