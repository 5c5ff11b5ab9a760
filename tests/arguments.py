"""What an address needs filled in, taken from what a person may see in the database."""

from collections.abc import Callable, Iterator
from typing import Any

from judge_contact.links import AnswerLink
from judge_contact.models import Ticket
from portal.cases.models import Case
from portal.notices.models import Message
from portal.people.models import Person
from portal.workdays.models import DayNotice
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


def _answer_links(person: Any) -> Iterator[Given]:
    waiting = Ticket.objects.unscoped(because="a test opens an answer link").unreached()
    for ticket in waiting.select_related("judge")[:PER_STATE]:
        link = AnswerLink(
            ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial
        )
        yield {"token": link.token()}


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


FILLED: dict[str, Callable[[Any], Iterator[Given]]] = {
    "case": _cases,
    "contact_judge_ticket": _tickets,
    "contact_judge_act": _ticket_acts,
    "guide_question": lambda person: iter([{"code": "cause"}]),
    "message": _messages,
    "reply": _answer_links,
    "staff:calendar_notice": _notices,
    "staff:case": _cases,
    "staff:contact_act": _ticket_acts,
    "staff:contact_ticket": _tickets,
    "staff:person_offices": _any_staff,
    "staff:unmask": _own_phone,
    "year_calendar": lambda person: iter([{"year": 2026}]),
}
"""By name of the address: what to fill in for a person. Addresses without gaps need no line."""


NO_PAGES = {
    "contact_judge_receipt": "a part of the request's page",
    "contact_judge_receipt_file": "a PDF file",
}
"""Addresses a GET may open that are no page to look at, and what they are instead."""

WITHOUT_A_PERSON = {"guide_question", "reply", "year_calendar"}

DUMMIES = {
    "uuid": "00000000-0000-4000-8000-000000000000", "int": 1,
    "string": "x", "slug": "x", "path": "x",
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


def _ticket(court: Any, whose: str) -> Given:
    return {"public_id": court.tickets[whose].public_id}


def _case(court: Any, whose: str) -> Given:
    return {"public_id": court.cases[whose].public_id}


def _message(court: Any, whose: str) -> Given:
    person = court.tickets[whose].requester
    return {"public_id": person.messages.order_by("pk").first().public_id}


def _answer_link(court: Any, whose: str) -> Given:
    ticket = court.tickets[whose]
    link = AnswerLink(ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial)
    return {"token": link.token()}


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


API_ACTS = ("acknowledge", "contacted", "unable", "hand-over", "report", "not-reached", "close")
SCOPED: dict[str, Callable[[Any, str], Given]] = {
    "case": _case,
    "message": _message,
    "contact_judge_ticket": _ticket,
    "contact_judge_receipt": _ticket,
    "contact_judge_receipt_file": _ticket,
    "contact_judge_act": _act("withdraw"),
    "staff:case": _case,
    "staff:contact_ticket": _ticket,
    "staff:contact_act": _act("acknowledge"),
    "api:case": _case,
    "api:case_timeline": _case,
    "api:ticket": _ticket,
} | {f"api:ticket_{act}": _ticket for act in API_ACTS}
"""Addresses of one record that belongs to somebody: foreign and absent must look alike."""

OTHERWISE: dict[str, Callable[[Any, str], Given]] = {
    "reply": _answer_link,
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
    "api:verify": lambda court, whose: {"code": "AAAAAAAAAA"},
    "sandbox_wecom": lambda court, whose: {"group": "nobody"},
}
"""Other addresses with gaps: they carry their own permission, or belong to the console."""
