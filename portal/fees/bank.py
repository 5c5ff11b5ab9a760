"""The court's bank: a hosted payment page, a question about an order, refunds, a daily statement.

The portal never sees a card. Every call names the court (``merchant``) and our own number, under
which the bank does each thing once. ``BANK_ADAPTER`` names the class that speaks to a bank.
"""

import json
import time
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.fees.models import PaymentOrder, Refund
from portal.notices.channels.parcel import PermanentFault, TemporaryFault
from portal.notices.channels.web import ask


class Status(StrEnum):
    """What a bank says about an order. UNKNOWN: it has never heard of it."""

    WAITING = "WAITING"
    PAID = "PAID"
    CLOSED = "CLOSED"
    UNKNOWN = "UNKNOWN"


class NoAnswer(Exception):
    """The bank did not answer, or not readably. What happened there is not known."""


class BankRefused(Exception):
    """The bank said no, for good."""


@dataclass(frozen=True)
class Page:
    """Where the payer pays, and until when."""

    url: str
    expires_at: datetime


@dataclass(frozen=True)
class Verdict:
    """What the bank says about one order, whoever asked or was called."""

    status: Status
    fen: int = 0
    bank_ref: str = ""
    paid_at: datetime | None = None


@dataclass(frozen=True)
class Row:
    """One line of a statement: a payment of one of our orders, or a refund."""

    kind: str
    number: str
    fen: int
    bank_ref: str
    at: datetime


class Bank(Protocol):
    """What every bank adapter can do. All raise ``NoAnswer`` and ``BankRefused`` only."""

    def open(self, order: PaymentOrder, *, title: str, return_url: str) -> Page: ...

    def ask(self, order: PaymentOrder) -> Verdict: ...

    def give_back(self, refund: Refund) -> Verdict: ...

    def statement(self, merchant: str, day: date) -> list[Row]: ...


@cache
def _bank(path: str) -> Bank:
    made: Bank = import_string(path)()
    return made


def the_bank() -> Bank:
    """The bank of this place."""
    return _bank(settings.BANK_ADAPTER)


class Gateway:
    """A bank's gateway spoken to in JSON over HTTP, every call signed like our own hooks."""

    def open(self, order: PaymentOrder, *, title: str, return_url: str) -> Page:
        """Announce an order; announced again, the same page is answered."""
        said = self._call(
            "orders/", merchant=order.fee.court.code, order=order.number, fen=order.fen,
            title=title, return_url=return_url,
        )
        try:
            return Page(str(said["page_url"]), _instant(said["expires_at"]))
        except (KeyError, ValueError) as error:
            raise NoAnswer("unreadable answer") from error

    def ask(self, order: PaymentOrder) -> Verdict:
        """How an order stands."""
        said = self._call("orders/query/", merchant=order.fee.court.code, order=order.number)
        return verdict_of(said)

    def give_back(self, refund: Refund) -> Verdict:
        """Return money of a paid order; asked again, it is returned once."""
        said = self._call(
            "refunds/", merchant=refund.fee.court.code, order=refund.order.number,
            refund=refund.public_id.hex, fen=refund.fen,
        )
        verdict = verdict_of(said)
        if verdict.status != Status.PAID:
            raise NoAnswer("refund not booked yet")
        return verdict

    def statement(self, merchant: str, day: date) -> list[Row]:
        """Everything booked for a court on a day, page by page."""
        rows: list[Row] = []
        page: int | None = 1
        while page is not None:
            said = self._call("statement/", merchant=merchant, day=day.isoformat(), page=page)
            try:
                rows += [
                    Row(
                        str(row["kind"]), str(row["number"]), int(row["fen"]),
                        str(row["bank_ref"]), _instant(row["at"]),
                    )
                    for row in said["rows"]
                ]
                page = page + 1 if said["more"] else None
            except (KeyError, TypeError, ValueError) as error:
                raise NoAnswer("unreadable statement") from error
        return rows

    def _call(self, path: str, **said: object) -> dict[str, Any]:
        body = json.dumps(said, ensure_ascii=False).encode()
        timestamp = str(int(time.time()))
        headers = {
            SIGNATURE: signature(settings.BANK_KEY, timestamp, body), TIMESTAMP: timestamp
        }
        if not settings.BANK_URL:
            raise NoAnswer("not configured")
        try:
            return ask(settings.BANK_URL + path, body, headers)
        except TemporaryFault as fault:
            raise NoAnswer(str(fault)) from fault
        except PermanentFault as fault:
            raise BankRefused(str(fault)) from fault


def verdict_of(said: dict[str, Any]) -> Verdict:
    """A verdict as a bank writes it; what cannot be read counts as no answer."""
    try:
        status = Status(said["status"])
        if status != Status.PAID:
            return Verdict(status)
        fen, ref = said["fen"], str(said["bank_ref"])[:80]
        if not isinstance(fen, int) or isinstance(fen, bool) or fen < 0 or not ref:
            raise ValueError(fen)
        return Verdict(status, fen, ref, _instant(said["paid_at"]))
    except (KeyError, ValueError) as error:
        raise NoAnswer("unreadable answer") from error


def _instant(text: object) -> datetime:
    at = datetime.fromisoformat(str(text))
    if at.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return at
