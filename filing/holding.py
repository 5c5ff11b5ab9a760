"""Who owes the next step of a filing, and until when: every state that is not final has both."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from filing.models import Filing
from filing.states import FINAL, Hat, State
from portal.fees.models import FeeLimit, ReliefLimit
from portal.timelimits.models import TimeLimit

DRAFT_KEPT = timedelta(days=180)
"""How long a draft is kept after it was last touched: a portal default."""


@dataclass(frozen=True)
class Duty:
    """``owner`` is a role of the court or the filer; ``label`` says what is owed."""

    owner: str
    due_at: datetime
    label: Any = ""


def duty_of(filing: Filing) -> Duty | None:
    """The next step owed; None only for a filing nobody owes anything."""
    if filing.state in FINAL:
        return None
    if filing.state == State.DRAFT:
        return Duty(Hat.FILER, filing.saved_at + DRAFT_KEPT)
    own = filing.limits.unmet().order_by("due_at").first()
    if filing.state != State.ACCEPTED:
        return _duty(own)
    return _duty(filing.limits.unmet().filter(rule="HAND_OVER").first() or _of_fee(filing))


def _of_fee(filing: Filing) -> TimeLimit | None:
    """While the fee is not settled, the duty is the payer's, or the court's that decides on it."""
    about = {"record__about": filing.reference}
    relief = ReliefLimit.objects.unmet().filter(**about).order_by("due_at").first()
    fee = FeeLimit.objects.unmet().filter(**about).order_by("due_at").first()
    found: TimeLimit | None = relief or fee
    return found


def _duty(limit: TimeLimit | None) -> Duty | None:
    if limit is None:
        return None
    return Duty(limit.owner_role or Hat.FILER, limit.due_at, limit.terms.label)
