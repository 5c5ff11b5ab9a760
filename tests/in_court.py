"""What an address needs filled in for the access matrix: records of ours or of a foreign court."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from judge_contact.actions.attaching import attached_to
from judge_contact.links import AnswerLink
from portal.workdays.models import DayNotice
from tests.fees import session as fees
from tests.filing import (
    case_session as running_case,
    desk_session as filing_desk,
    session as filing,
)

Given = dict[str, Any]
TIMELY = {"series": "judge_contact", "code": "timeliness_rate", "part": "rest"}


def _ticket(court: Any, whose: str) -> Given:
    return {"public_id": court.tickets[whose].public_id}


def _case(court: Any, whose: str) -> Given:
    return {"public_id": court.cases[whose].public_id}


def _caller(court: Any, whose: str) -> Given:
    return _case(court, whose) | {"who": "PLAINTIFF-1"}


def _missed_call(court: Any, whose: str) -> Given:
    return {"public_id": court.calls[whose].public_id}


def _absence(court: Any, whose: str) -> Given:
    return {"public_id": court.absences[whose].public_id}


def _message(court: Any, whose: str) -> Given:
    person = court.tickets[whose].requester
    return {"public_id": person.messages.order_by("pk").first().public_id}


def _answer_link(court: Any, whose: str) -> Given:
    ticket = court.tickets[whose]
    link = AnswerLink(ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial)
    return {"token": link.token()}


def _file_of_answer_link(court: Any, whose: str) -> Given:
    (file,) = attached_to(court.tickets[whose])
    return _answer_link(court, whose) | {"public_id": file.public_id}


def _mandate(court: Any, whose: str) -> Given:
    return {"key": court.mandates[whose].public_id}


def _phone(court: Any, whose: str) -> Given:
    return {"field": "people.phone", "key": court.tickets[whose].requester.public_id}


def _staff_member(court: Any, whose: str) -> Given:
    return {"key": court.people["courier"].public_id}


def _office(court: Any, whose: str) -> Given:
    return {"key": court.people["courier"].offices.get().public_id}


def _paper(court: Any, whose: str) -> Given:
    return {"public_id": court.papers[whose].public_id}


def _notice(court: Any, whose: str) -> Given:
    return {"public_id": DayNotice.objects.order_by("issued_on").first().public_id}


def _act(name: str) -> Callable[[Any, str], Given]:
    return lambda court, whose: _ticket(court, whose) | {"name": name}


def _witnessing(court: Any, whose: str) -> Given:
    return {"public_id": court.witnessings[whose].public_id}


def _passing(court: Any, whose: str) -> Given:
    return {"public_id": court.passings[whose].public_id}


def _draft_abroad(court: Any, whose: str) -> Given:
    return {"public_id": court.witnessings[whose].filing.public_id}


def _of(kind: str, **more: Any) -> Callable[[Any, str], Given]:
    """Records of the dossier by the name of their list: ``files``, ``items``, ``dossiers``."""
    return lambda court, whose: {"public_id": getattr(court, kind)[whose].public_id} | more


def _page_of_dossier(court: Any, whose: str) -> Given:
    return _of("dossiers", number=1)(court, whose) | {"item": court.items[whose].public_id}


API_ACTS = ("acknowledge", "contacted", "unable", "hand-over", "report", "not-reached", "close")
SCOPED: dict[str, Callable[[Any, str], Given]] = {
    "case": _case,
    "message": _message,
    "contact_judge_ticket": _ticket,
    "contact_judge_receipt": _ticket,
    "contact_judge_receipt_file": _ticket,
    "contact_judge_act": _act("withdraw"),
    "filing_witness": _draft_abroad,
    "staff:filing_handed_out": _passing,
    "staff:witnessing": _witnessing,
    "staff:witnessing_act": lambda court, whose: (
        _witnessing(court, whose) | {"name": "cancel_witness"}
    ),
    "contact_judge_guest_ticket": _ticket,
    "contact_judge_guest_act": _act("withdraw"),
    "contact_judge_guest_attach": _ticket,
    "staff:contact_caller": _caller,
    "staff:contact_answer_at_once": _caller,
    "staff:contact_missed": _missed_call,
    "staff:contact_missed_tried": _missed_call,
    "staff:contact_missed_settle": _missed_call,
    "staff:contact_absence_end": _absence,
    "staff:case": _case,
    "staff:contact_ticket": _ticket,
    "staff:contact_act": _act("acknowledge"),
    "upload": _of("uploads"),
    "upload_finish": _of("uploads"),
    "file_shown": _of("files"),
    "file_page": _of("files", number=1),
    "file_original": _of("files"),
    "file_copy": _of("files"),
    "dossier_case": _of("dossiers"),
    "dossier_copy": _of("dossiers"),
    "dossier_copy_order": _of("dossiers"),
    "dossier_copy_state": _of("dossiers"),
    "dossier_item": _of("items"),
    "dossier_page": _of("items", number=1),
    "dossier_recording": _of("items"),
    "staff:dossier": _of("dossiers"),
    "staff:dossier_act": _of("dossiers", name="seal"),
    "staff:dossier_item": _of("items"),
    "staff:dossier_item_act": _of("items", name="release"),
    "staff:cover": _of("dossiers"),
    "staff:cover_sheet": _of("sheets"),
    "staff:file_again": _of("files"),
    "api:dossier": _of("dossiers"),
    "api:dossier_page": _page_of_dossier,
    "api:case": _case,
    "api:case_timeline": _case,
    "api:ticket": _ticket,
} | {f"api:ticket_{act}": _ticket for act in API_ACTS} | fees.SCOPED | {
    **filing.SCOPED, **filing_desk.SCOPED, **running_case.SCOPED,
}
"""Addresses of one record that belongs to somebody: foreign and absent must look alike."""

OTHERWISE: dict[str, Callable[[Any, str], Given]] = {
    "guide_question": lambda court, whose: {"code": "cause"},
    "reply": _answer_link,
    "reply_file": _file_of_answer_link,
    "reply_file_page": lambda court, whose: _file_of_answer_link(court, whose) | {"number": 1},
    "message_read": _message,
    "mandate_end": _mandate,
    "end_session": lambda court, whose: {"pk": 0},
    "show_own": _phone,
    "staff:unmask": _phone,
    "staff:person_offices": _staff_member,
    "staff:office_end": _office,
    "staff:paper_retry": _paper,
    "staff:calendar_notice": _notice,
    "staff:calendar_approve": _notice,
    "staff:calendar_reject": _notice,
    "year_calendar": lambda court, whose: {"year": 2026},
    "staff:contact_criticism": lambda court, whose: _ticket(court, whose) | {"key": uuid4()},
    "staff:figure_records": lambda court, whose: TIMELY,
    "api:verify": lambda court, whose: {"code": "AAAAAAAAAA"},
    "sandbox_wecom": lambda court, whose: {"group": "nobody"},
    **fees.OTHERWISE,
    **filing.OTHERWISE, **filing_desk.OTHERWISE, **running_case.OTHERWISE,
}
"""Other addresses with gaps: they carry their own permission, or belong to the console."""
