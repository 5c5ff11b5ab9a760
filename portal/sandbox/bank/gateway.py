"""The bank's doors for merchants: announce an order, ask about it, give back, read a statement."""

import hmac
import json
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.hooks import SIGNATURE, TIMESTAMP, TOLERANCE_S, signature
from portal.sandbox.bank.models import BankOrder, BankRefund

LIFE = timedelta(minutes=30)
PAGE = 100
Said = dict[str, Any]
Door = Callable[[Said], HttpResponse]


def signed(door: Door) -> Callable[[HttpRequest], HttpResponse]:
    """A door that opens to calls signed with our key over this very body, not long ago."""

    @csrf_exempt
    @require_POST
    @wraps(door)
    def guarded(request: HttpRequest) -> HttpResponse:
        stamp = request.headers.get(TIMESTAMP, "")
        is_fresh = stamp.isdecimal() and abs(time.time() - int(stamp)) <= TOLERANCE_S
        expected = signature(settings.BANK_KEY, stamp, request.body)
        given = request.headers.get(SIGNATURE, "")
        if not (is_fresh and hmac.compare_digest(given.encode(), expected.encode())):
            return JsonResponse({"code": "SIGNATURE"}, status=401)
        try:
            return door(json.loads(request.body))
        except (KeyError, TypeError, ValueError):
            return JsonResponse({"code": "MALFORMED"}, status=422)

    return guarded


@signed
def announce(said: Said) -> HttpResponse:
    """Make an order's page; announced again, the same page is answered."""
    at = clock.now()
    order, _is_new = BankOrder.objects.get_or_create(
        merchant=str(said["merchant"]), number=str(said["order"]),
        defaults={
            "fen": int(said["fen"]), "title": str(said["title"])[:120],
            "return_url": str(said["return_url"])[:300], "made_at": at,
            "expires_at": at + LIFE * settings.DEMO_CLOCK_RATE,
        },
    )
    page = settings.PUBLIC_URL.rstrip("/") + reverse("sandbox_bank_page", args=[order.token])
    return JsonResponse({"page_url": page, "expires_at": order.expires_at.isoformat()})


@signed
def query(said: Said) -> HttpResponse:
    """How an order stands now."""
    order = _order(said)
    if order is None:
        return JsonResponse({"status": "UNKNOWN"})
    return JsonResponse(state_of(order, clock.now()))


def state_of(order: BankOrder, at: datetime) -> Said:
    """An order as the bank tells it, in answers and callbacks alike."""
    if order.state == BankOrder.State.PAID and order.paid_at is not None:
        return {
            "status": "PAID", "fen": order.paid_fen, "bank_ref": order.bank_ref,
            "paid_at": order.paid_at.isoformat(),
        }
    is_over = order.state == BankOrder.State.CLOSED or order.expires_at <= at
    return {"status": "CLOSED" if is_over else "WAITING"}


@signed
def give_back(said: Said) -> HttpResponse:
    """Return money of a paid order, once under its key, never more than was paid."""
    with transaction.atomic():
        order = _order(said)
        known = BankRefund.objects.filter(key=str(said["refund"])).first()
        if known is None:
            if order is None or order.state != BankOrder.State.PAID:
                return JsonResponse({"code": "NOT_PAID"}, status=422)
            given = sum(order.refunds.order_by("pk").values_list("fen", flat=True))
            fen = int(said["fen"])
            if fen <= 0 or given + fen > (order.paid_fen or 0):
                return JsonResponse({"code": "TOO_MUCH"}, status=422)
            known = order.refunds.create(key=str(said["refund"]), fen=fen, at=clock.now())
    return JsonResponse(
        {
            "status": "PAID", "fen": known.fen, "bank_ref": known.bank_ref,
            "paid_at": known.at.isoformat(),
        }
    )


@signed
def statement(said: Said) -> HttpResponse:
    """What was booked for a merchant on a Shanghai day, a page at a time."""
    day, page = date.fromisoformat(str(said["day"])), int(said["page"])
    begin = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    span = (begin, begin + timedelta(days=1) - timedelta(microseconds=1))
    merchant = str(said["merchant"])
    paid = BankOrder.objects.filter(merchant=merchant, state="PAID", paid_at__range=span)
    back = BankRefund.objects.filter(order__merchant=merchant, at__range=span)
    rows = [
        _row("PAYMENT", order.number, order.paid_fen, order.bank_ref, order.paid_at)
        for order in paid.order_by("pk")
    ] + [
        _row("REFUND", refund.key, refund.fen, refund.bank_ref, refund.at)
        for refund in back.order_by("pk")
    ]
    first = (page - 1) * PAGE
    return JsonResponse(
        {"rows": rows[first : first + PAGE], "more": len(rows) > first + PAGE}
    )


def _row(kind: str, number: str, fen: int | None, bank_ref: str, at: datetime | None) -> Said:
    assert at is not None  # noqa: S101  what was booked has an instant
    return {
        "kind": kind, "number": number, "fen": fen, "bank_ref": bank_ref, "at": at.isoformat()
    }


def _order(said: Said) -> BankOrder | None:
    return BankOrder.objects.filter(
        merchant=str(said["merchant"]), number=str(said["order"])
    ).first()
