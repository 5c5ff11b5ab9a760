"""Who is on the phone: parties and agents found by what they say, case by case."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from judge_contact.clues import Clue, Kind, document_kinds
from portal.cases.models import Appointment, Case, Party
from portal.cases.querysets import today
from portal.people import vault
from portal.people.models import Identity, Person

MOST = 20
WHOLE_CASES = 5
AGENT = "agent-"


@dataclass(frozen=True)
class Caller:
    """One person in one case. ``who`` names them in an address without naming anybody.

    ``party`` is the party itself, or for an agent the party acted for.
    """

    case: Case
    party: Party
    who: str
    name: str
    phone: str
    person: Person | None

    @property
    def is_agent(self) -> bool:
        return self.who.startswith(AGENT)

    @property
    def capacity(self) -> str:
        side = str(Party.Side(self.party.side).label)
        if not self.is_agent:
            return side
        return _("Agent of %(party)s (%(side)s)") % {"party": self.party.name, "side": side}


def find(clue: Clue, by: Person) -> list[Caller]:
    """Callers in cases this member of staff may read, newest cases first; at most twenty."""
    if clue.kind is Kind.NOTHING or clue.mistake:
        return []
    cases = Case.objects.visible_to(by).order_by("-filed_on", "-pk")
    if clue.kind is Kind.CASE:
        return _of_cases(cases.filter(number=clue.value))
    if clue.kind is Kind.SERIAL:
        return _of_cases(cases.filter(serial=int(clue.value)))
    if clue.kind is Kind.LEDGER:
        return _of_cases(cases.filter(tickets__number=clue.value))
    as_party, as_agent = _told_by(clue)
    parties = Party.objects.visible_to(by).filter(as_party)
    agents = Appointment.objects.visible_to(by).live(today()).filter(as_agent)
    return _newest([*_parties(parties), *_agents(agents)])


def of(case: Case, who: str) -> Caller | None:
    """The caller an address names; None when there is no such person in the case today."""
    return next((caller for caller in everybody_in([case]) if caller.who == who), None)


def as_person(case: Case, person: Person) -> Caller | None:
    """What a known person is in a case: party first, then agent."""
    found = [caller for caller in everybody_in([case]) if caller.person == person]
    return min(found, key=lambda caller: caller.is_agent, default=None)


def known_by_phone(number: str, phone: str) -> Caller | None:
    """The party or agent of a case whose phone the record knows, for somebody not signed in.

    The caller must still prove by a code that the phone is theirs. A phone typed into an account
    counts only once it was proved there.
    """
    case = (
        Case.objects.unscoped(because="the visitor proves by a code that the phone is theirs")
        .filter(number=number).select_related("court", "division", "judge", "assistant").first()
    )
    if case is None:
        return None
    found = [caller for caller in everybody_in([case]) if phone in _proved_phones(caller)]
    return min(found, key=lambda caller: caller.is_agent, default=None)


def _proved_phones(caller: Caller) -> set[str]:
    person = caller.person
    own = {person.phone} if person and person.phone_verified else set()
    return own if caller.is_agent else own | ({caller.party.phone} - {""})


def everybody_in(cases: Iterable[Case]) -> list[Caller]:
    """Parties and live agents of cases already read for the asker, in two statements."""
    known = {case.pk: case for case in cases}
    parties = Party.objects.unscoped(because="their cases were read for the asker")
    agents = Appointment.objects.unscoped(because="their cases were read for the asker")
    return [
        *_parties(parties.filter(case__in=known), known),
        *_agents(agents.live(today()).filter(party__case__in=known), known),
    ]


def _of_cases(cases: Any) -> list[Caller]:
    rows = cases.select_related("court", "division", "judge", "assistant")[:WHOLE_CASES]
    return _newest(everybody_in(rows))


def _told_by(clue: Clue) -> tuple[Q, Q]:
    people: Any
    if clue.kind is Kind.PHONE:
        people = Person.objects.filter(phone=clue.value).values("pk")
        return Q(phone=clue.value) | Q(person__in=people), Q(agent__in=people)
    if clue.kind is Kind.DOCUMENT:
        people = _holders(clue.value)
        return Q(person__in=people), Q(agent__in=people)
    people = Person.objects.filter(full_name__startswith=clue.value).values("pk")
    return Q(name__startswith=clue.value), Q(agent__in=people)


def _holders(number: str) -> list[int]:
    """People to whom a document with this number was proved to belong."""
    indexes = [
        index
        for one in document_kinds(number)
        for index in vault.indexes(Identity.findable(one.kind, one.country, one.value))
    ]
    return list(Identity.objects.filter(index__in=indexes).values_list("person", flat=True))


def _parties(rows: Any, known: dict[int, Case] | None = None) -> list[Caller]:
    wanted = rows.select_related("person") if known else rows.select_related("person", *_CASE)
    return [
        Caller(
            case=known[party.case_id] if known else party.case,
            party=party,
            who=f"{party.side}-{party.position}",
            name=party.name,
            phone=party.phone or (party.person.phone if party.person else ""),
            person=party.person,
        )
        for party in wanted.order_by("-case__filed_on", "-case", "pk")[: _most(known)]
    ]


def _agents(rows: Any, known: dict[int, Case] | None = None) -> list[Caller]:
    deep = [] if known else [f"party__{name}" for name in _CASE]
    wanted = rows.select_related("agent", "party", *deep)
    return [
        Caller(
            case=known[row.party.case_id] if known else row.party.case,
            party=row.party,
            who=f"{AGENT}{row.agent.public_id}",
            name=row.agent.full_name,
            phone=row.agent.phone,
            person=row.agent,
        )
        for row in wanted.order_by("-party__case__filed_on", "-party__case", "pk")[: _most(known)]
    ]


_CASE = ("case__court", "case__division", "case__judge", "case__assistant")


def _most(known: dict[int, Case] | None) -> int:
    return MOST * len(known) if known else MOST


def _newest(found: list[Caller]) -> list[Caller]:
    seen: dict[tuple[int, str], Caller] = {}
    for caller in sorted(found, key=lambda one: (one.case.filed_on, one.case.pk), reverse=True):
        seen.setdefault((caller.case.pk, caller.who), caller)
    return list(seen.values())[:MOST]

