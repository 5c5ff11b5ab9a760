"""The people of a filing: adding, changing and taking out parties and their agents."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from filing.actions.editing import Stale, editing
from filing.models import Filing, FilingAgent, FilingParty
from portal.common.refusals import Refused
from portal.people import vault
from portal.people.models import Person
from portal.people.numbers import Kind, Number

MOST_ON_A_SIDE = 100
MOST_AGENTS = 2
"""One or two agents (CPL 61)."""


def add_own_party(filing: Filing) -> FilingParty:
    """The filer, or the person filed for, with what their account knows. Told once, never again."""
    capacity, who = filing.capacity, filing.for_whom
    knows_nothing = capacity != Filing.Capacity.SELF and filing.principal is None
    party = FilingParty(filing=filing, side=filing.terms.own, position=1)
    if not knows_nothing:
        party.person, party.name, party.phone = who, who.full_name, who.phone
        if who.kind == Person.Kind.ORGANISATION:
            party.kind = FilingParty.Kind.ORGANISATION
        identity = who.identities.exclude(kind=Kind.LAWYER_LICENCE).order_by("verified_at").first()
        if identity is not None:
            party.document, party.country = identity.kind, identity.country
            party.sealed_number = vault.seal(identity.number)
            _read_from_number(party, identity.number)
    party.save()
    return party


def add_party(filing: Filing, side: str, *, by: Person, at: datetime) -> FilingParty:
    """One more person or organisation on a side, still without a name."""
    with editing(filing, by=by, at=at) as held:
        taken = held.parties.filter(side=side)
        if taken.count() >= MOST_ON_A_SIDE:
            raise Refused(_("Please bring a list to the court: there are very many parties."))
        last = taken.aggregate(last=Max("position"))["last"] or 0
        return held.parties.create(side=side, position=last + 1)


def save_party(
    party: FilingParty, changes: Mapping[str, Any], *, version: int, by: Person, at: datetime
) -> FilingParty:
    """Keep what was typed about a party. ``number`` is a checked ``Number`` or empty.

    ``version`` is the one the page showed. Raises ``Stale`` when another page saved something
    else since; sending the same again changes nothing.
    """
    with editing(party.filing, by=by, at=at):
        kept = FilingParty.objects.get(pk=party.pk)
        wanted = {name: value for name, value in changes.items() if differs(kept, name, value)}
        if not wanted:
            return kept
        if kept.version != version:
            name = next(iter(wanted))
            raise Stale(shown(kept, name), kept.version, field=name)
        for name, value in wanted.items():
            _set(kept, name, value)
        kept.version += 1
        kept.save()
        return kept


def differs(party: FilingParty, name: str, value: Any) -> bool:
    """Whether a value typed is another one than is kept."""
    if name == "number":
        return (value.value if isinstance(value, Number) else "") != party.number
    return bool(getattr(party, name) != value)


def shown(party: FilingParty, name: str) -> str:
    """What is kept, as a page may show it: the number masked."""
    value = party.masked_number if name == "number" else getattr(party, name)
    return "" if value is None else str(value)


def _set(party: FilingParty, name: str, value: Any) -> None:
    if name != "number":
        setattr(party, name, value)
        return
    if not isinstance(value, Number):
        party.sealed_number = ""
        return
    party.document, party.country = value.kind, value.country
    party.sealed_number = vault.seal(value.value)
    _read_from_number(party, value.value)


def _read_from_number(party: FilingParty, number: str) -> None:
    """Birth date and sex stand in a resident's number (GB 11643); nobody need type them again."""
    if party.document not in (Kind.RESIDENT_ID, Kind.RESIDENCE_PERMIT):
        return
    party.born_on = datetime.strptime(number[6:14], "%Y%m%d").date()  # noqa: DTZ007  a day
    is_male = int(number[16]) % 2 == 1
    party.sex = FilingParty.Sex.MALE if is_male else FilingParty.Sex.FEMALE


def remove_party(party: FilingParty, *, by: Person, at: datetime) -> None:
    """Take a party out, with its agents."""
    with editing(party.filing, by=by, at=at):
        party.delete()


def add_agent(
    party: FilingParty, details: Mapping[str, Any], *, by: Person, at: datetime
) -> FilingAgent:
    """One more agent of a party. Refused beyond two (CPL 61)."""
    with editing(party.filing, by=by, at=at):
        taken = set(party.agents.values_list("position", flat=True))
        free = [n for n in range(1, MOST_AGENTS + 1) if n not in taken]
        if not free:
            raise Refused(_("A party has two agents at most (CPL 61)."))
        return party.agents.create(position=free[0], **details)


def save_agent(
    agent: FilingAgent, changes: Mapping[str, Any], *, version: int, by: Person, at: datetime
) -> FilingAgent:
    """Keep what was typed about an agent; as ``save_party``."""
    with editing(agent.party.filing, by=by, at=at):
        kept = FilingAgent.objects.get(pk=agent.pk)
        wanted = {name: v for name, v in changes.items() if getattr(kept, name) != v}
        if not wanted:
            return kept
        if kept.version != version:
            name = next(iter(wanted))
            raise Stale(str(getattr(kept, name)), kept.version, field=name)
        for name, value in wanted.items():
            setattr(kept, name, value)
        kept.version += 1
        kept.save()
        return kept


def remove_agent(agent: FilingAgent, *, by: Person, at: datetime) -> None:
    with editing(agent.party.filing, by=by, at=at):
        agent.delete()
