"""A draft and a filing handed in, for the pages every role is asked about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from filing import actions
from filing.models import Filing, FilingAgent, FilingPaper, FilingParty, Material
from portal.people.models import Person
from tests.filing import builders

Given = dict[str, Any]
INHERITANCE = "29"
"""A cause without a form of its own: claims are told one by one."""


@dataclass
class Drafted:
    """What one person writes and has handed in."""

    draft: Filing
    party: FilingParty
    agent: FilingAgent
    material: Material
    received: Filing
    paper: FilingPaper


def drafted_by(filer: Person, court: Any, *, at: datetime) -> Drafted:
    """A complete draft with an agent and evidence, and another filing the court has received."""
    builders.verify(filer)
    said = {"at": at, "court": court.code, "cause_no": INHERITANCE}
    draft = builders.a_complete_draft(filer, **said)
    party = draft.parties.get(side=draft.terms.own)
    details = {"profession": "RELATIVE", "name": "周试一", "phone": "10000000009"}
    agent = actions.add_agent(party, details, by=filer, at=at)
    received = builders.a_submitted_filing(filer, **said)
    return Drafted(
        draft, party, agent, draft.materials.get(), received, received.papers.first()
    )


def _draft(**more: Any) -> Callable[[Any, str], Given]:
    return lambda court, whose: {"public_id": court.drafted[whose].draft.public_id} | more


def _received(**more: Any) -> Callable[[Any, str], Given]:
    return lambda court, whose: {"public_id": court.drafted[whose].received.public_id} | more


def _with(part: str, name: str, **more: Any) -> Callable[[Any, str], Given]:
    """The draft, and the id of a part of it."""

    def given(court: Any, whose: str) -> Given:
        ours = court.drafted[whose]
        return {"public_id": ours.draft.public_id, name: getattr(ours, part).public_id} | more

    return given


def _agent(court: Any, whose: str) -> Given:
    return _with("party", "party_id")(court, whose) | {
        "agent_id": court.drafted[whose].agent.public_id
    }


def _paper(court: Any, whose: str) -> Given:
    ours = court.drafted[whose]
    return {"public_id": ours.received.public_id, "paper_id": ours.paper.public_id}


PAGES = ("filing", "filing_cause", "filing_way", "filing_court", "filing_evidence",
         "filing_address", "filing_mediation", "filing_fee", "filing_consent", "filing_check",
         "filing_papers")
SCOPED: dict[str, Callable[[Any, str], Given]] = {
    **dict.fromkeys(PAGES, _draft()),
    "filing_act": _draft(name="discard"),
    "filing_save": _draft(item=0),
    "filing_section": _draft(code="facts"),
    "filing_item": _draft(code="claims", item=1),
    "filing_item_add": _draft(code="claims"),
    "filing_item_remove": _draft(code="claims", item=0),
    "filing_side": _draft(side="plaintiff"),
    "filing_party": _with("party", "party_id", page="who"),
    "filing_party_save": _with("party", "party_id"),
    "filing_party_remove": _with("party", "party_id"),
    "filing_agents": _with("party", "party_id"),
    "filing_agent": _agent,
    "filing_material": _with("material", "material_id"),
    "filing_material_move": _with("material", "material_id"),
    "filing_paper": _draft(code="EVIDENCE_LIST", subject="-"),
    "filing_sign": _with("party", "party_id"),
    "filing_receipt": _received(),
    "filing_receipt_paper": _received(),
    "filing_receipt_file": _received(),
    "filing_paper_state": _paper,
    "filing_paper_file": _paper,
    "api:filing": _received(),
    "api:filing_documents": _draft(),
    "api:filing_submit": _draft(),
    "api:filing_correct": _draft(),
    "api:filing_withdraw": _draft(),
}
OTHERWISE: dict[str, Callable[[Any, str], Given]] = {
    "filing_begin": lambda court, whose: {"slug": "first-civil"},
}


def _drafts(person: Any) -> Iterator[Filing]:
    yield from Filing.objects.visible_to(person).of(person).filter(state="DRAFT")[:1]


def _page(**more: Any) -> Callable[[Any], Iterator[Given]]:
    return lambda person: ({"public_id": one.public_id} | more for one in _drafts(person))


def _party(**more: Any) -> Callable[[Any], Iterator[Given]]:
    return lambda person: (
        {"public_id": one.public_id, "party_id": party.public_id} | more
        for one in _drafts(person) for party in one.parties.all()[:1]
    )


def _material(person: Any) -> Iterator[Given]:
    for one in _drafts(person):
        for material in one.materials.filter(removed_at=None)[:1]:
            yield {"public_id": one.public_id, "material_id": material.public_id}


def _handed_in(person: Any) -> Iterator[Given]:
    rows = Filing.objects.visible_to(person).of(person).filter(number__isnull=False)
    yield from ({"public_id": one.public_id} for one in rows[:1])


def _agent_of(person: Any) -> Iterator[Given]:
    for one in _drafts(person):
        for party in one.parties.exclude(agents=None)[:1]:
            for agent in party.agents.all()[:1]:
                yield {"public_id": one.public_id, "party_id": party.public_id,
                       "agent_id": agent.public_id}


def _own_party(person: Any) -> Iterator[Given]:
    for one in _drafts(person):
        for party in one.parties.filter(side=one.terms.own)[:1]:
            yield {"public_id": one.public_id, "party_id": party.public_id}


FILLED: dict[str, Callable[[Any], Iterator[Given]]] = {
    **dict.fromkeys(PAGES, _page()),
    "filing_begin": lambda person: iter([{"slug": "first-civil"}]),
    "filing_section": _page(code="loan"),
    "filing_item": _page(code="claims", item=0),
    "filing_side": _page(side="defendant"),
    "filing_party": _party(page="who"),
    "filing_agents": _party(),
    "filing_agent": _agent_of,
    "filing_material": _material,
    "filing_paper": _page(code="EVIDENCE_LIST", subject="-"),
    "filing_sign": _own_party,
    "filing_receipt": _handed_in,
    "api:filing": _handed_in,
}
NO_PAGES = {
    "filing_receipt_paper": "a part of the receipt's page",
    "filing_receipt_file": "a PDF file",
    "filing_paper_state": "a part of the papers' page",
    "filing_paper_file": "a PDF file",
}
