"""Fees of the matrix's court: one owed, one paid with a refund, an application, a difference."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from portal.cases.models import Case
from portal.common import clock
from portal.fees import actions
from portal.fees.actions.settling import raise_difference
from portal.fees.bank import Status, Verdict
from portal.fees.models import Difference, FeeObligation, Refund, ReliefApplication
from portal.fees.rules import Matter, quote
from portal.fees.rules.refunding import Ending
from portal.papers.models import Paper
from portal.people.models import Person
from portal.sandbox.bank.models import BankOrder


@dataclass(frozen=True)
class Money:
    """The records that rules ask about."""

    fee: FeeObligation
    application: ReliefApplication
    refund: Refund
    difference: Difference
    bank_token: UUID

    @property
    def fee_paper(self) -> Paper:
        return Paper.objects.filter(about=self.fee.reference).earliest("pk")


def money_of(case: Case, payer: Person) -> Money:
    """Everything about fees for one case."""
    at = clock.now()
    owed, paid = _notify(case, payer), _notify(case, payer)
    order = actions.begin_payment(paid, key=uuid4(), by=payer, at=at)
    actions.settle(order, Verdict(Status.PAID, order.fen, f"B{order.pk}", at), at=at)
    [refund] = actions.end_case(paid, Ending.WITHDRAWN, by=None, at=at)
    asking = actions.Asking(
        court=case.court, about=case.reference, label=case.number, payer=payer,
        kind="EXEMPTION", grounds=("DISABLED",), case=case,
    )
    raise_difference("UNKNOWN_PAYMENT", str(uuid4()), case.court, bank_fen=1, at=at)
    page = BankOrder.objects.create(
        merchant=case.court.code, number=uuid4().hex, fen=1, title="x", return_url="/pay/",
        made_at=at, expires_at=at,
    )
    return Money(
        owed, actions.ask_relief(asking, key=uuid4(), by=payer, at=at), refund,
        Difference.objects.unscoped(because="a test's own").latest("pk"), page.token,
    )


def _notify(case: Case, payer: Person) -> FeeObligation:
    at = clock.now()
    demand = actions.Demand(
        court=case.court, about=case, label=case.number, payer=payer, case=case,
        quote=quote(Matter.PROPERTY, 100_000_00, on=at.date()),
    )
    return actions.notify(demand, key=uuid4(), by=None, at=at)


def arguments(what: str, **more: Any) -> Any:
    """What an address of one of these records needs, in the matrix's court."""
    return lambda court, whose: {"public_id": getattr(court.money[whose], what).public_id} | more


def paper_arguments(what: str) -> Any:
    return lambda court, whose: {
        "public_id": getattr(court.money[whose], what).public_id,
        "paper_id": court.money[whose].fee_paper.public_id,
    }


SCOPED = {
    "fee": arguments("fee"),
    "fee_state": arguments("fee"),
    "fee_start": arguments("fee"),
    "fee_returned": arguments("fee"),
    "fee_relief": arguments("fee"), "fee_review": arguments("fee"),
    "fee_paper": paper_arguments("fee"),
    "relief": arguments("application"),
    "relief_act": arguments("application", name="take-back"),
    "relief_paper": paper_arguments("application"),
    "staff:fee": arguments("fee"),
    "staff:fee_act": arguments("fee", name="void"),
    "staff:refund_act": arguments("refund", name="release"),
    "staff:difference_act": arguments("difference", name="resolve"),
    "staff:relief": arguments("application"),
    "staff:relief_act": arguments("application", name="want-proof"),
    "api:payment": arguments("fee"),
    "api:payment_start": arguments("fee"),
}
OTHERWISE = {"sandbox_bank_page": lambda court, whose: {"token": court.money[whose].bank_token}}


def _fees(person: Any) -> Any:
    for fee in FeeObligation.objects.visible_to(person).owed_by(person)[:1]:
        yield {"public_id": fee.public_id}


def _desk_fees(person: Any) -> Any:
    for fee in FeeObligation.objects.visible_to(person)[:1]:
        yield {"public_id": fee.public_id}


def _applications(person: Any) -> Any:
    for one in ReliefApplication.objects.visible_to(person).owed_by(person)[:1]:
        yield {"public_id": one.public_id}


def _desk_applications(person: Any) -> Any:
    for one in ReliefApplication.objects.visible_to(person)[:1]:
        yield {"public_id": one.public_id}


FILLED = {
    "fee": _fees, "fee_relief": _fees, "fee_review": _fees, "relief": _applications,
    "staff:fee": _desk_fees,
    "staff:relief": _desk_applications,
    "sandbox_bank_page": lambda person: (
        {"token": order.token} for order in BankOrder.objects.order_by("pk")[:1]
    ),
}
NO_PAGES = {
    "fee_state": "a part of the fee's page",
    "fee_returned": "leads on to the fee's page",
    "fee_paper": "a PDF file",
    "relief_paper": "a PDF file",
}
