"""Who is told what after which act on a filing: a table, and the letters made from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from filing.models import ComplaintLimit, ConductComplaint, Filing, FilingLimit
from filing.officers import Officers
from filing.rules.limits import CORRECTION_CODES, DECISION_CODES
from filing.rules.reasons import DOORS
from portal.common.words import _
from portal.notices.models import Message
from portal.notices.outbox import Letter, NoticeKind
from portal.people.models import Person

Channel = Message.Channel

SILENT: tuple["Tell", ...] = ()
"""Nobody needs to be told: the act is seen on the page where it was made."""


@dataclass(frozen=True)
class Tell:
    """One line of the table: a kind of message and who receives it."""

    kind: str
    whom: str


AFTER: Mapping[str, tuple[Tell, ...]] = {
    "submit": (Tell("received", "filers"), Tell("urgent_arrived", "urgent_desk")),
    "resubmit": (Tell("corrections_received", "filers"),),
    "discard": SILENT,
    "withdraw": (Tell("withdrawn", "filers"),),
    "correct_slip": (Tell("slip", "filers"),),
    # An override is told with the notice it allows, never before.
    "override": SILENT,
    "require_correction": (Tell("correction", "filers"),),
    "return_uncorrected": (Tell("returned", "filers"),),
    "insist": (Tell("insisted", "filers"), Tell("ruling_wanted", "judges")),
    # Work passed from hand to hand inside the court: the filer's date stays as it is.
    "ask_ruling": (Tell("ruling_asked", "judges"),),
    "put_away": (Tell("put_away", "filers"),),
    "transfer": (Tell("transferred", "filers"), Tell("transfer_arrived", "clerks")),
    "redirect": (Tell("redirected", "filers"),),
    "refuse": (Tell("refused", "filers"),),
    "accept": (Tell("accepted", "filers"),),
    "register_at_expiry": (
        Tell("registered_first", "filers"), Tell("expired", "heads"), Tell("expired", "clerks"),
    ),
    "send_to_mediation": (Tell("in_mediation", "filers"),),
    "file_now": (Tell("goes_on", "filers"),),
    # The parties are told with the letter that their case was sent.
    "arrive": (Tell("case_arrived", "clerks"),),
    "hand_over": (Tell("handed_over", "filers"), Tell("allotted", "trial_judge")),
    "deem_withdrawn": (Tell("deemed_withdrawn", "filers"),),
    "join_case": (Tell("joined", "filers"), Tell("counterclaimed", "trial_judge")),
    # The decision on the request to withdraw tells it.
    "end_with_case": SILENT,
    # Letters that go with no move of a filing.
    "fee_settled": (Tell("fee_settled", "filers"), Tell("to_hand_over", "clerks")),
    "hand_over_late": (Tell("duty_late", "heads"),),
    "green_late": (Tell("duty_late", "heads"),),
    "service_late": (Tell("duty_late", "heads"),),
    "remind_decision_1": (Tell("remind_desk", "clerks"),),
    "remind_decision_2": (Tell("remind_desk", "clerks"), Tell("remind_desk", "heads")),
    "remind_decision_3": (Tell("remind_desk", "clerks"), Tell("remind_last", "heads")),
    "remind_ruling": (Tell("remind_desk", "judges"), Tell("remind_last", "heads")),
    "remind_clerk": (Tell("remind_desk", "clerks"),),
    "remind_judge": (Tell("remind_desk", "judges"),),
    "remind_correction": (Tell("remind_correction", "filers"),),
    "remind_insistence": (Tell("remind_insistence", "filers"),),
    "remind_mediation": (Tell("remind_mediation", "filers"),),
    "draft_ends": (Tell("draft_ends", "filers"),),
    "calendar_changed": (Tell("date_moved", "filers"),),
}
"""After which act whom is told what. Every move is here, told or silent on purpose."""

AFTER_COMPLAINT: Mapping[str, tuple[Tell, ...]] = {
    "complain": (Tell("complaint_received", "complainer"), Tell("complaint_answer", "heads")),
    "answer_complaint": (Tell("complaint_answered", "complainer"),),
    "escalate_complaint": (
        Tell("complaint_late", "complainer"), Tell("complaint_overdue", "leaders"),
    ),
    "remind_complaint": (Tell("complaint_remind", "heads"),),
}
"""The same for complaints about how a filing was handled (LR 13)."""


def letters_after(
    act: str, filings: Sequence[Filing], *, officers: Officers, at: datetime,
    more: Mapping[str, str],
) -> list[Letter]:
    """The letters the table asks for after an act on each of these filings."""
    if not (filings and AFTER[act]):
        return []
    occasion = f"{act}.{at:%y%m%d%H%M%S%f}"
    facts = facts_of(filings)
    return [
        Letter(
            kind=f"filing.{tell.kind}", to=receiver, about=filing, occasion=occasion,
            court=filing.court, facts={**facts[filing.pk], **more},
        )
        for filing in filings
        if filing.court is not None
        for tell in AFTER[act]
        for receiver in _receivers(tell.whom, filing, officers)
    ]


def letters_about_complaint(
    act: str, complaint: ConductComplaint, *, officers: Officers, at: datetime
) -> list[Letter]:
    """The letters the table asks for after an act on a complaint."""
    limit = ComplaintLimit.objects.filter(record=complaint).first()
    facts = {
        "number": complaint.filing.number or "" if complaint.filing else "",
        "ground": complaint.ground,
        "due_answer": limit.due_at.isoformat() if limit else "",
        "complaint": str(complaint.public_id),
    }
    return [
        Letter(
            kind=f"filing.{tell.kind}", to=receiver, about=complaint, court=complaint.court,
            occasion=f"{act}.{at:%y%m%d%H%M%S%f}", facts=facts,
        )
        for tell in AFTER_COMPLAINT[act]
        for receiver in _complaint_receivers(tell.whom, complaint, officers)
    ]


def _receivers(whom: str, filing: Filing, officers: Officers) -> Iterable[Person]:
    if whom == "filers":
        return {p.pk: p for p in (filing.filer, filing.principal) if p is not None}.values()
    if whom == "urgent_desk":
        urgent = filing.terms.is_urgent
        return [*officers.clerks(filing), *officers.judges(filing)] if urgent else []
    if whom == "trial_judge":
        case = filing.running_case
        return [case.judge] if case and case.judge else []
    found: Iterable[Person] = getattr(officers, whom)(filing)
    return found


def _complaint_receivers(
    whom: str, complaint: ConductComplaint, officers: Officers
) -> Iterable[Person]:
    if whom == "complainer":
        return [complaint.by]
    role = {"heads": "HEAD", "leaders": "LEADER"}[whom]
    return officers.of_court(role, complaint.court_id)


DUE_NAME = dict.fromkeys(DECISION_CODES, "due_decision") | dict.fromkeys(
    CORRECTION_CODES, "due_correction"
)
"""Under which name letters say the date of a duty; others are called ``due_`` and their rule."""


def facts_of(filings: Sequence[Filing]) -> dict[int, dict[str, str]]:
    """What letters about these filings may say: numbers and dates that name nobody."""
    facts = {
        filing.pk: {
            "number": filing.number or "",
            "case": filing.running_case.number if filing.running_case else "",
            "round": str(filing.round),
            "kind": filing.kind,
        }
        for filing in filings
    }
    for limit in FilingLimit.objects.filter(record__in=facts).order_by("due_at"):
        name = DUE_NAME.get(limit.rule, f"due_{limit.rule.lower()}")
        facts[limit.record_id][name] = limit.due_at.isoformat()
    return facts


def live_context(message: Message) -> Mapping[str, Any]:
    """What is added when a message is worded: dates as dates, codes as words."""
    facts = message.facts
    context: dict[str, Any] = {
        name: datetime.fromisoformat(value)
        for name, value in facts.items()
        if name.startswith("due_") and value
    }
    context["public_id"] = UUID(message.about.rpartition(":")[2])
    if "door" in facts:
        door = DOORS[facts["door"]]
        context |= {"door": door.title, "advice": door.advice}
    if "ground" in facts:
        context["ground"] = ConductComplaint.Ground(facts["ground"]).label
    if "duty" in facts:
        context["duty"] = FilingLimit.RULES[facts["duty"]].label
    return context


def _kinds(
    names: Sequence[str], *channels: str, label: Any, urgent: bool = False
) -> Iterable[NoticeKind]:
    for name in names:
        yield NoticeKind(
            f"filing.{name}", channels, urgent=urgent, context=live_context, label=label
        )


_TO_FILER = _("News about a filing")
_TO_DESK = _("A duty of the filing desk")

KINDS = (
    *_kinds(
        (
            "received", "corrections_received", "withdrawn", "slip", "insisted", "put_away",
            "transferred", "accepted", "registered_first", "in_mediation", "goes_on",
            "handed_over", "joined", "fee_settled", "date_moved", "draft_ends", "remind_insistence",
            "remind_mediation",
            "complaint_received", "complaint_answered", "complaint_late",
        ),
        Channel.IN_APP, Channel.SMS, label=_TO_FILER,
    ),
    *_kinds(
        (
            "correction", "returned", "redirected", "refused", "deemed_withdrawn",
            "remind_correction",
        ),
        Channel.IN_APP, Channel.SMS, label=_TO_FILER, urgent=True,
    ),
    *_kinds(
        ("transfer_arrived", "case_arrived", "to_hand_over", "remind_desk", "complaint_remind",
         "allotted", "counterclaimed"),
        Channel.IN_APP, label=_TO_DESK,
    ),
    *_kinds(
        (
            "urgent_arrived", "ruling_wanted", "ruling_asked", "expired", "duty_late",
            "remind_last", "complaint_answer", "complaint_overdue",
        ),
        Channel.IN_APP, Channel.SMS, label=_TO_DESK, urgent=True,
    ),
)
