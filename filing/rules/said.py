"""Everything a filing says, as plain values: what is frozen at submission, compared and checked.

Rules read this and nothing else, so a check gives the same answer to the filer before submitting,
to the clerk afterwards, and years later to whoever asks why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

Snapshot = dict[str, Any]
LARGEST = Decimal(10) ** 14
"""Sums up to here are kept to the fen."""
FINEST = 12
"""More decimals than these has no sum, rate or count."""
_LISTS = ("consents", "missing", "unreadable", "earlier")
_PAIRS = ("unsigned", "unprintable")


@dataclass(frozen=True)
class SaidAgent:
    """An agent of one party. ``person`` is the public id of a known account, else empty."""

    id: str
    position: int
    profession: str
    name: str
    work_unit: str = ""
    phone: str = ""
    licence: str = ""
    authority: str = ""
    matters: str = ""
    person: str = ""
    post: str = ""


@dataclass(frozen=True)
class SaidParty:
    """One side. ``sealed_number`` stays sealed; ``has_number`` says whether there is one.

    ``is_verified`` is true when the person's identity was compared with the platform (OL 7).
    """

    id: str
    side: str
    position: int
    kind: str
    name: str = ""
    sex: str = ""
    born_on: str = ""
    ethnicity: str = ""
    occupation: str = ""
    work_unit: str = ""
    phone: str = ""
    domicile: str = ""
    habitual_residence: str = ""
    document: str = ""
    country: str = ""
    sealed_number: str = ""
    representative: str = ""
    representative_post: str = ""
    entity_type: str = ""
    ownership: str = ""
    registered_place: str = ""
    relation: str = ""
    service_address: str = ""
    service_postcode: str = ""
    accepts_e_service: bool | None = None
    e_channel: str = ""
    e_address: str = ""
    person: str = ""
    is_verified: bool = False
    agents: tuple[SaidAgent, ...] = ()

    @property
    def has_number(self) -> bool:
        return bool(self.sealed_number)

    @property
    def is_natural(self) -> bool:
        return self.kind == "NATURAL"


@dataclass(frozen=True)
class SaidMaterial:
    """One file: for what, named how, with its fingerprint and what was found on its pages."""

    id: str
    slot: str
    position: int
    name: str
    sha256: str
    size: int
    pages: int = 0
    anchor: str = ""
    proves: str = ""
    source: str = ""
    findings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Said:
    """One filing. ``answers`` are keyed ``KEY[ITEM]``; empty ones are left out.

    ``missing`` and ``unreadable`` are anchors of needed questions without an answer, and of sums,
    numbers and dates that are none. ``unsigned`` are papers (title, who) that wait to be signed;
    ``unprintable`` are places (anchor, characters) with what no font of the court can print.
    ``earlier`` are numbers of the filer's own filings and cases in the same matter (INT 247).
    """

    kind: str
    form: str
    own: str
    other: str
    capacity: str
    channel: str
    court: str = ""
    court_level: str = ""
    cause_no: str = ""
    cause: str = ""
    procedure: str = ""
    language: str = "zh-hans"
    origin_case: str = ""
    accepts_mediation: bool | None = None
    amount: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[SaidParty, ...] = ()
    materials: tuple[SaidMaterial, ...] = ()
    consents: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    unsigned: tuple[tuple[str, str], ...] = ()
    unprintable: tuple[tuple[str, str], ...] = ()
    earlier: tuple[str, ...] = ()

    def on_side(self, side: str) -> list[SaidParty]:
        return [party for party in self.parties if party.side == side]

    @property
    def own_side(self) -> list[SaidParty]:
        return self.on_side(self.own)

    @property
    def other_side(self) -> list[SaidParty]:
        """Those on the other side; in a joint application all applicants stand on one."""
        return [] if self.other == self.own else self.on_side(self.other)

    def answer(self, key: str, item: int = 0) -> str:
        return self.answers.get(f"{key}[{item}]", "")

    def items_of(self, key: str) -> Iterator[tuple[int, str]]:
        """Every repetition of one question with its answer, in order."""
        found = []
        for name, value in self.answers.items():
            head, _bracket, tail = name.partition("[")
            if head == key:
                found.append((int(tail.rstrip("]")), value))
        return iter(sorted(found))

    def in_slot(self, slot: str) -> list[SaidMaterial]:
        return [material for material in self.materials if material.slot == slot]


def to_snapshot(said: Said) -> Snapshot:
    """The same as JSON values, the form in which it is kept."""
    kept: Snapshot = asdict(said)
    kept["answers"] = dict(sorted(said.answers.items()))
    for party in kept["parties"]:
        party["agents"] = list(party["agents"])
    for material in kept["materials"]:
        material["findings"] = [list(one) for one in material["findings"]]
    kept["parties"], kept["materials"] = list(kept["parties"]), list(kept["materials"])
    for name in _LISTS:
        kept[name] = list(kept[name])
    for name in _PAIRS:
        kept[name] = [list(pair) for pair in kept[name]]
    return kept


def from_snapshot(kept: Snapshot) -> Said:
    """What a kept snapshot says; the inverse of ``to_snapshot``."""
    fields = dict(kept)
    fields["parties"] = tuple(
        SaidParty(**{**party, "agents": tuple(SaidAgent(**agent) for agent in party["agents"])})
        for party in kept["parties"]
    )
    fields["materials"] = tuple(
        SaidMaterial(**{**one, "findings": tuple((page, code) for page, code in one["findings"])})
        for one in kept["materials"]
    )
    for name in _LISTS:
        fields[name] = tuple(kept.get(name, ()))
    for name in _PAIRS:
        fields[name] = tuple((place, what) for place, what in kept.get(name, ()))
    return Said(**fields)


def money(text: str) -> Decimal | None:
    """A sum as typed ("12,000.50"), or None when it is none or no court could ever be asked it."""
    try:
        value = Decimal(text.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= LARGEST or value != round(value, FINEST):
        return None
    return value


def day(text: str) -> date | None:
    """A date as kept (ISO 8601), or None when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
