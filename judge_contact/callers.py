"""Who is on the phone: parties and agents found by what they say, case by case."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from judge_contact.clues import Clue, Kind, document_kinds
from portal.cases.models import Appointment, Case, Party
from portal.cases.querysets import today
from portal.people import vault
from portal.people.models import Identity, Person

MOST = 20
WHOLE_CASES = 5
LOOKED_AT = 300
"""So many people of one name are looked at; whoever is not among them says more of the name."""
AGENT = "agent-"


@dataclass(frozen=True)
class Caller:
    """One person in one case. ``who`` names them in an address without naming anybody.

    ``party`` is the party itself, or for an agent the party acted for; ``pk`` is that of the
    party, or for an agent of the appointment.
    """

    case: Case
    party: Party
    who: str
    pk: int
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
    """Callers in cases this member of staff may read, newest cases first; at most twenty.

    First by index who is meant, then which of their cases may be read, then who they are there:
    each step names its rows, so that none reads the whole register.
    """
    if clue.kind is Kind.NOTHING or clue.mistake:
        return []
    cases = Case.objects.visible_to(by).order_by("-filed_on", "-pk")
    cases = cases.select_related("court", "division", "judge", "assistant")
    whole = _whole_cases(clue)
    if whole is not None:
        return everybody_in(cases.filter(**whole)[:WHOLE_CASES])
    parties, agents = _told_by(clue)
    courts = [office.court_id for office in by.offices_now]
    of_party = parties.order_by().filter(case__court__in=courts).values_list("pk", "case")
    of_agent = agents.order_by().filter(party__case__court__in=courts)
    in_cases = dict(of_party[:LOOKED_AT])
    for_cases = dict(of_agent.values_list("pk", "party__case")[:LOOKED_AT])
    meant = cases.filter(pk__in={*in_cases.values(), *for_cases.values()})[:MOST]
    found = [
        caller
        for caller in everybody_in(meant)
        if caller.pk in (for_cases if caller.is_agent else in_cases)
    ]
    return found[:MOST]


def _whole_cases(clue: Clue) -> dict[str, Any] | None:
    """A clue that names a case: everybody in it may be calling."""
    if clue.kind is Kind.CASE:
        return {"number": clue.value}
    if clue.kind is Kind.SERIAL:
        return {"serial": int(clue.value)}
    return {"tickets__number": clue.value} if clue.kind is Kind.LEDGER else None


def _told_by(clue: Clue) -> tuple[Any, Any]:
    """Parties and appointments of whom is meant, each way by an index of its own."""
    parties, agents = Party._base_manager.all(), Appointment._base_manager.all()
    if clue.kind is Kind.NAME:
        named = Person.objects.filter(full_name__startswith=clue.value).order_by().values("pk")
        return parties.filter(name__startswith=clue.value), agents.filter(agent__in=named)
    if clue.kind is Kind.DOCUMENT:
        known = holders_of(clue.value)
        return parties.filter(person__in=known), agents.filter(agent__in=known)
    people = list(Person.objects.filter(phone=clue.value).values_list("pk", flat=True))
    written = parties.filter(phone=clue.value).order_by().values_list("pk")
    own = parties.filter(person__in=people).order_by().values_list("pk")
    both = written.union(own) if people else written
    return parties.filter(pk__in=both), agents.filter(agent__in=people)


def holders_of(number: str) -> list[int]:
    """People to whom a document with this number was proved to belong."""
    indexes = [
        index
        for one in document_kinds(number)
        for index in vault.indexes(Identity.findable(one.kind, one.country, one.value))
    ]
    return list(Identity.objects.filter(index__in=indexes).values_list("person", flat=True))


def of(case: Case, who: str) -> Caller | None:
    """The caller an address names; None when there is no such person in the case today."""
    return next((caller for caller in everybody_in([case]) if caller.who == who), None)


def as_person(case: Case, person: Person) -> Caller | None:
    """What a known person is in a case: party first, then agent."""
    return next((one for one in everybody_in([case]) if one.person == person), None)


def known_by_phone(number: str, phone: str) -> Caller | None:
    """The party or agent of a case whose phone the record knows, for somebody not signed in.

    The caller must still prove by a code that the phone is theirs. A phone typed into an account
    counts only once it was proved there.
    """
    case = (
        Case.objects.unscoped(because="the visitor proves by a code that the phone is theirs")
        .filter(number=number)
        .select_related("court", "division", "judge", "assistant")
        .first()
    )
    if case is None:
        return None
    return next((one for one in everybody_in([case]) if phone in _proved_phones(one)), None)


def _proved_phones(caller: Caller) -> set[str]:
    person = caller.person
    own = {person.phone} if person and person.phone_verified else set()
    return own if caller.is_agent else own | ({caller.party.phone} - {""})


def everybody_in(cases: Iterable[Case]) -> list[Caller]:
    """Parties and live agents of cases already read for the asker, in two statements.

    In the order of the cases, and in each the parties first.
    """
    known = {case.pk: case for case in cases}
    parties = Party.objects.unscoped(because="their cases were read for the asker")
    agents = Appointment.objects.unscoped(because="their cases were read for the asker")
    in_cases = parties.filter(case__in=known).select_related("person").order_by("pk")
    for_cases = agents.live(today()).filter(party__case__in=known).order_by("pk")
    found = [_as_party(party, known) for party in in_cases]
    found += [_as_agent(row, known) for row in for_cases.select_related("agent", "party")]
    places = {pk: place for place, pk in enumerate(known)}
    return sorted(found, key=lambda caller: places[caller.case.pk])


def _as_party(party: Party, known: dict[int, Case]) -> Caller:
    return Caller(
        case=known[party.case_id],
        party=party,
        who=f"{party.side}-{party.position}",
        pk=party.pk,
        name=party.name,
        phone=party.phone or (party.person.phone if party.person else ""),
        person=party.person,
    )


def _as_agent(appointment: Appointment, known: dict[int, Case]) -> Caller:
    agent = appointment.agent
    return Caller(
        case=known[appointment.party.case_id],
        party=appointment.party,
        who=f"{AGENT}{agent.public_id}",
        pk=appointment.pk,
        name=agent.full_name,
        phone=agent.phone,
        person=agent,
    )
