"""The one-time notice as its reader works through it: each item, how to mend it, and where."""

from dataclasses import dataclass
from typing import Any

from filing.models import Filing, Flag
from filing.pointing import Pointers
from filing.rules.changes import changes, is_touched
from filing.rules.reasons import REASONS
from filing.rules.said import Said, to_snapshot
from filing.views.links import mend_url


@dataclass(frozen=True)
class Item:
    """One thing to correct. ``is_touched``: what it points at was changed since."""

    flag: Flag
    place: str
    title: Any
    remedy: Any
    article: Any
    url: str
    is_touched: bool


@dataclass(frozen=True)
class Notice:
    items: list[Item]
    limit: Any

    @property
    def left(self) -> int:
        """How many items nobody has touched yet."""
        return sum(not item.is_touched for item in self.items)


def notice_of(filing: Filing, said: Said) -> Notice:
    """Everything the court listed in this round, in its order, and what was done about it."""
    flags = list(filing.flags.filter(round=filing.round, lifted_at=None, noticed_at__isnull=False))
    touched = touched_anchors(filing, said)
    pointers = Pointers(filing)
    limit = filing.limits.running().filter(rule__startswith="CORRECTION").order_by("due_at").last()
    return Notice([_item(filing, flag, pointers, touched) for flag in flags], limit)


def touched_anchors(filing: Filing, said: Said) -> frozenset[str]:
    """Anchors of everything that differs from what was submitted last."""
    last = filing.submissions.order_by("round").last()
    if last is None:
        return frozenset()
    return frozenset(one.anchor for one in changes(last.snapshot, to_snapshot(said)))


def _item(
    filing: Filing, flag: Flag, pointers: Pointers, touched: frozenset[str]
) -> Item:
    reason = REASONS[flag.reason]
    url = mend_url(filing, flag.anchor, flag.reason)
    return Item(
        flag, pointers.words(flag.anchor, flag.region), reason.title, reason.remedy,
        reason.article, url, is_touched(flag.anchor, touched),
    )

