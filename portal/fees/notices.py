"""Who is told what after which act on a fee or an application for relief: a table, and letters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from portal.fees.models import FeeObligation, ReliefApplication
from portal.fees.officers import heads, holders, judges
from portal.fees.rules.money import plain
from portal.notices.models import Message
from portal.notices.outbox import Letter, NoticeKind, post
from portal.people.models import Person
from portal.people.roles import Role

Channel = Message.Channel
PARTY_CHANNELS = (Channel.IN_APP, Channel.SMS)
STAFF_CHANNELS = (Channel.IN_APP, Channel.SMS)
Record = FeeObligation | ReliefApplication


@dataclass(frozen=True)
class Tell:
    """One line of the table: a kind of message and who receives it."""

    kind: str
    whom: str


SILENT: tuple[Tell, ...] = ()
"""Nobody needs to be told: the act is seen on the page where it was made."""

AFTER: Mapping[str, tuple[Tell, ...]] = {
    # A fee
    "notify": (Tell("notified", "payers"),),
    "pay": (Tell("paid", "payers"),),
    "ask_relief": SILENT,  # the application itself is told of
    "exempt": SILENT,  # the decision is told of
    "reduce": SILENT,
    "defer": SILENT,
    "resume": SILENT,
    "reassess": (Tell("reassessed", "payers"),),
    "expire": (Tell("overdue", "payers"), Tell("judge_overdue", "judges")),
    "give_time": (Tell("time_given", "payers"),),
    "treat_as_withdrawn": (Tell("withdrawn", "payers"),),
    "void": (Tell("voided", "payers"),),
    "give_back": (Tell("refund_opened", "payers"), Tell("refund_due", "cashiers")),
    "revise": SILENT,  # told of as worked out again
    "become_suit": SILENT,  # the fee that is added is told of
    "ask_review": (Tell("review_asked", "payers"), Tell("review_to_decide", "leaders")),
    "uphold": SILENT,  # told of as decided
    "correct": SILENT,
    # Money and clock, without a move
    "review_decided": (Tell("review_decided", "payers"),),
    "review_late": (Tell("late_at_court", "leaders"),),
    "remind_review": (Tell("review_to_decide", "leaders"),),
    "give_back_released": SILENT,  # what made it due is told of
    "send_back": (Tell("refund_opened", "payers"),),
    "refund_done": (Tell("refunded", "payers"),),
    "wrong_amount": (Tell("wrong_amount", "payers"), Tell("difference", "cashiers")),
    "surplus": (Tell("surplus", "payers"), Tell("difference", "cashiers")),
    "difference": (Tell("difference", "cashiers"),),
    "calendar_changed": (Tell("date_moved", "payers"),),
    "remind_payment": (Tell("remind_payer", "payers"),),
    "remind_confirmation": (Tell("judge_overdue", "judges"),),
    "remind_refund": (Tell("refund_due", "cashiers"),),
    "confirmation_late": (Tell("late_at_court", "leaders"),),
    "refund_late": (Tell("late_at_court", "leaders"),),
    # An application for relief
    "apply": (Tell("relief_asked", "payers"), Tell("relief_to_decide", "heads")),
    "want_proof": (Tell("proof_wanted", "payers"),),
    "add_proof": (Tell("relief_to_decide", "heads"),),
    "grant": (Tell("relief_granted", "payers"),),
    "refuse": (Tell("relief_refused", "payers"),),
    "take_back": SILENT,
    "flag_late": (Tell("late_at_court", "leaders"),),
    "remind_relief": (Tell("relief_to_decide", "heads"),),
}

Finding = Callable[[Record, datetime], list[Person]]
WHOM: Mapping[str, Finding] = {
    "payers": lambda record, at: [
        person for person in (record.payer, record.representative) if person is not None
    ],
    "judges": lambda record, at: judges(record.court, record.case, at),
    "heads": lambda record, at: heads(record.court, record.case, at),
    "cashiers": lambda record, at: holders(record.court, Role.CASHIER, at),
    "leaders": lambda record, at: holders(record.court, Role.LEADER, at),
}


def tell(act: str, record: Record, *, at: datetime, occasion: str = "", **facts: str) -> None:
    """Put the letters the table asks for into the outbox, in this transaction."""
    when = occasion or f"{act}.{at:%y%m%d%H%M%S%f}"
    said = {"label": record.label, **_sums(record), **facts}
    post(
        [
            Letter(f"fees.{line.kind}", person, record, when, record.court, said)
            for line in AFTER[act]
            for person in WHOM[line.whom](record, at)
        ],
        at=at,
    )


def _sums(record: Record) -> dict[str, str]:
    if isinstance(record, FeeObligation):
        return {"owed": plain(record.owed_fen), "fee": plain(record.fen)}
    return {}


def live_context(message: Message) -> Mapping[str, Any]:
    """What is added when a message is worded: dates as dates, and the page it leads to."""
    context: dict[str, Any] = {
        name: datetime.fromisoformat(value)
        for name, value in message.facts.items()
        if name.startswith("due_")
    }
    model, _colon, public_id = message.about.partition(":")
    is_fee = model == FeeObligation._meta.label
    name = "fee" if is_fee else "relief"
    if message.kind in STAFF_KINDS:
        name = f"staff:{name}"
    context["link"] = urljoin(settings.PUBLIC_URL, reverse(name, args=[public_id]))
    return context


def _kind(name: str, channels: tuple[str, ...], *, urgent: bool) -> NoticeKind:
    return NoticeKind(f"fees.{name}", channels, urgent=urgent, context=live_context)


STAFF = (
    "judge_overdue", "refund_due", "difference", "late_at_court", "relief_to_decide",
    "review_to_decide",
)
STAFF_KINDS = frozenset(f"fees.{name}" for name in STAFF)
PARTY = (
    "notified", "paid", "reassessed", "overdue", "time_given", "withdrawn", "voided",
    "refund_opened", "refunded", "wrong_amount", "surplus", "remind_payer", "relief_asked",
    "proof_wanted", "relief_granted", "relief_refused", "date_moved",
    "review_asked", "review_decided",
)
KINDS = (
    *(_kind(name, PARTY_CHANNELS, urgent=False) for name in PARTY),
    *(_kind(name, STAFF_CHANNELS, urgent=True) for name in STAFF),
)
