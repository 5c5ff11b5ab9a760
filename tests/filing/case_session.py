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
    objection: CaseRequest
    answered: ServedComplaint


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
    objection = CaseRequest.objects.create(
        case=registered.case, court=court, party=served.party, kind="OBJECTION", words="x",
        requester=defendant, proposed_court=court, made_at=at, state_since=at,
    )
    # An answer that was sent on; its paper is not made yet.
    answered = ServedComplaint.objects.create(
        filing=registered, party=plaintiff, court=court, code_index=f"answered {court.code}",
        code_made_at=at, sent_at=at, joined_at=at, joined_by=defendant, answered_at=at,
        forwarded_at=at, paper=request.papers()[0], words="x",
    )
    return Running(registered, served, request, objection, answered)


Fill = Callable[[Any, str], Given]


def _of(kind: str) -> Fill:
    return lambda court, whose: {"public_id": getattr(court.running[whose], kind).public_id}


def _case(**more: Any) -> Fill:
    return lambda court, whose: {"case_id": court.running[whose].registered.case.public_id} | more


def _entering(court: Any, whose: str) -> Given:
    case = court.running[whose].registered.case
    party = case.parties.get(side="PLAINTIFF")
    return {"case_id": case.public_id, "party_id": party.pk, "kind": "SUPPLEMENT"}


def _request_paper(court: Any, whose: str) -> Given:
    made = court.running[whose].request
    return {"public_id": made.public_id, "paper_id": made.papers()[0].public_id}


SCOPED: dict[str, Fill] = {
    "respond_sign": _of("served"), "answer": _of("answered"), "answer_file": _of("answered"),
    "case_request_sign": _of("objection"), "case_request_paper": _request_paper,
    "staff:forward_answer": _of("answered"),
    "respond": _of("served"), "respond_answer": _of("served"),
    "respond_counterclaim": _of("served"), "staff:served_code": _of("served"),
    "case_request": _of("request"), "case_request_back": _of("request"),
    "staff:case_request": _of("request"),
}
OTHERWISE: dict[str, Fill] = {
    "case_requests": _case(), "case_request_new": _case(kind="WITHDRAWAL"),
    "staff:dispute_matrix": _case(), "staff:case_counter": _case(),
    "staff:enter_request": _entering,
}


def _served(person: Any) -> Any:
    rows = ServedComplaint.objects.visible_to(person).filter(joined_by=person, answered_at=None)
    yield from ({"public_id": one.public_id} for one in rows[:1])


def _requests(person: Any) -> Any:
    for one in CaseRequest.objects.visible_to(person)[:1]:
        yield {"public_id": one.public_id}


def _unsigned_objections(person: Any) -> Any:
    rows = CaseRequest.objects.visible_to(person).filter(requester=person, kind="OBJECTION")
    yield from ({"public_id": one.public_id} for one in rows.filter(signatures=None)[:1])


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


def _answered(person: Any) -> Any:
    rows = ServedComplaint.objects.visible_to(person).filter(forwarded_at__isnull=False)
    for one in rows[:1]:
        yield {"public_id": one.public_id}


def _disputed(person: Any) -> Any:
    rows = ServedComplaint.objects.visible_to(person).exclude(answered_at=None)
    yield from ({"case_id": one.party.case.public_id} for one in rows[:1])


FILLED = {
    "respond_sign": _served, "answer": _answered, "answer_file": lambda person: iter(()),
    "case_request_sign": _unsigned_objections,
    "case_request_paper": lambda person: iter(()),
    "staff:case_counter": _cases(),
    "respond": _served, "respond_answer": _served,
    "case_request": _own_requests,
    "staff:case_request": _requests,
    "staff:dispute_matrix": _disputed,
    "case_requests": _cases(), "case_request_new": _cases(kind="WITHDRAWAL"),
    "staff:enter_request": _at_the_counter,
}
"""By name of the address: what to fill in for a person who walks the pages."""
NO_PAGES = {"answer_file": "a PDF file", "case_request_paper": "a PDF file"}
