"""An officer's answer, on the page of a notice's link and on the page of the judge's day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from judge_contact import actions, rules
from judge_contact.forms import AnswerForm
from judge_contact.forms.answers import ANSWERS, CANNOT, TRIED
from judge_contact.models import Contact, Room, Ticket, TicketLimit
from judge_contact.states import BEFORE_HEAD, OFFICERS
from portal.people.models import Person
from portal.timelimits.limits import explain
from portal.workdays.calendar import Due

TO_REACH = (rules.CONTACT.code, rules.RECEPTION.code, rules.FOLLOW_UP.code)
OWED = (*TO_REACH, rules.SUPERVISION.code)
"""Duties that end with the party reached, or with an outcome because they were not."""


def may_answer(ticket: Ticket, officer: Person) -> bool:
    """Whether this person is judge, assistant, deputy or head to the request."""
    if officer.pk in (ticket.judge_id, ticket.assistant_id):
        return True
    return bool(ticket.hats(officer) & set(OFFICERS))


def may_hand_over(ticket: Ticket, officer: Person) -> bool:
    if ticket.state in BEFORE_HEAD and officer.pk in (ticket.judge_id, ticket.assistant_id):
        return True
    return ticket.may("hand_over", officer)


def rooms_of(ticket: Ticket) -> list[str]:
    rows = Room.objects.filter(court_id=ticket.court_id, is_open=True)
    return list(rows.values_list("name", flat=True))


def owed_limit(ticket: Ticket) -> TicketLimit | None:
    """What is still owed on reaching the party: the newest of these duties."""
    return _most_telling(ticket.limits.unmet().filter(rule__in=OWED).order_by("due_at"))


def _most_telling(owed: Iterable[TicketLimit]) -> TicketLimit | None:
    """The newest duty to reach the party; without one, the supervision that looks on."""
    owed = list(owed)
    told = [limit for limit in owed if limit.rule in TO_REACH] or owed
    return told[-1] if told else None


def with_owed(rows: QuerySet) -> QuerySet:
    """Each request with what is still owed on reaching its party, as ``owed``, latest last."""
    owed = TicketLimit.objects.unmet().filter(rule__in=OWED).order_by("due_at")
    rows = rows.select_related("case", "court", "division", "requester", "judge", "assistant")
    return rows.prefetch_related(Prefetch("limits", queryset=owed, to_attr="owed"))


def newest(ticket: Ticket) -> TicketLimit | None:
    """What ``with_owed`` loaded, the most telling one."""
    return _most_telling(ticket.owed)  # type: ignore[attr-defined]


def why(limit: TicketLimit | None, ticket: Ticket) -> Due | None:
    return explain(limit, ticket.court) if limit is not None else None


def record(ticket: Ticket, officer: Person, form: AnswerForm, *, at: datetime) -> Ticket:
    """Carry out a valid form once, however often it arrives."""
    said = form.cleaned_data
    answer, words = said["answer"], said["words"]

    def act() -> Ticket:
        if answer == TRIED:
            return actions.tried(ticket, words=words, by=officer, at=at)
        if answer == CANNOT:
            return actions.hand_over(ticket, why=words, by=officer, at=at)
        return actions.contacted(
            ticket, outcome=answer, words=words, booking=form.booking(), by=officer, at=at
        )

    content = {"answer": answer, "words": words, "room": said["room"]}
    content["starts_at"] = str(said["starts_at"] or "")
    return actions.do_once(
        act, ticket, answer, key=said["once_key"], said=content, by=officer
    )


@dataclass(frozen=True)
class Recorded:
    """What an officer's answer left behind, said back to them."""

    label: Any
    words: str
    at: datetime
    next: str
    is_final: bool


def recorded_by(ticket: Ticket, officer: Person) -> Recorded | None:
    """The last answer of this officer in the present round; None when they gave none."""
    steps = ticket.steps.filter(by=officer, name__in=NEXT, round=ticket.round)
    step = steps.order_by("at", "pk").last()
    if step is None:
        return None
    label, words = ANSWERS.get(step.name), step.words
    if step.name == "contacted":
        contact = ticket.contacts.filter(by=officer).order_by("at", "pk").last()
        assert contact is not None  # noqa: S101  written with the step
        label, words = Contact.Outcome(contact.outcome).label, contact.words
    return Recorded(label, words, step.at, NEXT[step.name](), step.name != TRIED)


NEXT = {
    "contacted": lambda: _("The party is asked whether they were reached; the liaison reports."),
    "tried": lambda: _(
        "This is not a contact: the time limit runs on. The party is asked for a better time."
    ),
    "hand_over": lambda: _("The division head receives the party within 1 working day."),
}
"""What happens after each answer, in one sentence."""
