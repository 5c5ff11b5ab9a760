"""Putting messages into the outbox, in the transaction of the act they tell of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from portal.common.inserting import insert_missing
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.notices.arrival import (
    NO_WISHES,
    Wishes,
    channels_for,
    national_working_days,
    not_before,
    wishes_of,
)
from portal.notices.kinds import KINDS, NoticeKind, add_kinds
from portal.notices.models import Message, WorkGroup
from portal.notices.rules.masking import masked
from portal.people.models import Person

__all__ = ["KINDS", "Letter", "NoticeKind", "add_kinds", "post"]
Channel = Message.Channel


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
    """Write one row per receiver and channel. Posting the same letter again adds nothing.

    Wishes and calendar are read once for all letters, so a sweep may post thousands.
    """
    letters = list(letters)
    if not letters:
        return
    people = [letter.to for letter in letters if isinstance(letter.to, Person)]
    wishes = wishes_of(people) if people else {}
    may_wait = any(not KINDS[letter.kind].urgent for letter in letters)
    is_working = national_working_days() if may_wait else _every_day
    rows = [
        row for letter in letters for row in _rows(letter, _wishes(letter, wishes), at, is_working)
    ]
    insert_missing(Message, rows)


def _every_day(_day: date) -> bool:
    """Urgent letters ask no calendar."""
    return True


def _wishes(letter: Letter, wishes: Mapping[int, Wishes]) -> Wishes:
    if isinstance(letter.to, WorkGroup):
        return NO_WISHES
    return wishes.get(letter.to.pk, NO_WISHES)


def _rows(
    letter: Letter, wishes: Wishes, at: datetime, is_working: Callable[[date], bool]
) -> Iterable[dict[str, Any]]:
    kind, to = KINDS[letter.kind], letter.to
    leaves_at = not_before(kind, wishes, at, is_working)
    said = {
        "kind": kind.code,
        "about": letter.about.reference,
        "occasion": letter.occasion,
        "court_id": letter.court.pk,
        "person_id": to.pk if isinstance(to, Person) else None,
        "group_id": to.pk if isinstance(to, WorkGroup) else None,
        "facts": masked(letter.facts),
        "urgent": kind.urgent,
        "created_at": at,
    }
    for channel in channels_for(kind, to, wishes):
        if channel == Channel.IN_APP:
            how = {"state": Message.State.SENT, "not_before": at, "sent_at": at}
        else:
            how = {"state": Message.State.PENDING, "not_before": leaves_at, "sent_at": None}
        yield {**said, "channel": channel, **how}
