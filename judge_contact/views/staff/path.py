"""The whole way of a request for the desks: every step with its hour, who took it, and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from judge_contact.models import Ticket, TicketStep
from judge_contact.states import Hat
from judge_contact.views.story import TONES
from portal.common.moves import CLOCK
from portal.common.readable import listed

TITLES = {
    "register": gettext_lazy("Request registered"),
    "acknowledge": gettext_lazy("Acknowledged: the judge is informed"),
    "return": gettext_lazy("Sent back by the division"),
    "redirect": gettext_lazy("Sent to another division"),
    "reassign": gettext_lazy("Given to another judge"),
    "contacted": gettext_lazy("Party reached"),
    "tried": gettext_lazy("Called, nobody answered"),
    "hand_over": gettext_lazy("Handed to the division head"),
    "escalate_to_head": gettext_lazy("Contact overdue: to the division head"),
    "escalate_to_inspection": gettext_lazy("Still overdue: to the inspection office"),
    "flag_late_report": gettext_lazy("Report overdue: inspection office told"),
    "extend": gettext_lazy("Time limit extended"),
    "report": gettext_lazy("Result reported"),
    "not_reached": gettext_lazy("Party says: not reached"),
    "confirm": gettext_lazy("Party says: reached"),
    "add_words": gettext_lazy("Party added something"),
    "attach": gettext_lazy("Photos or papers added"),
    "rate": gettext_lazy("Party rated"),
    "supervise": gettext_lazy("Picked for supervision"),
    "conclude": gettext_lazy("Supervision concluded"),
    "give_up": gettext_lazy("Closed: the party could not be reached"),
    "close": gettext_lazy("Closed"),
    "withdraw": gettext_lazy("Withdrawn"),
    "reopen": gettext_lazy("Asked once more"),
}


@dataclass(frozen=True)
class Passage:
    """One step: drawn by the timeline, which says who took it before what was said."""

    at: datetime
    title: Any
    words: str
    tone: str


def passages(ticket: Ticket, steps: Sequence[TicketStep]) -> list[Passage]:
    """Oldest first. Nothing is left out: these words are for the court."""
    said = _said(ticket, steps)
    return [
        Passage(
            at=step.at,
            title=TITLES[step.name],
            words="\n".join(filter(None, (_who(ticket, step), said.get(step.at, ""), step.words))),
            tone=TONES.get(step.name, "neutral"),
        )
        for step in steps
    ]


def _said(ticket: Ticket, steps: Sequence[TicketStep]) -> dict[datetime, str]:
    """Words kept beside the steps: outcomes of contacts, of supervisions, and the report."""
    said = {
        contact.at: " ".join((str(contact.get_outcome_display()), contact.words))
        for contact in ticket.contacts.all()
    }
    for supervision in ticket.supervisions.all():
        if supervision.concluded_at:
            said[supervision.concluded_at] = supervision.outcome
    for step in steps:
        if step.name == "report":
            said[step.at] = ticket.report_words
    return said


def _who(ticket: Ticket, step: TicketStep) -> str:
    if step.by is None:
        return _("By itself, when the time limit passed") if step.by_role == CLOCK else ""
    if step.by_id == ticket.requester_id:
        return _("The party, online")
    hats = [str(Hat(hat).label) for hat in step.by_role.split(",") if hat in Hat.values]
    name = step.by.full_name
    if Hat.JUDGE in step.by_role.split(",") and step.by_id != ticket.judge_id:
        return _("%(name)s, for the judge of the time") % {"name": name}
    if not hats:
        return name
    return _("%(name)s (%(roles)s)") % {"name": name, "roles": listed(hats)}
