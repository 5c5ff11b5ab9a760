"""Closing by itself what was reported and nobody spoke about any more."""

from datetime import datetime

from django.db import connection

from judge_contact import rules
from judge_contact.actions.telling import hand_to, officers_of, tell
from judge_contact.models import Ticket, TicketLimit
from judge_contact.states import State
from portal import audit
from portal.common.moves import move_all
from portal.timelimits.limits import cancel_running

BATCH = 200


def close_silent(at: datetime) -> int:
    """Close every reported request whose party said nothing for five working days.

    A return visit that was never made stays on record as broken; a supervision goes on.
    """
    closed = 0
    while batch := _close_some(at):
        closed += batch
    return closed


def _close_some(at: datetime) -> int:
    with audit.recorded():
        rows = Ticket.objects.unscoped(because="the clock acts for every court").filter(
            state=State.REPORTED, closes_at__lte=at
        )
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(of=("self",), skip_locked=True, no_key=True)
        rows = rows.select_related("court", "division", "case", "judge", "assistant", "requester")
        silent = list(rows.order_by("closes_at", "pk")[:BATCH])
        moved = move_all(silent, "close", at=at, closed_at=at)
        if not moved:
            return 0
        officers = officers_of(moved, at)
        open_duties = TicketLimit.objects.filter(record__in=moved)
        cancel_running(open_duties.exclude(rule=rules.SUPERVISION.code), at=at)
        hand_to(None, moved, at=at, officers=officers)
        tell("close_silent", moved, at=at, officers=officers)
    return len(moved)
