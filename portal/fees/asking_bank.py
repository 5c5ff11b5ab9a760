"""Asking the bank: about orders it has not called us about, for refunds, for its statement.

The bank is spoken to outside any transaction. A row is claimed by putting off its next turn, so
that a sweep that dies, or a second one beside it, does no harm: what the bank says counts once.
"""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from portal.fees.actions.refunding import refund_done
from portal.fees.actions.settling import Effect, raise_difference, settle
from portal.fees.bank import BankRefused, NoAnswer, Status, Verdict, the_bank
from portal.fees.models import Difference, PaymentOrder, Refund

BATCH = 50
UNKNOWN_IS_CLOSED_AFTER = timedelta(minutes=2)
"""An order the bank has not heard of by then never reached it."""
PAUSES = (
    (timedelta(minutes=15), timedelta(seconds=45)),
    (timedelta(hours=2), timedelta(minutes=2)),
)
LATER = timedelta(minutes=4)
"""However old an order is, it is asked about more often than every five minutes."""
REFUND_PAUSES_S = (15, 60, 300, 900, 3600)
State = PaymentOrder.State


def ask_bank(at: datetime) -> int:
    """Ask about every living order whose turn it is; answers how many became clear."""
    return ask_about(_claimed(at), at)


def ask_about(orders: Iterable[PaymentOrder], at: datetime) -> int:
    """Ask about these orders now, within the time one sweep may spend on the bank."""
    until = time.monotonic() + settings.CHANNEL_BUDGET_S
    clear = 0
    for order in orders:
        if time.monotonic() > until:
            break
        clear += _ask(order, at)
    return clear


def _claimed(at: datetime) -> list[PaymentOrder]:
    due = PaymentOrder.objects.filter(state__in=PaymentOrder.ALIVE, next_query_at__lte=at)
    if not due.exists():
        return []  # most sweeps end here, without a write lock
    with transaction.atomic():
        rows = due.order_by("next_query_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True, of=("self",))
        orders = list(rows[:BATCH])
        for order in orders:
            order.next_query_at = at + pause_after(at - order.made_at)
            order.queries += 1
        PaymentOrder.objects.bulk_update(orders, ["next_query_at", "queries"])
    fresh = PaymentOrder.objects.filter(pk__in=[order.pk for order in orders])
    return list(fresh.select_related("fee__court").order_by("pk"))


def pause_after(age: timedelta) -> timedelta:
    """How long until an order of this age is asked about again."""
    return next((pause for limit, pause in PAUSES if age < limit), LATER)


def _ask(order: PaymentOrder, at: datetime) -> bool:
    living = PaymentOrder.objects.filter(pk=order.pk, state__in=PaymentOrder.ALIVE)
    try:
        verdict = the_bank().ask(order)
    except (NoAnswer, BankRefused) as fault:
        living.update(state=State.UNCLEAR, last_fault=str(fault)[:100])
        return False
    if verdict.status == Status.WAITING:
        living.update(state=State.OPEN, last_fault="")
        return False
    if verdict.status == Status.UNKNOWN:
        if at - order.made_at < UNKNOWN_IS_CLOSED_AFTER:
            return False
        verdict = Verdict(Status.CLOSED)
    return settle(order, verdict, at=at) != Effect.NOTHING


def send_refunds(at: datetime) -> int:
    """Hand released refunds to the bank, each once under its own key; answers how many are done."""
    until = time.monotonic() + settings.CHANNEL_BUDGET_S
    done = 0
    for refund in _claimed_refunds(at):
        if time.monotonic() > until:
            break
        done += _give_back(refund, at)
    return done


def _claimed_refunds(at: datetime) -> list[Refund]:
    everywhere = Refund.objects.unscoped(because="the clock acts for every court")
    due = everywhere.filter(state=Refund.State.RELEASED, next_try_at__lte=at)
    if not due.exists():
        return []
    with transaction.atomic():
        rows = due.order_by("next_try_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True, of=("self",))
        refunds = list(rows[:BATCH])
        for refund in refunds:
            pause = REFUND_PAUSES_S[min(refund.attempts, len(REFUND_PAUSES_S) - 1)]
            refund.next_try_at = at + timedelta(seconds=pause)
            everywhere.filter(pk=refund.pk).update(
                next_try_at=refund.next_try_at, attempts=F("attempts") + 1
            )
    found = everywhere.filter(pk__in=[refund.pk for refund in refunds])
    return list(found.select_related("fee__court", "order").order_by("pk"))


def _give_back(refund: Refund, at: datetime) -> bool:
    everywhere = Refund.objects.unscoped(because="the clock acts for every court")
    released = everywhere.filter(pk=refund.pk, state=Refund.State.RELEASED)
    if refund.order.channel == PaymentOrder.Channel.COUNTER:
        released.update(state=Refund.State.STUCK, next_try_at=None, last_fault="counter")
        return False
    try:
        booked = the_bank().give_back(refund)
    except NoAnswer as fault:
        released.update(last_fault=str(fault)[:100])
        return False
    except BankRefused as fault:
        released.update(state=Refund.State.STUCK, next_try_at=None, last_fault=str(fault)[:100])
        raise_difference(
            Difference.Kind.REFUND_STUCK, f"{refund.public_id.hex}.{refund.attempts}",
            refund.fee.court, order=refund.order, our_fen=refund.fen, at=at,
        )
        return False
    refund_done(refund, bank_ref=booked.bank_ref, done_at=booked.paid_at, at=at)
    return True
