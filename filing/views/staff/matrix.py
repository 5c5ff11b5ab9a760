"""The dispute matrix: what is agreed, what is disputed, and the evidence beside it."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from filing.models import Filing, Stance
from filing.papers.wording import text_of
from filing.reading import Row, complaint_of
from portal.cases.models import Case
from portal.cases.reading import note_reading
from portal.common import clock
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role


@dataclass(frozen=True)
class Line:
    """One element: what one side says, and what each of the other side says to it."""

    label: Any
    value: str
    stances: tuple[tuple[str, Stance | None], ...]
    evidence: tuple[str, ...]

    @property
    def is_agreed(self) -> bool:
        """Every party that answered agrees, and at least one did."""
        said = [stance.position for _name, stance in self.stances if stance]
        return bool(said) and all(position == Stance.Position.AGREE for position in said)

    @property
    def is_open(self) -> bool:
        """Nobody has said anything to it yet."""
        return not any(stance for _name, stance in self.stances)


def lines_of(filing: Filing) -> list[Line]:
    """The whole matrix in a constant number of queries."""
    served = list(filing.served.select_related("party").prefetch_related("stances"))
    said = {
        (one.party.name, stance.key, stance.item): stance
        for one in served if one.answered_at for stance in one.stances.all()
    }
    evidence: dict[str, list[str]] = {}
    for material in filing.materials.filter(removed_at=None):
        evidence.setdefault(material.anchor, []).append(material.name)
    return [
        _line(row, [one.party.name for one in served], said, evidence)
        for row in complaint_of(filing).rows()
    ]


def _line(
    row: Row, names: list[str], said: dict[Any, Stance], evidence: dict[str, list[str]]
) -> Line:
    return Line(
        row.label, text_of(row.element, row.value),
        tuple((name, said.get((name, row.key, row.item))) for name in names),
        tuple(evidence.get(row.anchor, evidence.get(row.anchor.removeprefix("answer:"), []))),
    )


@require_safe
@staff_page(Role.JUDGE, Role.ASSISTANT, Role.HEAD, Role.CLERK, Role.LEADER)
def matrix(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Disputed points first, agreed ones folded, unanswered ones last."""
    rows = Case.objects.visible_to(request.user).select_related("court", "division")
    case = get_object_or_404(rows, public_id=case_id)
    filing: Filing | None = getattr(case, "filing", None)
    if filing is None:
        raise Http404
    person = cast(Person, request.user)
    note_reading(case, person, case.roles_of(person), clock.now())
    lines = lines_of(filing)
    context = {
        "case": case,
        "disputed": [line for line in lines if not line.is_agreed and not line.is_open],
        "agreed": [line for line in lines if line.is_agreed],
        "unanswered": [line for line in lines if line.is_open],
    }
    return render(request, "filing/staff/matrix.html", context)
