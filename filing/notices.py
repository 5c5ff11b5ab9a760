"""Who is told what after which act on a filing: a table, and the letters made from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from filing.models import Filing, FilingLimit
from filing.rules.limits import CORRECTION, DECISION, DECISION_CROSS_BORDER
from filing.states import MOVES
from portal.notices.models import Message
from portal.notices.outbox import Letter, NoticeKind
from portal.people.models import Person

Channel = Message.Channel
FILER_CHANNELS = (Channel.IN_APP, Channel.SMS)


@dataclass(frozen=True)
class Tell:
    """One line of the table: a kind of message and who receives it."""

    kind: str
    whom: str


SILENT: tuple[Tell, ...] = ()
"""Nobody needs to be told: the act is seen on the page where it was made."""

AFTER: Mapping[str, tuple[Tell, ...]] = {
    **dict.fromkeys(MOVES, SILENT),
    "submit": (Tell("received", "filers"),),
    "resubmit": (Tell("corrections_received", "filers"),),
    "withdraw": (Tell("withdrawn", "filers"),),
}


def letters_after(act: str, filing: Filing, *, at: datetime) -> list[Letter]:
    """The letters the table asks for after an act on this filing."""
    if not AFTER[act]:
        return []
    occasion = f"{act}.{at:%y%m%d%H%M%S%f}"
    facts = facts_of(filing)
    return [
        Letter(
            kind=f"filing.{tell.kind}", to=receiver, about=filing, occasion=occasion,
            court=_court(filing), facts=facts,
        )
        for tell in AFTER[act]
        for receiver in _receivers(tell.whom, filing)
    ]


def _court(filing: Filing) -> Any:
    assert filing.court is not None  # noqa: S101  nothing is told of a draft
    return filing.court


def _receivers(whom: str, filing: Filing) -> Iterable[Person]:
    if whom == "filers":
        return [filing.filer, *([filing.principal] if filing.principal else [])]
    raise KeyError(whom)


PROMISED = (DECISION.code, DECISION_CROSS_BORDER.code, CORRECTION.code)


def facts_of(filing: Filing) -> dict[str, str]:
    """What letters about a filing may say: numbers and dates that name nobody."""
    facts = {"number": filing.number or "", "round": str(filing.round)}
    running = FilingLimit.objects.running().filter(record=filing, rule__in=PROMISED)
    for limit in running.order_by("round"):
        name = "correction" if limit.rule == CORRECTION.code else "decision"
        facts[f"due_{name}"] = limit.due_at.isoformat()
        facts[f"provisional_{name}"] = "1" if limit.provisional else ""
    return facts


def live_context(message: Message) -> Mapping[str, Any]:
    """What is added when a message is worded: dates as dates, and the page it leads to."""
    context: dict[str, Any] = {
        name: datetime.fromisoformat(value)
        for name, value in message.facts.items() if name.startswith("due_")
    }
    context["public_id"] = UUID(message.about.rpartition(":")[2])
    return context


def _kind(name: str, channels: tuple[str, ...] = FILER_CHANNELS) -> NoticeKind:
    return NoticeKind(f"filing.{name}", channels, context=live_context)


KINDS: tuple[NoticeKind, ...] = (
    _kind("received"), _kind("corrections_received"), _kind("withdrawn"),
)
