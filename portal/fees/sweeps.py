"""What happens by itself: unpaid fees expire, officers are reminded, late duties are told of."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from portal.common.moves import move_all
from portal.fees import events
from portal.fees.actions.duties import start_confirmation_limit
from portal.fees.asking_bank import ask_about
from portal.fees.models import (
    FeeLimit,
    FeeObligation,
    PaymentOrder,
    ReliefApplication,
    ReliefLimit,
)
from portal.fees.notices import tell
from portal.fees.rules.limits import (
    CONFIRMATION,
    DEFERRED_PAYMENT,
    PAYMENT,
    REFUND,
    RELIEF_DECISION,
    REVIEW,
)
from portal.timelimits import sweep

OF_THE_PAYER = (PAYMENT.code, DEFERRED_PAYMENT.code)
LATE: Mapping[str, str] = {
    CONFIRMATION.code: "confirmation_late", REFUND.code: "refund_late",
    REVIEW.code: "review_late",
}
REMINDER: Mapping[str, str] = {
    PAYMENT.code: "remind_payment", DEFERRED_PAYMENT.code: "remind_payment",
    CONFIRMATION.code: "remind_confirmation", REFUND.code: "remind_refund",
    REVIEW.code: "remind_review",
    RELIEF_DECISION.code: "remind_relief",
}
Fees = Mapping[int, FeeObligation]


def escalate_overdue(at: datetime) -> int:
    """Every limit that passed is acted upon once; the bank is asked first about money under way."""
    ask_about(_under_way(at), at)
    handled = sweep.act_on_due(FeeLimit, at=at, act=_act_on_fees)
    return handled + sweep.act_on_due(ReliefLimit, at=at, act=_act_on_relief)


def remind_before_due(at: datetime) -> int:
    """Remind payers, judges, cashiers and heads of what will soon be due."""
    handled = sweep.remind(FeeLimit, at=at, act=_remind_of_fees)
    return handled + sweep.remind(ReliefLimit, at=at, act=_remind_of_relief)


def _under_way(at: datetime) -> list[PaymentOrder]:
    """Living orders of fees whose limit has passed: perhaps they were paid in time."""
    due = FeeLimit.objects.due(at).filter(rule__in=OF_THE_PAYER)
    rows = PaymentOrder.objects.filter(
        state__in=PaymentOrder.ALIVE, fee__in=due.values("record")
    )
    return list(rows.select_related("fee__court").order_by("pk"))


def _act_on_fees(limits: Sequence[FeeLimit], at: datetime) -> None:
    fees = _fresh(limits)
    unpaid = [fees[limit.record_id] for limit in limits if limit.rule in OF_THE_PAYER]
    for fee in move_all(unpaid, "expire", at=at):
        start_confirmation_limit(fee, at=at)
        tell("expire", fee, at=at)
        events.overdue.send(FeeObligation, fee=fee, by=None, at=at)
    for limit in limits:
        if limit.rule in LATE:
            occasion = f"late.{limit.rule}.{limit.round}"
            tell(LATE[limit.rule], fees[limit.record_id], at=at, occasion=occasion)


def _fresh(limits: Sequence[FeeLimit]) -> Fees:
    """The fees of these limits as they are now, under the sweep's lock."""
    rows = FeeObligation.objects.unscoped(because="the clock acts for every court").filter(
        pk__in={limit.record_id for limit in limits}
    )
    rows = rows.select_related("court", "case__judge", "case__division", "payer", "representative")
    return {fee.pk: fee for fee in rows}


def _act_on_relief(limits: Sequence[ReliefLimit], at: datetime) -> None:
    for application in move_all(list(_applications(limits).values()), "flag_late", at=at):
        tell("flag_late", application, at=at, occasion=f"late.{RELIEF_DECISION.code}")


def _applications(limits: Sequence[ReliefLimit]) -> Mapping[int, ReliefApplication]:
    rows = ReliefApplication.objects.unscoped(because="the clock acts for every court").filter(
        pk__in={limit.record_id for limit in limits}
    )
    rows = rows.select_related("court", "case__judge", "case__division", "payer", "representative")
    return {application.pk: application for application in rows}


def _remind_of_fees(limits: Sequence[FeeLimit], at: datetime) -> None:
    _remind(limits, _fresh(limits).__getitem__, at)


def _remind_of_relief(limits: Sequence[ReliefLimit], at: datetime) -> None:
    _remind(limits, _applications(limits).__getitem__, at)


def _remind(
    limits: Sequence[FeeLimit | ReliefLimit],
    record_of: Callable[[int], FeeObligation | ReliefApplication],
    at: datetime,
) -> None:
    for limit in limits:
        occasion = f"remind.{limit.rule}.{limit.round}.{limit.reminders_sent + 1}"
        facts = {"due_payment": limit.due_at.isoformat()}
        tell(REMINDER[limit.rule], record_of(limit.record_id), at=at, occasion=occasion, **facts)
