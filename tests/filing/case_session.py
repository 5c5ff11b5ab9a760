"""A registered case, the complaint its other side received, and a request in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from filing.actions import docketing, requesting, responding
from filing.models import CaseRequest, Filing, ServedComplaint
from portal.common import clock
from portal.courts.models import FILING_DIVISION, Court
from portal.people.models import Person
from portal.people.roles import Role
from tests import builders
from tests.filing.builders import a_submitted_filing

Given = dict[str, Any]


@dataclass(frozen=True)
class Running:
    """What the addresses of a running case are asked about."""

    registered: Filing
    served: ServedComplaint
    request: CaseRequest


def running(court: Court, filer: Person, defendant: Person) -> Running:
    """The filer's case at a court; the defendant has opened the complaint."""
    at = clock.now()
    desk = builders.a_division(court, FILING_DIVISION, name="立案庭", name_en="Filing")
    clerk = builders.an_office(Role.CLERK, desk)
    submitted = a_submitted_filing(filer, at=at, court=court.code, cause_no="116.2")
    registered = docketing.accept(submitted, by=clerk, at=at)
    # Without a phone nothing is sent: the matrix has no gateway.
    registered.case.parties.filter(side="DEFENDANT").update(phone="")
    (served,) = responding.serve_complaint(registered, by=clerk, at=at)
    served.joined_by, served.joined_at = defendant, at
    served.save()
    served.party.person = defendant
    served.party.save()
    asked = requesting.Asked("WITHDRAWAL", "x")
    plaintiff = registered.case.parties.get(side="PLAINTIFF")
    request = requesting.ask(plaintiff, asked, requester=filer, by=filer, key=uuid4(), at=at)
    return Running(registered, served, request)


Fill = Callable[[Any, str], Given]


def _of(kind: str) -> Fill:
    return lambda court, whose: {"public_id": getattr(court.running[whose], kind).public_id}


def _case(**more: Any) -> Fill:
    return lambda court, whose: {"case_id": court.running[whose].registered.case.public_id} | more


def _entering(court: Any, whose: str) -> Given:
    case = court.running[whose].registered.case
    party = case.parties.get(side="PLAINTIFF")
    return {"case_id": case.public_id, "party_id": party.pk, "kind": "SUPPLEMENT"}


SCOPED: dict[str, Fill] = {
    "respond": _of("served"), "respond_answer": _of("served"),
    "respond_counterclaim": _of("served"), "staff:served_code": _of("served"),
    "case_request": _of("request"), "case_request_back": _of("request"),
    "staff:case_request": _of("request"),
}
OTHERWISE: dict[str, Fill] = {
    "case_requests": _case(), "case_request_new": _case(kind="WITHDRAWAL"),
    "staff:dispute_matrix": _case(), "staff:enter_request": _entering,
}


def _served(person: Any) -> Any:
    for one in ServedComplaint.objects.visible_to(person).filter(joined_by=person)[:1]:
        yield {"public_id": one.public_id}


def _requests(person: Any) -> Any:
    for one in CaseRequest.objects.visible_to(person)[:1]:
        yield {"public_id": one.public_id}


def _own_requests(person: Any) -> Any:
    rows = CaseRequest.objects.visible_to(person).filter(requester=person)
    yield from ({"public_id": one.public_id} for one in rows[:1])


def _cases(**more: Any) -> Callable[[Any], Any]:
    return lambda person: (
        {"case_id": one.case.public_id} | more
        for one in CaseRequest.objects.visible_to(person)[:1]
    )


def _at_the_counter(person: Any) -> Any:
    for one in CaseRequest.objects.visible_to(person)[:1]:
        yield {"case_id": one.case.public_id, "party_id": one.party_id, "kind": "SUPPLEMENT"}


FILLED = {
    "respond": _served, "respond_answer": _served,
    "case_request": _own_requests,
    "staff:case_request": _requests,
    "staff:dispute_matrix": _cases(),
    "case_requests": _cases(), "case_request_new": _cases(kind="WITHDRAWAL"),
    "staff:enter_request": _at_the_counter,
}
"""By name of the address: what to fill in for a person who walks the pages."""
