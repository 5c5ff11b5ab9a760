"""Putting messages into the outbox, in the transaction of the act they tell of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.notices.models import Message, WorkGroup
from portal.people.models import Person

Channel = Message.Channel


@dataclass(frozen=True)
class NoticeKind:
    """A kind of message: its channels, whether it may break quiet hours, its live context.

    The wording is ``templates/<app>/notices/<name>.txt``: first line the subject, then the body.
    ``context(message)`` adds what must not be stored (an answer link) when it is worded.
    """

    code: str
    channels: tuple[str, ...]
    urgent: bool = False
    context: Callable[[Message], Mapping[str, Any]] | None = None


KINDS: dict[str, NoticeKind] = {}
"""Every kind of message the portal sends; each app adds its own when it starts."""


def add_kinds(*kinds: NoticeKind) -> None:
    for kind in kinds:
        KINDS[kind.code] = kind


@dataclass(frozen=True)
class Letter:
    """What an act wants to be told, to whom. ``facts`` hold masked values only."""

    kind: str
    to: Person | WorkGroup
    about: PublicRecord
    occasion: str
    court: Court
    facts: Mapping[str, str] = field(default_factory=dict)


def post(letters: Iterable[Letter], *, at: datetime) -> None:
    """Write one row per receiver and channel. Posting the same letter again adds nothing."""
    rows = [row for letter in letters for row in _rows(letter, at)]
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def _rows(letter: Letter, at: datetime) -> Iterable[Message]:
    kind = KINDS[letter.kind]
    for channel in kind.channels:
        if not _reachable(letter.to, channel):
            continue
        arrives_at_once = channel == Channel.IN_APP
        yield Message(
            kind=kind.code,
            about=letter.about.reference,
            occasion=letter.occasion,
            court=letter.court,
            person=letter.to if isinstance(letter.to, Person) else None,
            group=letter.to if isinstance(letter.to, WorkGroup) else None,
            channel=channel,
            facts=dict(letter.facts),
            urgent=kind.urgent,
            created_at=at,
            not_before=at,
            state=Message.State.SENT if arrives_at_once else Message.State.PENDING,
            sent_at=at if arrives_at_once else None,
        )


def _reachable(to: Person | WorkGroup, channel: str) -> bool:
    if isinstance(to, WorkGroup):
        return channel == Channel.WECOM
    if channel == Channel.SMS:
        return bool(to.phone)
    if channel == Channel.EMAIL:
        return bool(to.email)
    return channel == Channel.IN_APP
