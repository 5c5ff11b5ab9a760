"""What happens by itself: registering what nobody decided in time, and reminders before that."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction

from filing.actions.complaining import escalate
from filing.actions.deciding import file_now, put_away, return_uncorrected
from filing.actions.docketing import hand_over, register_at_expiry
from filing.actions.drafting import discard
from filing.actions.passing import follow
from filing.actions.telling import tell, tell_all, tell_of_complaint
from filing.actions.witnessing import remind_of_meeting, remind_of_time, tell_late
from filing.holding import DRAFT_KEPT
from filing.models import ComplaintLimit, Filing, FilingLimit, Witnessing, WitnessLimit
from filing.rules import limits as rules
from filing.states import State
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.notices.models import Message
from portal.timelimits import sweep
from portal.timelimits.limits import next_reminder

Act = Callable[[Filing, datetime], object]
TOLD_BEFORE = timedelta(days=14)
"""How long before a draft is deleted its writer is told."""


def act_on_due(at: datetime) -> int:
    """Do what the law says when a filing's limit has passed, once for each."""
    return sweep.act_on_due(FilingLimit, at=at, act=_act)


def remind_before_due(at: datetime) -> int:
    """Remind whoever owes a filing something; the last reminders also go to the head."""
    return sweep.remind(FilingLimit, at=at, act=_remind)


def escalate_complaints(at: datetime) -> int:
    """A complaint not answered in 15 days is told to the court's leader (LR 13)."""
    return sweep.act_on_due(ComplaintLimit, at=at, act=_escalate_complaints)


def remind_of_complaints(at: datetime) -> int:
    """Remind the head of complaints that are due soon."""
    return sweep.remind(ComplaintLimit, at=at, act=_remind_of_complaints)


def tend_drafts(at: datetime) -> int:
    """Drafts untouched for half a year are deleted; whoever wrote one is told two weeks before."""
    drafts = Filing.objects.unscoped(because="the clock tends every draft")
    handled = 0
    for draft in drafts.untouched_since(at - DRAFT_KEPT + TOLD_BEFORE)[:sweep.BATCH]:
        with transaction.atomic():
            handled += _tend(locked(draft), at)
    return handled


def _tend(draft: Filing, at: datetime) -> bool:
    """Tell once, then delete when its time is over; a draft touched meanwhile is left alone."""
    if draft.state != State.DRAFT or draft.saved_at > at - DRAFT_KEPT + TOLD_BEFORE:
        return False
    letters = Message.objects.filter(about=draft.reference, kind="filing.draft_ends")
    told = letters.filter(created_at__gte=draft.saved_at).order_by("created_at").first()
    if told is None and draft.court is not None:
        facts = {"due_end": (max(draft.saved_at + DRAFT_KEPT, at + TOLD_BEFORE)).isoformat()}
        tell("draft_ends", draft, at=at, facts=facts)
        return True
    if draft.saved_at > at - DRAFT_KEPT or (told and told.created_at > at - TOLD_BEFORE):
        return False
    discard(draft, by=None, at=at)
    return True


def _act(limits: Sequence[FilingLimit], at: datetime) -> None:
    for limit in limits:
        filing = locked(limit.record)
        WHEN_BROKEN[limit.rule](filing, at)


def _register(filing: Filing, at: datetime) -> None:
    if filing.may("register_at_expiry", None):
        register_at_expiry(filing, at=at)


def _return(filing: Filing, at: datetime) -> None:
    if filing.may("return_uncorrected", None):
        return_uncorrected(filing, by=None, at=at)


def _put_away(filing: Filing, at: datetime) -> None:
    if filing.may("put_away", None):
        put_away(filing, at=at)


def _file(filing: Filing, at: datetime) -> None:
    if filing.may("file_now", None):
        file_now(filing, by=None, at=at)


def _hand_over(filing: Filing, at: datetime) -> None:
    """Draw and hand over by itself; where no judge can be drawn the head must see to it."""
    tell("hand_over_late", filing, at=at, facts={"duty": rules.HAND_OVER.code})
    with suppress(Refused):
        hand_over(filing, by=None, at=at)


def _tell_late(act: str, code: str) -> Act:
    return lambda filing, at: tell(act, filing, at=at, facts={"duty": code})


WHEN_BROKEN: dict[str, Act] = {
    **dict.fromkeys(rules.DECISION_CODES, _register),
    **dict.fromkeys(rules.CORRECTION_CODES, _return),
    rules.INSISTENCE.code: _put_away,
    rules.MEDIATION.code: _file,
    rules.HAND_OVER.code: _hand_over,
    rules.GREEN_CHANNEL.code: _tell_late("green_late", rules.GREEN_CHANNEL.code),
    rules.SERVE_COMPLAINT.code: _tell_late("service_late", rules.SERVE_COMPLAINT.code),
}
"""What follows when a duty is broken. Every rule is here."""

REMINDER_OF = {
    **dict.fromkeys(rules.CORRECTION_CODES, "remind_correction"),
    rules.INSISTENCE.code: "remind_insistence",
    rules.MEDIATION.code: "remind_mediation",
    rules.HAND_OVER.code: "remind_clerk",
    rules.SERVE_COMPLAINT.code: "remind_clerk",
    rules.GREEN_CHANNEL.code: "remind_clerk",
    rules.RULING.code: "remind_ruling",
}


def _remind(limits: Sequence[FilingLimit], at: datetime) -> None:
    """Letters of one kind go out together, so that a long queue costs few statements."""
    waiting: dict[tuple[str, str, datetime], list[Filing]] = defaultdict(list)
    rows = Filing.objects.unscoped(because="the clock reminds every court")
    filings = rows.select_related("court", "filer", "principal", "case__judge").in_bulk(
        [limit.record_id for limit in limits]
    )
    for limit in limits:
        act = REMINDER_OF.get(limit.rule) or _nth(limit, at)
        waiting[(act, limit.rule, limit.due_at)].append(filings[limit.record_id])
    for (act, rule, due_at), together in waiting.items():
        facts = {"duty": rule, "due_next": due_at.isoformat()}
        tell_all(act, together, at=at, facts=facts)


def _nth(limit: FilingLimit, at: datetime) -> str:
    """Which of the reminders this is, counted from the end: the last goes to the head."""
    passed, _at = next_reminder(
        limit.terms, limit.due_at, after=at, sent=limit.reminders_sent + 1
    )
    left = len(limit.terms.reminders) - passed
    return f"remind_decision_{max(3 - left, 1)}"


def _escalate_complaints(limits: Sequence[ComplaintLimit], at: datetime) -> None:
    for limit in limits:
        escalate(limit.record, at=at)


def _remind_of_complaints(limits: Sequence[ComplaintLimit], at: datetime) -> None:
    for limit in limits:
        tell_of_complaint("remind_complaint", limit.record, at=at)


def follow_passings(at: datetime) -> int:
    """Note the answers of competent courts; tell the receiving court's head what is past target."""
    return follow(at)


def act_on_late_witnessings(at: datetime) -> int:
    """Tell the head of a division that nobody offered a time for a video witnessing."""
    return sweep.act_on_due(WitnessLimit, at=at, act=_tell_of_witnessings)


def remind_of_witnessings(at: datetime) -> int:
    """Remind the clerks that a time is to be offered, and everybody of the time that was set."""
    reminded = sweep.remind(WitnessLimit, at=at, act=_remind_of_time)
    rows = Witnessing.objects.unscoped(because="the clock reminds every court")
    for witnessing in rows.to_remind(at).order_by("next_reminder_at", "pk")[:sweep.BATCH]:
        reminded += remind_of_meeting(witnessing, at)
    return reminded


def _remind_of_time(limits: Sequence[WitnessLimit], at: datetime) -> None:
    remind_of_time([limit.record for limit in limits], at)


def _tell_of_witnessings(limits: Sequence[WitnessLimit], at: datetime) -> None:
    tell_late([limit.record for limit in limits], at)
