"""Filings of the matrix's court: one examined, one docketed, a mark, a paper, a complaint."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from filing.actions import complaining, docketing, examining
from filing.court_papers import papers_of
from filing.models import ConductComplaint, Filing, Flag, Speciality
from portal.common import clock
from portal.courts.models import Division
from portal.dossier.actions import dossier_of
from portal.dossier.models import Item
from portal.papers.models import Paper
from portal.people.models import Person
from tests.filing.builders import a_submitted_filing, verify

Given = dict[str, Any]
WAGES = "205.5"


@dataclass(frozen=True)
class Desked:
    """The records that rules ask about."""

    examined: Filing
    docketed: Filing
    flag: Flag
    complaint: ConductComplaint
    speciality: Speciality

    @property
    def paper(self) -> Paper:
        return papers_of(self.docketed)[0]

    @property
    def item(self) -> Item:
        dossier = dossier_of(self.examined)
        assert dossier is not None
        return dossier.items.earliest("pk")


def desked(filer: Person, division: Division, clerk: Person) -> Desked:
    """Two filings of one person at one court, and what the desk has done with them."""
    at = clock.now()
    speciality = Speciality.objects.create(
        court=division.court, division=division, type_code="民初", since=date(2020, 1, 1)
    )
    place = {"at": at, "court": division.court.code}
    examined = a_submitted_filing(verify(filer), **place)
    docketed = a_submitted_filing(filer, cause_no=WAGES, **place)
    docketed = docketing.accept(docketed, by=clerk, at=at)
    docketed = docketing.hand_over(docketed, by=clerk, at=at)
    flag = examining.raise_flag(examined, examining.Ground("CLAIM"), by=clerk, at=at)
    complaint = complaining.complain(
        complaining.Grievance("DELAY"), division.court, filing=examined, by=filer, key=uuid4(),
        at=at,
    )
    return Desked(examined, docketed, flag, complaint, speciality)


def _of(kind: str, **more: Any) -> Callable[[Any, str], Given]:
    return lambda court, whose: {"public_id": getattr(court.desks[whose], kind).public_id} | more


def _page(court: Any, whose: str) -> Given:
    return _of("examined", number=1)(court, whose) | {"item_id": court.desks[whose].item.public_id}


def _lift(court: Any, whose: str) -> Given:
    return _of("examined")(court, whose) | {"flag_id": court.desks[whose].flag.public_id}


def _paper(court: Any, whose: str) -> Given:
    return _of("docketed")(court, whose) | {"paper_id": court.desks[whose].paper.public_id}


SCOPED: dict[str, Callable[[Any, str], Given]] = {
    "filing_complaint": _of("complaint"),
    "filing_complain": _of("examined"),
    "filing_court_papers": _of("docketed"),
    "court_paper_file": _paper,
    "filing_draw": _of("docketed"),
    "staff:filing": _of("examined"),
    "staff:filing_complaint": _of("complaint"),
    "staff:filing_decide": _of("examined", name="accept"),
    "staff:filing_draw": _of("docketed"),
    "staff:filing_flag": _of("examined"),
    "staff:filing_lease": _of("examined"),
    "staff:filing_leave": _of("examined"),
    "staff:filing_lift": _lift,
    "staff:filing_page": _page,
    "staff:filing_paper": _paper,
    "staff:filing_preview": _of("examined"),
    "staff:filing_recuse": _of("examined"),
    "staff:filing_slip": _of("examined"),
}
OTHERWISE: dict[str, Callable[[Any, str], Given]] = {
    "staff:speciality_end": lambda court, whose: {"number": court.desks[whose].speciality.pk},
}


def _filings(person: Any) -> Any:
    rows = Filing.objects.visible_to(person).at_court(person).awaiting_review()
    for filing in rows[:1]:
        yield {"public_id": filing.public_id}


def _docketed(person: Any) -> Any:
    for filing in Filing.objects.visible_to(person).filter(state="DOCKETED")[:1]:
        yield {"public_id": filing.public_id}


def _complaints(person: Any) -> Any:
    for complaint in ConductComplaint.objects.visible_to(person)[:1]:
        yield {"public_id": complaint.public_id}


FILLED: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(
        ("staff:filing_page", "staff:filing_paper", "court_paper_file"), lambda person: iter(())
    ),
    "filing_complaint": _complaints,
    "filing_complain": _docketed,
    "filing_court_papers": _docketed,
    "filing_draw": _docketed,
    "staff:filing": _filings,
    "staff:filing_complaint": _complaints,
    "staff:filing_decide": lambda person: (
        given | {"name": name} for given in _filings(person) for name in ("accept", "notice")
    ),
    "staff:filing_draw": _docketed,
    "staff:filing_flag": _filings,
    "staff:filing_recuse": _filings,
    "staff:filing_slip": _filings,
}
NO_PAGES = {
    "court_paper_file": "a PDF file", "staff:filing_paper": "a PDF file",
    "staff:filing_page": "a picture",
}
