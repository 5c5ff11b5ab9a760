"""The bank's callbacks to the court: as often, as late and as forged as the tester chose."""

import json
import logging
import time
import uuid
from datetime import datetime, timedelta

import requests
from django.conf import settings
from django.db import transaction
from django.db.models import F

from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.sandbox.bank.gateway import state_of
from portal.sandbox.bank.models import BankCall, BankOrder, Behaviour

log = logging.getLogger(__name__)
LESS = 10_00
LATE = timedelta(minutes=4)
ADDRESS = "/api/v1/hooks/payments/"
CALLS = {Behaviour.NEVER: 0, Behaviour.NINE_TIMES: 9}


def take_money(order: BankOrder, behaviour: str, at: datetime) -> BankOrder:
    """The payer paid (or a forger says so), and the callback is planned. Paid once only."""
    with transaction.atomic():
        held = BankOrder.objects.get(pk=order.pk)
        if state_of(held, at)["status"] != "WAITING":
            return held
        if behaviour != Behaviour.FORGED:
            less = LESS if behaviour == Behaviour.WRONG_AMOUNT else 0
            taken = max(held.fen - less, 1)
            paid = BankOrder.objects.filter(pk=held.pk, state=BankOrder.State.WAITING).update(
                state=BankOrder.State.PAID, paid_fen=taken, paid_at=at
            )
            if not paid:
                return held
            held.refresh_from_db()
        _plan(held, behaviour, at)
    if behaviour == Behaviour.BEFORE:
        make_calls(at)
    return held


def close(order: BankOrder) -> None:
    """The payer gave up."""
    BankOrder.objects.filter(pk=order.pk, state=BankOrder.State.WAITING).update(
        state=BankOrder.State.CLOSED
    )


def _plan(order: BankOrder, behaviour: str, at: datetime) -> None:
    times = CALLS.get(Behaviour(behaviour), 1)
    if times:
        BankCall.objects.create(
            order=order, event_id=uuid.uuid4().hex, times_left=times,
            due_at=at + LATE if behaviour == Behaviour.LATE else at,
            forged=behaviour == Behaviour.FORGED,
        )


def make_calls(at: datetime) -> int:
    """Make every callback that is due, outside any transaction; answers how many were made."""
    made = 0
    due = BankCall.objects.filter(due_at__lte=at, times_left__gt=0)
    for call in due.select_related("order").order_by("pk"):
        for _number in range(call.times_left):
            if BankCall.objects.filter(pk=call.pk, times_left__gt=0).update(
                times_left=F("times_left") - 1
            ):
                _call(call, at)
                made += 1
    return made


def _call(call: BankCall, at: datetime) -> None:
    said: dict[str, object] = {"event": call.event_id, "order": call.order.number}
    if call.forged:
        said |= {
            "status": "PAID", "fen": call.order.fen, "bank_ref": f"FORGED{call.pk}",
            "paid_at": at.isoformat(),
        }
    else:
        said |= state_of(call.order, at)
    body = json.dumps(said).encode()
    stamp = str(int(time.time()))
    secret = "forger" if call.forged else settings.HOOK_SECRETS["payments"].partition("|")[0]
    try:
        answer = requests.post(
            settings.PUBLIC_URL.rstrip("/") + ADDRESS, data=body,
            headers={
                "Content-Type": "application/json", TIMESTAMP: stamp,
                SIGNATURE: signature(secret, stamp, body),
            },
            timeout=settings.CHANNEL_TIMEOUT_S,
        )
        log.info("bank call %s answered %s", call.event_id, answer.status_code)
    except requests.RequestException as fault:
        log.info("bank call %s failed: %s", call.event_id, type(fault).__name__)
