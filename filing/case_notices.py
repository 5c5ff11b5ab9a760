"""Who is told what about answers and requests in a running case."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy as _

from filing.models import CaseRequest, ServedComplaint
from filing.rules.requests import KINDS as REQUESTS
from portal.cases.wordings import Wording
from portal.fees.officers import heads, judges
from portal.notices.models import Message
from portal.notices.outbox import Letter, NoticeKind
from portal.people.models import Office, Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day

Channel = Message.Channel
WORDINGS = {
    "filing.complaint_received": Wording(
        _("Complaint received by the other side"),
        _("The time for the answer runs from the next day."),
    ),
    "filing.answer_received": Wording(
        _("Answer received"), _("The other side answered the complaint."), "done"
    ),
    "filing.answer_forwarded": Wording(
        _("Answer sent to the other side"), _("Those who sued can read it now."), "done"
    ),
    "filing.request_made": Wording(_("A party asked for something"), _("It is in the file.")),
    "filing.request_granted": Wording(_("A request was granted"), tone="done"),
    "filing.request_refused": Wording(_("A request was refused"), _("The reasons were told.")),
    "filing.objection_upheld": Wording(
        _("The objection to jurisdiction was upheld"),
        _("By the ruling %(court)s has jurisdiction. Once the ruling takes effect, the case goes "
          "there (CPL 37); until then it stays here."),
    ),
    "filing.case_sent": Wording(
        _("The case was sent to another court"),
        _("%(court)s has it now and gives it a number of its own (CPL 37)."),
    ),
    "filing.case_goes_on": Wording(
        _("The case goes on at the court that has jurisdiction"),
        _("%(court)s has it now, as %(number)s, with everything handed in so far (CPL 37)."),
    ),
    "filing.case_arrived": Wording(
        _("The case came from another court"),
        _("%(court)s sent it, where it was %(number)s. Everything handed in there counts here "
          "(CPL 37)."),
    ),
    "filing.increase_withdrawn": Wording(
        _("Larger claim not pursued"), _("Its fee was not paid; the claim stays as it was."), "soon"
    ),
    "filing.preserved": Wording(
        _("Property preserved"), _("The ruling and its papers are in the file.")
    ),
}
"""What the case's line of time says of these acts."""


def about_request(kind: str, made: CaseRequest, *, at: datetime) -> list[Letter]:
    """Letters about a request: ``request_made`` to the judge, the rest as their name says."""
    receivers: Iterable[Person | None] = [made.requester]
    if kind == "request_made":
        receivers = judges(made.court, made.case, at)
    elif kind == "request_overdue":
        receivers = heads_of(made, at)
    elif kind == "case_sent":
        receivers = {party.person for party in made.case.parties.select_related("person")}
    facts = {"case": made.case.number, "request": made.kind, "state": made.state}
    if made.competent:
        facts |= made.competent_facts()
    if made.case.continued_as:
        facts["number"] = made.case.continued_as.number
    return [
        Letter(
            kind=f"filing.{kind}", to=receiver, about=made, court=made.court, facts=facts,
            occasion=f"{kind}.{at:%y%m%d%H%M%S%f}",
        )
        for receiver in receivers if receiver is not None
    ]


def about_answer(
    kind: str, served: ServedComplaint, *, at: datetime, due_at: datetime | None = None
) -> list[Letter]:
    """``answer_received`` to those who sued, ``answer_waits`` to the head, the rest to the party
    that owes the answer."""
    receivers: Iterable[Person | None] = [served.joined_by]
    if kind == "answer_received":
        receivers = {served.filing.filer, served.filing.principal}
    elif kind == "answer_waits":
        receivers = heads(served.court, served.party.case, at)
    facts = {"case": served.party.case.number}
    if due_at is not None:
        facts["due_answer"] = due_at.isoformat()
    return [
        Letter(
            kind=f"filing.{kind}", to=receiver, about=served, court=served.court, facts=facts,
            occasion=f"{kind}.{at:%y%m%d%H%M%S%f}",
        )
        for receiver in receivers if receiver is not None
    ]


def heads_of(made: CaseRequest, at: datetime) -> list[Person]:
    """The heads of the division that hears the case, who are told of what is overdue."""
    held = Office.objects.held(local_day(at)).filter(
        court=made.court, role=Role.HEAD, division=made.case.division
    )
    return [office.person for office in held.select_related("person")]


def live_context(message: Message) -> Mapping[str, Any]:
    """What is added when a message is worded."""
    context: dict[str, Any] = {"public_id": UUID(message.about.rpartition(":")[2])}
    if "court_en" in message.facts and get_language() == "en":
        context["court"] = message.facts["court_en"]
    if "request" in message.facts:
        context["what"] = REQUESTS[message.facts["request"]].title
    if "due_answer" in message.facts:
        context["due_answer"] = datetime.fromisoformat(message.facts["due_answer"])
    return context


def _kind(name: str, label: Any, *, urgent: bool = False) -> NoticeKind:
    return NoticeKind(
        f"filing.{name}", (Channel.IN_APP, Channel.SMS), urgent=urgent, context=live_context,
        label=label,
    )


KINDS = (
    _kind("request_made", _("A request in one of my cases")),
    _kind("request_entered", _("A request staff entered for me")),
    _kind("preserved", _("A preservation I asked for was carried out")),
    _kind("case_sent", _("My case was sent to another court")),
    _kind("request_decided", _("A decision on my request")),
    _kind("request_overdue", _("A request nobody decided in time"), urgent=True),
    _kind("answer_received", _("The other side answered")),
    _kind("answer_waits", _("An answer not sent on in time"), urgent=True),
    _kind("counterclaim_arrived", _("A counterclaim against me")),
    _kind("answer_remind", _("My answer is due soon"), urgent=True),
)
