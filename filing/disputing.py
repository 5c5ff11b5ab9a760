"""The points of a complaint, and what each side put beside them: stances and evidence (CPL 67)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from filing.models import CaseRequest, Filing, ServedComplaint, Stance
from filing.papers.wording import text_of
from filing.reading import Row, complaint_of
from filing.states import State
from portal.cases.models import Case, Party
from portal.dossier.models import StoredFile


@dataclass(frozen=True)
class Point:
    """One element of a complaint that the other side may answer."""

    complaint: ServedComplaint
    row: Row

    @property
    def name(self) -> str:
        return self.row.name

    @property
    def address(self) -> str:
        """How a page names it; the complaint with it, for a party may have received two."""
        return f"{self.complaint.public_id}:{self.name}"

    def __str__(self) -> str:
        return f"{self.row.label} {text_of(self.row.element, self.row.value)[:40]}"


def points_of(party: Party) -> Iterator[Point]:
    """Every element of the complaints this party has received."""
    rows = ServedComplaint.objects.unscoped(because="the caller holds the party")
    for served in rows.filter(party=party, joined_at__isnull=False).select_related("filing"):
        yield from (Point(served, row) for row in complaint_of(served.filing).rows())


def evidence_of(complaints: Iterable[ServedComplaint]) -> Mapping[tuple[int, str], list[str]]:
    """The files parties handed in for an element, by complaint and element."""
    rows = CaseRequest.objects.unscoped(because="the caller holds the complaints")
    made = {
        one.reference: (one.complaint_id, one.point)
        for one in rows.filter(complaint__in=list(complaints)).exclude(point="")
    }
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    files = StoredFile.objects.unscoped(because="the caller holds the complaints")
    for file in files.filter(about__in=made).order_by("taken_at", "pk"):
        found[made[file.about]].append(file.name)
    return found


@dataclass(frozen=True)
class Line:
    """One element: what one side says, what each of the other side says to it, and the evidence
    of both."""

    label: Any
    value: str
    stances: tuple[tuple[str, Stance | None], ...]
    evidence: tuple[str, ...]
    against: tuple[tuple[str, str], ...] = ()
    """Files of the other side, each with the name of the party that handed it in."""

    @property
    def is_agreed(self) -> bool:
        """Every party that answered agrees, and at least one did."""
        said = [stance.position for _name, stance in self.stances if stance]
        return bool(said) and all(position == Stance.Position.AGREE for position in said)

    @property
    def is_open(self) -> bool:
        """Nobody has said anything to it yet."""
        return not any(stance for _name, stance in self.stances)


@dataclass(frozen=True)
class Claim:
    """One claim of the case, the suit or a counterclaim, with its lines."""

    filing: Filing
    lines: tuple[Line, ...]

    @property
    def is_counterclaim(self) -> bool:
        return self.filing.counters_id is not None

    @property
    def disputed(self) -> list[Line]:
        return [line for line in self.lines if not line.is_agreed and not line.is_open]

    @property
    def agreed(self) -> list[Line]:
        return [line for line in self.lines if line.is_agreed]

    @property
    def unanswered(self) -> list[Line]:
        return [line for line in self.lines if line.is_open]


def claims_of(case: Case) -> list[Claim]:
    """The suit first, then the counterclaims heard with it (CPL 143)."""
    rows = Filing.objects.unscoped(because="the caller reads the case")
    suit = rows.filter(case=case)
    counterclaims = rows.filter(origin_case=case, state=State.JOINED).order_by("pk")
    return [Claim(filing, tuple(lines_of(filing))) for filing in (*suit, *counterclaims)]


def lines_of(filing: Filing) -> list[Line]:
    """Every element of one claim, in a constant number of queries."""
    served = list(filing.served.select_related("party").prefetch_related("stances"))
    said = {
        (one.party.name, stance.key, stance.item): stance
        for one in served if one.answered_at for stance in one.stances.all()
    }
    own: dict[str, list[str]] = defaultdict(list)
    for material in filing.materials.filter(removed_at=None):
        own[material.anchor].append(material.name)
    against = evidence_of(served)
    return [_line(row, served, said, own, against) for row in complaint_of(filing).rows()]


def _line(
    row: Row, served: list[ServedComplaint], said: Mapping[Any, Stance],
    own: Mapping[str, list[str]], against: Mapping[tuple[int, str], list[str]],
) -> Line:
    return Line(
        row.label, text_of(row.element, row.value),
        tuple(
            (one.party.name, said.get((one.party.name, row.key, row.item))) for one in served
        ),
        tuple(own.get(row.anchor) or own.get(row.name) or ()),
        tuple(
            (one.party.name, name)
            for one in served for name in against.get((one.pk, row.name), ())
        ),
    )
