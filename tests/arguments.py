"""What an address needs filled in, taken from what a person may see in the database."""

from collections.abc import Callable, Iterator
from typing import Any

from judge_contact.links import AnswerLink
from judge_contact.models import Ticket
from portal.cases.models import Case
from portal.notices.models import Message
from portal.papers.models import Paper
from portal.papers.orders import Order, order
from tests import builders

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


def _codes(person: Any) -> Iterator[Given]:
    for model in (Message, Paper):
        for row in model.objects.all()[:PER_STATE]:
            yield {"code": row.code}


def _answer_links(person: Any) -> Iterator[Given]:
    waiting = Ticket.objects.unscoped(because="a test opens an answer link").unreached()
    for ticket in waiting.select_related("judge")[:PER_STATE]:
        link = AnswerLink(
            ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial
        )
        yield {"token": link.token()}


def _failed_papers(person: Any) -> Iterator[Given]:
    for paper in Paper.objects.filter(state=Paper.State.FAILED)[:PER_STATE]:
        yield {"public_id": paper.public_id}


FILLED: dict[str, Callable[[Any], Iterator[Given]]] = {
    "contact_judge_ticket": _tickets,
    "contact_judge_act": _ticket_acts,
    "reply": _answer_links,
    "staff:contact_ticket": _tickets,
    "staff:contact_act": _ticket_acts,
    "staff:paper_retry": _failed_papers,
}
"""By name of the address: what to fill in for a person. Addresses without gaps need no line."""


def of(name: str, person: Any) -> Iterator[Given]:
    fill = FILLED.get(name)
    if fill is None:
        yield {}
    elif person is not None or fill in (_codes, _answer_links):
        yield from fill(person)


def in_court(name: str, court: Any, whose: str) -> Given:
    """What to fill in for the matrix: records of ``ours`` or of a ``foreign`` court."""
    fill = SCOPED.get(name) or OPEN_TO_HOLDERS.get(name)
    return fill(court, whose) if fill else {}


def _ticket(court: Any, whose: str) -> Given:
    return {"public_id": court.tickets[whose].public_id}


def _ticket_and(act: str) -> Callable[[Any, str], Given]:
    return lambda court, whose: _ticket(court, whose) | {"name": act}


def _failed_paper(court: Any, whose: str) -> Given:
    case = court.cases[whose]
    wanted = Order("papers/receipt.html", about=case, court=case.court, title="回执")
    paper = order(wanted, at=builders.A_MONDAY)
    Paper.objects.filter(pk=paper.pk).update(state=Paper.State.FAILED)
    return {"public_id": paper.public_id}


def _answer_link(court: Any, whose: str) -> Given:
    ticket = court.tickets[whose]
    link = AnswerLink(ticket.public_id, ticket.judge.public_id, ticket.round, ticket.answer_serial)
    return {"token": link.token()}


SCOPED: dict[str, Callable[[Any, str], Given]] = {
    "contact_judge_ticket": _ticket,
    "contact_judge_act": _ticket_and("withdraw"),
    "staff:contact_ticket": _ticket,
    "staff:contact_act": _ticket_and("acknowledge"),
    "staff:paper_retry": _failed_paper,
    "api:ticket": _ticket,
} | {
    f"api:ticket_{act}": _ticket
    for act in (
        "acknowledge", "contacted", "unable", "hand-over", "report", "not-reached", "close",
    )
}  # fmt: skip
"""Addresses of one record that belongs to somebody: foreign and absent must look alike."""

OPEN_TO_HOLDERS: dict[str, Callable[[Any, str], Given]] = {"reply": _answer_link}
"""Addresses that carry their own permission, so that it does not matter who opens them."""
