"""Filings for the access matrix: a draft, one with the court, a registered one and its people."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from filing.actions import complaining, docketing, examining, requesting, responding
from filing.court_papers import papers_of
from filing.models import CaseRequest, ConductComplaint, Filing, Flag, ServedComplaint
from portal.common import clock
from portal.courts.models import FILING_DIVISION, Court
from portal.people.models import Person
from portal.people.roles import Role
from tests import builders
from tests.filing.builders import a_complete_draft, a_submitted_filing, a_verified_person

Given = dict[str, Any]


@dataclass(frozen=True)
class Filings:
    """What the addresses of filing are asked about."""

    draft: Filing
    handed_in: Filing
    registered: Filing
    flag: Flag
    served: ServedComplaint
    request: CaseRequest
    complaint: ConductComplaint


def filings_of(court: Court, filer: Person, defendant: Person | None = None) -> Filings:
    """One filing in each stage at a court, all made by the same person."""
    at, said = clock.now(), {"court": court.code, "cause_no": "116.2"}
    desk = builders.a_division(court, FILING_DIVISION, name="立案庭", name_en="Filing")
    clerk = builders.an_office(Role.CLERK, desk)
    draft = a_complete_draft(filer, at=at, **said)
    handed_in = a_submitted_filing(filer, at=at, **said)
    flag = examining.raise_flag(
        handed_in, examining.Ground("FACTS", "answer:facts.story[0]", words="x"), by=clerk, at=at
    )
    registered = docketing.accept(
        a_submitted_filing(filer, at=at, **said), by=clerk, at=at
    )
    registered.case.parties.filter(side="DEFENDANT").update(phone="")
    (served,) = responding.serve_complaint(registered, by=clerk, at=at)
    _receive(served, defendant or a_verified_person())
    asked = requesting.Asked("WITHDRAWAL", "x")
    request = requesting.ask(
        registered.case.parties.get(side="PLAINTIFF"), asked, requester=filer, by=filer,
        key=uuid4(), at=at,
    )
    complaint = complaining.complain(
        complaining.Grievance(ConductComplaint.Ground.DELAY, "x"), court, filing=handed_in,
        by=filer, key=uuid4(), at=at,
    )
    return Filings(draft, handed_in, registered, flag, served, request, complaint)


def _receive(served: ServedComplaint, defendant: Person) -> None:
    """The other side opened it; how is tested elsewhere."""
    served.joined_by, served.joined_at = defendant, served.sent_at
    served.save()
    served.party.person = defendant
    served.party.save()
    responding._start_answer(served, served.sent_at)


def _draft(**more: Any) -> "Fill":
    return lambda court, whose: {"public_id": court.filings[whose].draft.public_id} | more


def _handed_in(**more: Any) -> "Fill":
    return lambda court, whose: {"public_id": court.filings[whose].handed_in.public_id} | more


def _registered(court: Any, whose: str) -> Given:
    return {"public_id": court.filings[whose].registered.public_id}


def _party(**more: Any) -> "Fill":
    def fill(court: Any, whose: str) -> Given:
        draft = court.filings[whose].draft
        own = draft.parties.get(side=draft.terms.own)
        return {"public_id": draft.public_id, "party_id": own.public_id} | more

    return fill


def _material(court: Any, whose: str) -> Given:
    draft = court.filings[whose].draft
    return {"public_id": draft.public_id, "material_id": draft.materials.get().public_id}


def _made_paper(court: Any, whose: str) -> Given:
    filing = court.filings[whose].handed_in
    return {"public_id": filing.public_id, "paper_id": filing.papers.first().public_id}


def _court_paper(court: Any, whose: str) -> Given:
    filing = court.filings[whose].registered
    return {"public_id": filing.public_id, "paper_id": papers_of(filing).first().public_id}


def _flag(court: Any, whose: str) -> Given:
    ours = court.filings[whose]
    return {"public_id": ours.handed_in.public_id, "flag_id": ours.flag.public_id}


def _of(kind: str) -> "Fill":
    return lambda court, whose: {"public_id": getattr(court.filings[whose], kind).public_id}


def _case(**more: Any) -> "Fill":
    return lambda court, whose: {"case_id": court.filings[whose].registered.case.public_id} | more


def _entering(court: Any, whose: str) -> Given:
    case = court.filings[whose].registered.case
    party = case.parties.get(side="PLAINTIFF")
    return {"case_id": case.public_id, "party_id": party.pk, "kind": "SUPPLEMENT"}


Fill = Callable[[Any, str], Given]
NO_ITEM = "00000000-0000-4000-8000-000000000000"
SCOPED: dict[str, Fill] = {
    **dict.fromkeys(
        ("filing", "filing_cause", "filing_way", "filing_evidence", "filing_court",
         "filing_address", "filing_mediation", "filing_fee", "filing_consent", "filing_check",
         "filing_papers", "api:filing", "api:filing_documents", "api:filing_submit"),
        _draft(),
    ),
    "filing_save": _draft(item=0),
    "filing_act": _draft(name="discard"),
    "filing_side": _draft(side="own"),
    **dict.fromkeys(
        ("filing_receipt", "filing_receipt_paper", "filing_receipt_file", "filing_complain",
         "filing_court_papers", "api:filing_withdraw", "api:filing_correct", "staff:filing",
         "staff:filing_draw", "staff:filing_flag", "staff:filing_lease", "staff:filing_leave",
         "staff:filing_preview", "staff:filing_recuse", "staff:filing_slip"),
        _handed_in(),
    ),
    "staff:filing_decide": _handed_in(name="accept"),
    "filing_draw": _registered,
    "respond": _of("served"), "respond_answer": _of("served"),
    "respond_counterclaim": _of("served"), "staff:served_code": _of("served"),
    "case_request": _of("request"), "case_request_back": _of("request"),
    "staff:case_request": _of("request"),
    "filing_complaint": _of("complaint"), "staff:filing_complaint": _of("complaint"),
}
OTHERWISE: dict[str, Fill] = {
    "filing_begin": lambda court, whose: {"slug": "first-civil"},
    "filing_section": _draft(code="facts"),
    "filing_item_add": _draft(code="claims"),
    "filing_item": _draft(code="claims", item=0),
    "filing_item_remove": _draft(code="claims", item=0),
    "filing_paper": _draft(code="COMPLAINT", subject="-"),
    "filing_party": _party(page="who"),
    "filing_party_save": _party(), "filing_party_remove": _party(), "filing_agents": _party(),
    "filing_agent": _party(agent_id=NO_ITEM), "filing_sign": _party(),
    "filing_material": _material, "filing_material_move": _material,
    "filing_paper_state": _made_paper, "filing_paper_file": _made_paper,
    "court_paper_file": _court_paper, "staff:filing_lift": _flag,
    "staff:filing_page": _handed_in(item_id=NO_ITEM, number=1),
    "staff:filing_paper": _handed_in(paper_id=NO_ITEM),
    "staff:speciality_end": lambda court, whose: {"number": 0},
    "case_requests": _case(), "case_request_new": _case(kind="WITHDRAWAL"),
    "staff:dispute_matrix": _case(), "staff:enter_request": _entering,
}
