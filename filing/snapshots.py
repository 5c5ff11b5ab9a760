"""Reading a filing into plain values: for checks, for the frozen submission, for comparing."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from filing.elements import FORMS, ElementForm, asked_only, is_asked
from filing.elements.form import Answers
from filing.models import Consent, Filing, FilingAgent, FilingParty, Material
from filing.papers.needed import unsigned_papers
from filing.rules import anchors
from filing.rules.said import (
    Said,
    SaidAgent,
    SaidMaterial,
    SaidParty,
    Snapshot,
    day,
    money,
    to_snapshot,
)
from filing.rules.twins import same_matter
from filing.twins import earlier_matters
from portal.papers.characters import unprintable
from portal.people.models import Person


@dataclass(frozen=True)
class Frozen:
    """What a submission keeps: everything said, every file's hash, and the print of both."""

    said: Said
    snapshot: Snapshot
    files: list[dict[str, Any]]
    digest: str


def said_by(filing: Filing) -> Said:
    """Everything this filing says now, in a constant number of queries."""
    unsigned = unsigned_papers(filing)  # reads the whole, which is used below
    form = FORMS[filing.form]
    answers = asked_only(form, answers_of(filing))
    said = Said(
        kind=filing.kind,
        form=filing.form,
        own=filing.terms.own,
        other=filing.terms.other,
        capacity=filing.capacity,
        channel=filing.channel,
        court=filing.court.code if filing.court else "",
        court_level=filing.court.level if filing.court else "",
        cause_no=filing.cause_no,
        cause=filing.cause,
        procedure=filing.procedure,
        language=filing.language,
        origin_case=filing.origin_case.number if filing.origin_case else "",
        accepts_mediation=filing.accepts_mediation,
        amount="" if filing.amount is None else f"{filing.amount:.2f}",
        answers=answers,
        parties=tuple(_party(party) for party in filing.parties.all()),
        materials=tuple(
            _material(one) for one in filing.materials.all() if one.removed_at is None
        ),
        consents=consents_of(filing),
        missing=tuple(missing(form, answers)),
        unreadable=tuple(unreadable(form, answers)),
        unsigned=tuple(
            (needed.document.title, party.name)
            for needed, waiting in unsigned for party in waiting
        ),
    )
    return replace(
        said, earlier=tuple(same_matter(said, earlier_matters(filing))),
        unprintable=tuple(_unprintable(said)),
    )


def _unprintable(said: Said) -> Iterator[tuple[str, str]]:
    """Where something is written that no font of the court can print, and which characters."""
    written = [(f"answer:{name}", value) for name, value in said.answers.items()]
    for party in said.parties:
        written += [
            (anchors.party(party.id, name), getattr(party, name) or "") for name in _PARTY_WORDS
        ]
    written += [(anchors.material(one.id), f"{one.name}{one.proves}") for one in said.materials]
    for anchor, text in written:
        if characters := unprintable(text):
            yield anchor, characters


def unreadable(form: ElementForm, answers: Answers) -> Iterator[str]:
    """Anchors of answers that are no sum, number or date where one is asked for."""
    for name, value in answers.items():
        if not can_be_read(form.element(name.partition("[")[0]).kind, value):
            yield f"answer:{name}"


def missing(form: ElementForm, answers: Answers) -> Iterator[str]:
    """Anchors of needed questions without an answer, in every repetition that was begun."""
    for section in form.sections:
        keys = set(section.keys())
        begun = {
            int(name[:-1].partition("[")[2]) for name in answers if name.partition("[")[0] in keys
        }
        for item in sorted(begun or {0}):
            for element in section.elements:
                is_needed = element.required and is_asked(element, item, answers)
                if is_needed and f"{element.key}[{item}]" not in answers:
                    yield anchors.answer(element.key, item)


def can_be_read(kind: str, value: str) -> bool:
    """Whether an answer is a sum, number or date where one is asked for."""
    if kind in ("money", "percent", "number"):
        found = money(value)
        return found is not None and found >= 0
    return kind != "date" or day(value) is not None


def answers_of(filing: Filing) -> dict[str, str]:
    """Every answer kept, by ``KEY[ITEM]``, also of questions a former form asked."""
    return {f"{one.key}[{one.item}]": one.value for one in filing.answers.all() if one.value}


def freeze(filing: Filing) -> Frozen:
    """What a submission made now would keep. The same content always has the same digest."""
    said = said_by(filing)
    snapshot = to_snapshot(said)
    files = [
        {"id": one.id, "name": one.name, "sha256": one.sha256, "size": one.size}
        for one in said.materials
    ]
    return Frozen(said, snapshot, files, digest_of(snapshot, files))


def digest_of(snapshot: Snapshot, files: list[dict[str, Any]]) -> str:
    """Fingerprint of a submission: of everything said and of every file's hash."""
    text = json.dumps([snapshot, files], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def consents_of(filing: Filing) -> tuple[str, ...]:
    """The stages whose latest word is yes."""
    latest: dict[str, Consent] = {consent.stage: consent for consent in filing.consents.all()}
    return tuple(sorted(stage for stage, consent in latest.items() if consent.is_given))


_PARTY_TEXTS = [
    field.name for field in fields(SaidParty)
    if field.name not in {"id", "born_on", "person", "is_verified", "agents"}
]

_PARTY_WORDS = ("name", "occupation", "work_unit", "domicile", "representative", "service_address")


def _party(party: FilingParty) -> SaidParty:
    texts = {name: getattr(party, name) for name in _PARTY_TEXTS}
    return SaidParty(
        **texts,
        id=str(party.public_id),
        born_on=party.born_on.isoformat() if party.born_on else "",
        person=_id_of(party.person),
        is_verified=party.person is not None and party.person.is_verified,
        agents=tuple(_agent(agent) for agent in party.agents.all()),
    )


def _agent(agent: FilingAgent) -> SaidAgent:
    return SaidAgent(
        id=str(agent.public_id), position=agent.position, profession=agent.profession,
        name=agent.name, work_unit=agent.work_unit, phone=agent.phone, licence=agent.licence,
        authority=agent.authority, matters=agent.matters, person=_id_of(agent.person),
        post=agent.post,
    )


def _id_of(person: Person | None) -> str:
    return str(person.public_id) if person else ""


def _material(one: Material) -> SaidMaterial:
    return SaidMaterial(
        id=str(one.public_id), slot=one.slot, position=one.position, name=one.name,
        sha256=one.sha256, size=one.size, pages=one.pages, anchor=one.anchor,
        proves=one.proves, source=one.source,
        findings=tuple((found.page, found.rule) for found in one.file.findings.all()),
    )
