"""Starting and ending the dated duties of a fee."""

from dataclasses import replace
from datetime import date, datetime

from portal.fees.models import FeeLimit, FeeObligation
from portal.fees.officers import judges
from portal.fees.rules.limits import CONFIRMATION, DEFERRED_PAYMENT, PAYMENT
from portal.timelimits.limits import Start, cancel_running, local_day, meet, start_many

OF_THE_PAYER = (PAYMENT.code, DEFERRED_PAYMENT.code)


def start_payment_limit(fee: FeeObligation, *, at: datetime) -> FeeLimit:
    """The payer's seven days of the present round, from the day after the notice (FEE 22)."""
    start = Start(fee, fee.court, fee.round, fee.payer)
    return start_many(FeeLimit, [start], PAYMENT, at=at)[0]


def start_deferred_limit(fee: FeeObligation, until: date, *, at: datetime) -> FeeLimit:
    """The payer's limit up to the day named in a decision on deferral (FEE 47)."""
    rule = replace(DEFERRED_PAYMENT, days=(until - local_day(at)).days)
    start = Start(fee, fee.court, fee.round, fee.payer)
    return start_many(FeeLimit, [start], rule, at=at)[0]


def start_confirmation_limit(fee: FeeObligation, *, at: datetime) -> FeeLimit:
    """A judge's duty to say what follows from a fee that was not paid."""
    owner = next(iter(judges(fee.court, fee.case, at)), None)
    start = Start(fee, fee.court, fee.round, owner)
    return start_many(FeeLimit, [start], CONFIRMATION, at=at)[0]


def stop_payment_limits(fee: FeeObligation, *, at: datetime) -> None:
    """Nobody need pay by the running date any more."""
    cancel_running(fee.limits.filter(rule__in=OF_THE_PAYER), at=at)


def meet_payment_limits(fee: FeeObligation, *, paid_at: datetime, at: datetime) -> None:
    """The money came at the bank's instant; what a judge had to decide is moot."""
    for limit in fee.limits.filter(rule__in=OF_THE_PAYER, round=fee.round):
        meet(limit, at=paid_at)
    end_confirmation(fee, at=at)


def end_confirmation(fee: FeeObligation, *, at: datetime) -> None:
    """A judge need no longer decide."""
    cancel_running(fee.limits.filter(rule=CONFIRMATION.code), at=at)


def meet_confirmation(fee: FeeObligation, *, at: datetime) -> None:
    """A judge decided."""
    for limit in fee.limits.filter(rule=CONFIRMATION.code, round=fee.round):
        meet(limit, at=at)
