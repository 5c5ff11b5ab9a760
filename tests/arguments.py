"""What an address needs filled in, taken from what a person may see in the database."""

from collections.abc import Callable, Iterator
from typing import Any

from filing.models import Filing, Witnessing
from judge_contact.actions.attaching import attached_to
from judge_contact.callers import everybody_in
from judge_contact.links import AnswerLink
from judge_contact.models import MissedCall, Ticket
from portal.cases.models import Case
from portal.dossier.models import CoverSheet, Dossier, Item, StoredFile
from portal.notices.models import Message
from portal.people.models import Person
from portal.workdays.models import DayNotice
from tests.fees import session as fees
from tests.filing import (
    case_session as running_case,
    desk_session as filing_desk,
    session as filing,
)
from tests.in_court import OTHERWISE, SCOPED, TIMELY
from tests.routes import Route

Given = dict[str, Any]
PER_STATE = 1


def _tickets(person: Any) -> Iterator[Given]:
    for ticket in Ticket.objects.visible_to(person)[:PER_STATE]:
        yield {"public_id": ticket.public_id}


def _ticket_acts(person: Any) -> Iterator[Given]:
    for given in _tickets(person):
        yield given | {"name": "withdraw"}


def _cases(person: Any) -> Iterator[Given]:
    for case in Case.objects.visible_to(person)[:PER_STATE]:
        yield {"public_id": case.public_id}


def _callers(person: Any) -> Iterator[Given]:
    for case in Case.objects.visible_to(person)[:PER_STATE]:
        yield {"public_id": case.public_id, "who": everybody_in([case])[0].who}


def _missed_calls(person: Any) -> Iterator[Given]:
    for call in MissedCall.objects.visible_to(person).waiting()[:PER_STATE]:
        yield {"public_id": call.public_id}


def _answer_links(person: Any) -> Iterator[Given]:
    waiting = Ticket.objects.unscoped(because="a test opens an answer link").unreached()
    for ticket in waiting.select_related("judge")[:PER_STATE]:
        link = AnswerLink(
            ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial
        )
        yield {"token": link.token()}


def _files_of_answer_links(person: Any) -> Iterator[Given]:
    waiting = Ticket.objects.unscoped(because="a test opens a file of an answer link").unreached()
    for ticket in waiting.filter(steps__name="attach").select_related("judge")[:PER_STATE]:
        link = AnswerLink(
            ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial
        )
        yield {"token": link.token(), "public_id": attached_to(ticket)[0].public_id}


def _messages(person: Any) -> Iterator[Given]:
    for message in Message.objects.visible_to(person).letters()[:PER_STATE]:
        yield {"public_id": message.public_id}


def _own_phone(person: Any) -> Iterator[Given]:
    yield {"field": "people.phone", "key": person.public_id}


def _any_staff(person: Any) -> Iterator[Given]:
    yield {"key": Person.objects.get(username="clerk").public_id}


def _notices(person: Any) -> Iterator[Given]:
    for notice in DayNotice.objects.order_by("-issued_on")[:PER_STATE]:
        yield {"public_id": notice.public_id}


def _dossiers(person: Any) -> Iterator[Given]:
    for dossier in Dossier.objects.visible_to(person)[:PER_STATE]:
        yield {"public_id": dossier.public_id}


def _items(person: Any) -> Iterator[Given]:
    for item in Item.objects.visible_to(person)[:PER_STATE]:
        yield {"public_id": item.public_id}


def _sheets(person: Any) -> Iterator[Given]:
    dossiers = Dossier.objects.visible_to(person)
    for sheet in CoverSheet.objects.filter(dossier__in=dossiers)[:PER_STATE]:
        yield {"public_id": sheet.public_id}


def _own_files(person: Any) -> Iterator[Given]:
    """A person's own, or for staff one in a dossier they keep."""
    kept = [one for one in Dossier.objects.visible_to(person)[:PER_STATE] if one.hats(person)]
    for owner in (person, *kept):
        for file in StoredFile.objects.of(owner)[:PER_STATE]:
            yield {"public_id": file.public_id}


def _witnessings(person: Any) -> Iterator[Given]:
    for one in Witnessing.objects.visible_to(person)[:PER_STATE]:
        yield {"public_id": one.public_id}


def _abroad(person: Any) -> Iterator[Given]:
    drafts = Filing.objects.visible_to(person).of(person).filter(channel="CROSS_BORDER")
    for one in drafts[:PER_STATE]:
        yield {"public_id": one.public_id}


NO_GET = (
    "contact_judge_guest_act", "contact_judge_guest_attach",
    "reply_file_page", "staff:contact_answer_at_once", "staff:contact_missed_tried",
    "staff:contact_missed_settle", "staff:contact_absence_end", "dossier_copy", "dossier_page",
    "dossier_recording", "file_copy", "file_original", "file_page", "staff:contact_criticism",
)  # fmt: skip
"""Addresses that take an act or hand out bytes: nothing to fill in for a GET."""
FILLED: dict[str, Callable[[Any], Iterator[Given]]] = {
    **dict.fromkeys(NO_GET, lambda person: iter(())),
    "case": _cases,
    "contact_judge_ticket": _tickets,
    "contact_judge_act": _ticket_acts,
    "guide_question": lambda person: iter([{"code": "cause"}]),
    "contact_judge_guest_ticket": _tickets,
    "contact_judge_guest_act": lambda person: iter(()),
    "staff:contact_caller": _callers,
    "staff:contact_missed": _missed_calls,
    "dossier_case": _dossiers,
    "dossier_copy_state": _dossiers,
    "dossier_item": _items,
    "file_shown": _own_files,
    "message": _messages,
    "reply": _answer_links,
    "reply_file": _files_of_answer_links,
    "staff:calendar_notice": _notices,
    "staff:case": _cases,
    "staff:cover": _dossiers,
    "staff:cover_sheet": _sheets,
    "staff:dossier": _dossiers,
    "staff:dossier_item": _items,
    "staff:contact_act": _ticket_acts,
    "staff:contact_ticket": _tickets,
    "staff:figure_records": lambda person: iter([TIMELY]),
    "staff:person_offices": _any_staff,
    "staff:unmask": _own_phone,
    "filing_witness": _abroad,
    "staff:witnessing": _witnessings,
    "upload": lambda person: iter(()),
    "year_calendar": lambda person: iter([{"year": 2026}]),
    **fees.FILLED,
    **filing.FILLED, **filing_desk.FILLED, **running_case.FILLED,
}
"""By name of the address: what to fill in for a person. Addresses without gaps need no line."""

NO_PAGES = {
    "staff:contact_criticism": "a PDF file",
    "contact_judge_receipt": "a part of the request's page",
    "contact_judge_receipt_file": "a PDF file",
    "dossier_copy": "a PDF file",
    "dossier_copy_state": "a part of the dossier's page",
    "dossier_page": "a picture",
    "dossier_recording": "sound or film",
    "file_copy": "a PDF file",
    "file_original": "a file",
    "file_page": "a picture",
    "upload": "how far a file got",
    "readyz": "how the portal is, as data",
    "reply_file_page": "a picture",
    **fees.NO_PAGES,
    **filing.NO_PAGES, **filing_desk.NO_PAGES, **running_case.NO_PAGES,
}
"""Addresses a GET may open that are no page to look at, and what they are instead."""

WITHOUT_A_PERSON = {"guide_question", "reply", "reply_file", "year_calendar"}

DUMMIES = {
    **dict.fromkeys(("string", "slug", "path"), "x"), "int": 1,
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def dummies(route: Route) -> Given:
    """Something in every gap: enough to ask which methods an address takes."""
    converters = route.pattern.pattern.converters.items()
    kinds = {name: type(one).__name__.removesuffix("Converter").lower() for name, one in converters}
    return {name: DUMMIES[kind] for name, kind in kinds.items()}


def of(name: str, person: Any) -> Iterator[Given]:
    fill = FILLED.get(name)
    if fill is None:
        yield {}
    elif person is not None or name in WITHOUT_A_PERSON:
        yield from fill(person)


def in_court(name: str, court: Any, whose: str) -> Given:
    """What to fill in for the matrix: records of ``ours`` or of a ``foreign`` court."""
    fill = SCOPED.get(name) or OTHERWISE.get(name)
    return fill(court, whose) if fill else {}
