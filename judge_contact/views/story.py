"""The line of time of a request, as the party and the desks read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from judge_contact import rules
from judge_contact.models import Ticket, TicketLimit, TicketStep
from judge_contact.states import Hat, State
from portal.timelimits.limits import explain
from portal.workdays.calendar import Due


@dataclass(frozen=True)
class Happening:
    """One line of the line of time."""

    at: datetime
    title: Any
    words: str = ""
    tone: str = "neutral"


STEP_TITLES = {
    "register": gettext_lazy("You asked; the court registered it"),
    "acknowledge": gettext_lazy("The liaison officer informed the judge"),
    "return": gettext_lazy("The division sent it back: not theirs"),
    "redirect": gettext_lazy("Sent to the right division"),
    "reassign": gettext_lazy("Another judge will answer"),
    "contacted": gettext_lazy("The court recorded: you were reached"),
    "tried": gettext_lazy("The court called, nobody answered"),
    "hand_over": gettext_lazy("The judge cannot; the division head takes over"),
    "escalate_to_head": gettext_lazy("Not contacted in time: now with the division head"),
    "escalate_to_inspection": gettext_lazy("Still not reached: the inspection office supervises"),
    "flag_late_report": gettext_lazy("Result not reported in time: the inspection office was told"),
    "extend": gettext_lazy("The division head extended the time limit"),
    "report": gettext_lazy("The liaison officer reported the result"),
    "not_reached": gettext_lazy("You said you were not reached: the inspection office supervises"),
    "confirm": gettext_lazy("You confirmed that you were reached"),
    "add_words": gettext_lazy("You added something"),
    "attach": gettext_lazy("You added photos or papers"),
    "rate": gettext_lazy("You said how satisfied you are"),
    "supervise": gettext_lazy("The inspection office picked it for a check"),
    "conclude": gettext_lazy("The inspection office recorded an outcome"),
    "give_up": gettext_lazy("Closed: nobody could reach you"),
    "close": gettext_lazy("Closed"),
    "withdraw": gettext_lazy("You no longer needed it"),
    "reopen": gettext_lazy("You asked once more"),
}
TONES = {
    "contacted": "done",
    "report": "done",
    "confirm": "done",
    "close": "done",
    "escalate_to_head": "overdue",
    "escalate_to_inspection": "overdue",
    "flag_late_report": "overdue",
    "not_reached": "overdue",
    "tried": "soon",
}
WORDS_FOR_THE_PARTY = frozenset(
    {"extend", "tried", "reopen", "not_reached", "add_words", "attach"}
)


def happenings(ticket: Ticket, steps: Iterable[TicketStep]) -> list[Happening]:
    """What happened so far, oldest first. Words meant for the court only are left out."""
    return [
        Happening(
            at=step.at,
            title=STEP_TITLES[step.name],
            words=_words(ticket, step),
            tone=TONES.get(step.name, "neutral"),
        )
        for step in steps
    ]


def _words(ticket: Ticket, step: TicketStep) -> str:
    if step.name == "report":
        return ticket.report_words
    if step.name == "contacted":
        contact = next((c for c in ticket.contacts.all() if c.at == step.at), None)
        if contact is None:
            return ""
        return " ".join(filter(None, (contact.get_outcome_display(), contact.words)))
    if step.name in ("conclude", "give_up"):
        found = next((s for s in ticket.supervisions.all() if s.concluded_at == step.at), None)
        return found.outcome if found else ""
    if step.name == "extend":
        return _("The reason: %(words)s") % {"words": step.words}
    return step.words if step.name in WORDS_FOR_THE_PARTY else ""


@dataclass(frozen=True)
class Promise:
    """A duty the court still owes, with its arithmetic."""

    limit: TicketLimit
    due: Due

    @property
    def label(self) -> Any:
        return self.limit.terms.label

    @property
    def consequence(self) -> Any:
        return self.limit.terms.consequence


SHOWN_TO_PARTY = (
    rules.CONTACT.code,
    rules.RECEPTION.code,
    rules.REPORT.code,
    rules.SUPERVISION.code,
    rules.FOLLOW_UP.code,
    rules.RETURN_VISIT.code,
)


def promises(ticket: Ticket, limits: Iterable[TicketLimit]) -> list[Promise]:
    """What is still owed to the party, next first."""
    owed = [limit for limit in limits if _is_owed(ticket, limit)]
    owed.sort(key=lambda limit: limit.due_at)
    return [Promise(limit, explain(limit, ticket.court)) for limit in owed]


def _is_owed(ticket: Ticket, limit: TicketLimit) -> bool:
    """Shown to the party, of the present round or counted by itself, and nobody has done it."""
    is_present = limit.round == ticket.round or limit.terms in rules.COUNTED
    is_open = limit.met_at is None and limit.cancelled_at is None
    return limit.rule in SHOWN_TO_PARTY and is_present and is_open


def line_of_time(ticket: Ticket, limits: Iterable[TicketLimit]) -> list[Happening]:
    """What happened so far, then what happens by itself and when, if nobody does anything."""
    coming = [
        Happening(limit.due_at, limit.terms.label, _if_not(limit), "next")
        for limit in limits
        if _is_owed(ticket, limit) and limit.escalated_at is None
    ]
    if ticket.closes_at is not None and ticket.state == State.REPORTED:
        title = _("Your request closes by itself")
        words = _("If you say nothing until then. You can still ask once more afterwards.")
        coming.append(Happening(ticket.closes_at, title, words, "next"))
    broken = [
        Happening(limit.escalated_at, TOLD_ABOVE[limit.rule], tone="overdue")
        for limit in limits
        if limit.rule in TOLD_ABOVE and limit.escalated_at is not None
    ]
    past = [*happenings(ticket, ticket.steps.all()), *broken]
    return [*sorted(past, key=_instant), *sorted(coming, key=_instant)]


def _instant(happening: Happening) -> datetime:
    return happening.at


TOLD_ABOVE = {
    rules.SUPERVISION.code: gettext_lazy("No outcome in time: the court’s leader was told"),
    rules.FOLLOW_UP.code: gettext_lazy("Still not done: the court’s leader was told"),
}
"""Broken duties that move nothing, but are told above; the party may know it."""


def _if_not(limit: TicketLimit) -> str:
    return " ".join((_("At the latest by then."), str(limit.terms.consequence)))


def status_sentence(ticket: Ticket, hat: str = Hat.PARTY) -> str:
    """Who holds the request, what for, and what the reader needs to do."""
    division = str(ticket.division)
    sentences = {
        State.REGISTERED: _("With %(division)s: its liaison officer informs the judge now."),
        State.NOTIFIED: _("With the judge in %(division)s, who contacts you."),
        State.RETURNED: _("Being sent to the right division. Your time limit does not change."),
        State.WITH_HEAD: _("With the head of %(division)s, who receives you."),
        State.SUPERVISED: _("With the inspection office, which makes sure you are reached."),
        State.CONTACTED: _("You were contacted. The liaison officer reports the result next."),
        State.REPORTED: _("The result is reported. Please tell us whether you were reached."),
        State.CLOSED: _("Closed. Nothing is left to do."),
    }
    return sentences[State(ticket.state)] % {"division": division}
