"""Who is told what after which act on a filing: a table, and the letters made from it."""

from collections.abc import Mapping

from filing.states import MOVES
from portal.notices.outbox import NoticeKind

KINDS: tuple[NoticeKind, ...] = ()
SILENT: tuple[str, ...] = ()

AFTER: Mapping[str, tuple[str, ...]] = dict.fromkeys(MOVES, SILENT)
