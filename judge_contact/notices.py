"""Who is told what after which act: a table, and the letters made from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from judge_contact.links import AnswerLink
from judge_contact.models import Ticket, TicketLimit
from judge_contact.officers import Officers
from judge_contact.rules import COUNTED, RULES
from portal.notices.models import Message, WorkGroup
from portal.notices.outbox import Letter, NoticeKind
from portal.people.models import Person

Channel = Message.Channel
PARTY_CHANNELS = (Channel.IN_APP, Channel.SMS)
OFFICER_CHANNELS = (Channel.IN_APP, Channel.SMS, Channel.EMAIL)
STAFF_CHANNELS = (Channel.IN_APP, Channel.SMS)

SILENT: tuple["Tell", ...] = ()
"""Nobody needs to be told: the act is seen on the page where it was made."""


@dataclass(frozen=True)
class Tell:
    """One line of the table: a kind of message and who receives it."""

    kind: str
    whom: str


AFTER: Mapping[str, tuple[Tell, ...]] = {
    "register": (
        Tell("registered", "party"),
        Tell("dispatched", "groups"),
        Tell("assigned", "liaisons"),
        Tell("asked", "judges"),
    ),
    "acknowledge": SILENT,
    "return": (Tell("sent_back", "agents"),),
    "redirect": (
        Tell("dispatched", "groups"),
        Tell("assigned", "liaisons"),
        Tell("asked", "judges"),
    ),
    "reassign": (Tell("asked", "judges"), Tell("reassigned", "party")),
    "contacted": (Tell("contacted", "party"), Tell("report_due", "liaisons")),
    "tried": (Tell("tried", "party"),),
    "hand_over": (
        Tell("handed_to_head", "heads"),
        Tell("handed_over", "party"),
    ),
    "escalate_to_head": (
        Tell("escalated_head", "heads"),
        Tell("escalated_party", "party"),
        Tell("escalated_group", "groups"),
    ),
    "escalate_to_inspection": (
        Tell("supervised", "inspectors"),
        Tell("supervised_party", "party"),
        Tell("supervised_group", "groups"),
    ),
    "flag_late_report": (Tell("supervised", "inspectors"), Tell("supervised_group", "groups")),
    "extend": (Tell("extended", "party"),),
    "report": (Tell("reported", "party"), Tell("visit_due", "agents")),
    "report_confirmed": (Tell("finished", "party"),),
    "not_reached": (
        Tell("reach_again", "judges"),
        Tell("reach_again", "heads"),
        Tell("supervised", "inspectors"),
        Tell("supervised_party", "party"),
        Tell("supervised_group", "groups"),
    ),
    "confirm": SILENT,
    "rate": SILENT,
    "supervise": (Tell("supervised_group", "groups"),),
    "conclude": (Tell("concluded", "party"),),
    "order_contact": (Tell("ordered", "heads"), Tell("ordered", "judges")),
    "give_up": (Tell("given_up", "party"),),
    "close": SILENT,
    "close_silent": (Tell("closed", "party"),),
    "withdraw": (Tell("withdrawn_group", "groups"),),
    "reopen": (
        Tell("registered", "party"),
        Tell("dispatched", "groups"),
        Tell("assigned", "liaisons"),
        Tell("asked", "judges"),
    ),
    # The clock's own letters that go with no move of a request.
    "remind": (),
    "acknowledgement_overdue": (Tell("acknowledgement_overdue", "heads"),),
    "supervision_overdue": (Tell("supervision_overdue", "leaders"),),
    "return_visit_overdue": (Tell("return_visit_overdue", "leaders"),),
    "follow_up_overdue": (
        Tell("supervised", "inspectors"),
        Tell("follow_up_overdue", "leaders"),
    ),
    "add_words": (Tell("words_added", "judges"),),
    "attach": (Tell("files_to_read", "answering"), Tell("files_added", "watching")),
    "calendar_changed": (Tell("date_moved", "party"),),
}


def letters_after(
    act: str, tickets: Sequence[Ticket], *, officers: Officers, at: datetime,
    limits: Sequence[TicketLimit] | None = None,
) -> list[Letter]:
    """The letters the table asks for after an act on each of these requests."""
    if not (tickets and AFTER[act]):
        return []
    occasion = f"{act}.{at:%y%m%d%H%M%S%f}"
    facts = facts_of(tickets, limits)
    return [
        letter_to(receiver, tell.kind, ticket, occasion=occasion, facts=facts[ticket.pk])
        for ticket in tickets
        for tell in AFTER[act]
        for receiver in _receivers(tell.whom, ticket, officers)
    ]


def letter_to(
    receiver: Person | WorkGroup,
    kind: str,
    ticket: Ticket,
    *,
    occasion: str,
    facts: Mapping[str, str],
) -> Letter:
    """One letter about a request."""
    return Letter(
        kind=f"judge_contact.{kind}",
        to=receiver,
        about=ticket,
        occasion=occasion,
        court=ticket.court,
        facts=facts,
    )


def _receivers(
    whom: str, ticket: Ticket, officers: Officers
) -> Iterable[Person] | Iterable[WorkGroup]:
    if whom == "party":
        return [ticket.requester]
    people: Iterable[Person] | Iterable[WorkGroup] = getattr(officers, whom)(ticket)
    return people


def facts_of(
    tickets: Sequence[Ticket], limits: Sequence[TicketLimit] | None = None
) -> dict[int, dict[str, str]]:
    """What letters about these requests may say: numbers and dates that name nobody.

    Their duties are read, unless ``limits`` brings them.
    """
    facts = {
        ticket.pk: {
            "ticket": ticket.number,
            "case": ticket.case.number,
            "category": ticket.category,
            "round": str(ticket.round),
            "serial": str(ticket.answer_serial),
        }
        for ticket in tickets
    }
    rounds = {ticket.pk: ticket.round for ticket in tickets}
    for record, rule, number, due_at, provisional in _told(rounds, limits):
        # Some duties are numbered apart from rounds; the newest one counts.
        if number == rounds[record] or RULES[rule] in COUNTED:
            said = facts[record]
            said[f"due_{rule.lower()}"] = due_at.isoformat()
            said[f"provisional_{rule.lower()}"] = "1" if provisional else ""
    return facts


def _told(records: Iterable[int], limits: Sequence[TicketLimit] | None) -> Iterable[Any]:
    if limits is None:
        rows = TicketLimit.objects.filter(record__in=records).order_by("round")
        return rows.values_list("record_id", "rule", "round", "due_at", "provisional")
    return [(one.record_id, one.rule, one.round, one.due_at, one.provisional) for one in limits]


def live_context(message: Message) -> Mapping[str, Any]:
    """What is added when a message is worded: dates as dates, the label, the officer's link."""
    facts = message.facts
    context: dict[str, Any] = {
        name: datetime.fromisoformat(value)
        for name, value in facts.items()
        if name.startswith("due_")
    }
    context["category"] = Ticket.Category(facts["category"]).label
    ticket = UUID(message.about.rpartition(":")[2])
    context["page"] = urljoin(settings.PUBLIC_URL, reverse("contact_judge_ticket", args=[ticket]))
    if message.person is not None and message.kind in WITH_ANSWER_LINK:
        link = AnswerLink(
            ticket, message.person.public_id, int(facts["round"]), int(facts["serial"])
        )
        context["answer_link"] = link.url()
    return context


STANDING_IN = "judge_contact.standing_in"
"""Told to a deputy when an absence is entered; it goes with no request."""


def days_away(message: Message) -> Mapping[str, Any]:
    """The first and last day of an absence, as dates."""
    facts = message.facts
    return {name: date.fromisoformat(facts[name]) for name in ("since_on", "until_on")}


def _kind(name: str, channels: tuple[str, ...], *, urgent: bool) -> NoticeKind:
    return NoticeKind(f"judge_contact.{name}", channels, urgent=urgent, context=live_context)


ASKS_AN_OFFICER = (
    "asked", "remind_judge", "handed_to_head", "escalated_head", "remind_head", "ordered",
    "remind_follow_up", "reach_again", "files_to_read",
)
WITH_ANSWER_LINK = frozenset(f"judge_contact.{name}" for name in ASKS_AN_OFFICER)
KINDS = (
    *(
        _kind(name, PARTY_CHANNELS, urgent=False)
        for name in (
            "registered", "contacted", "tried", "reassigned", "handed_over", "escalated_party",
            "supervised_party", "extended", "reported", "finished", "concluded", "given_up",
            "closed", "date_moved",
        )
    ),
    *(_kind(name, OFFICER_CHANNELS, urgent=True) for name in ASKS_AN_OFFICER),
    *(
        _kind(name, STAFF_CHANNELS, urgent=True)
        for name in (
            "assigned",
            "report_due",
            "sent_back",
            "remind_liaison",
            "supervised",
            "remind_inspector",
            "supervision_overdue",
            "acknowledgement_overdue",
            "return_visit_overdue",
            "words_added",
            "files_added",
            "visit_due",
            "remind_acknowledgement",
            "remind_agent",
            "remind_result",
            "follow_up_overdue",
        )
    ),
    *(
        _kind(name, (Channel.WECOM,), urgent=True)
        for name in ("dispatched", "escalated_group", "supervised_group", "withdrawn_group")
    ),
    NoticeKind(STANDING_IN, STAFF_CHANNELS, urgent=False, context=days_away),
)
