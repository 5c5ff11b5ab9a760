"""A court that takes money, a case with its people, and a bank that does as it is told."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from portal.cases.models import Case
from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.fees import actions, bank, events
from portal.fees.bank import NoAnswer, Page, Row, Status, Verdict
from portal.fees.models import FeeObligation, PaymentOrder, Refund
from portal.fees.rules import PLAIN, Matter, Terms, quote
from portal.notices.models import Message
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_division, a_person, an_office

DAY = timedelta(days=1)
HOOK = "/api/v1/hooks/payments/"
SECRET = "sandbox"


@dataclass
class PretendedBank:
    """Answers from memory; ``silent`` makes it say nothing at all."""

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    given_back: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    silent: bool = False
    refuses_refunds: bool = False

    def open(self, order: PaymentOrder, *, title: str, return_url: str) -> Page:
        self._speak()
        self.opened.append(order.number)
        self.verdicts.setdefault(order.number, Verdict(Status.WAITING))
        return Page("http://127.0.0.1/page", order.made_at + timedelta(minutes=30))

    def ask(self, order: PaymentOrder) -> Verdict:
        self._speak()
        self.asked.append(order.number)
        return self.verdicts.get(order.number, Verdict(Status.UNKNOWN))

    def give_back(self, refund: Refund) -> Verdict:
        self._speak()
        if self.refuses_refunds:
            raise bank.BankRefused("HTTP 422")
        self.given_back.append(refund.public_id.hex)
        return Verdict(Status.PAID, refund.fen, f"R{refund.public_id.hex[:8]}", None)

    def statement(self, merchant: str, day) -> list[Row]:
        self._speak()
        return self.rows

    def pays(self, order: PaymentOrder, at: datetime, *, fen: int | None = None) -> Verdict:
        """The payer pays on the bank's page; nobody is told yet."""
        paid = Verdict(Status.PAID, order.fen if fen is None else fen, f"B{order.pk}", at)
        self.verdicts[order.number] = paid
        return paid

    def _speak(self) -> None:
        if self.silent:
            raise NoAnswer("no answer in time")


@pytest.fixture
def the_bank(monkeypatch) -> PretendedBank:
    pretended = PretendedBank()
    for module in ("portal.fees.asking_bank", "portal.fees.statements",
                   "portal.fees.views.public.owing"):
        monkeypatch.setattr(f"{module}.the_bank", lambda: pretended)
    return pretended


@dataclass
class CashDesk:
    """One court with everybody a fee needs."""

    case: Case
    payer: Person
    stranger: Person
    judge: Person
    head: Person
    clerk: Person
    cashier: Person
    leader: Person

    def notify(
        self, amount: int = 100_000_00, at: datetime = A_MONDAY, *, terms: Terms = PLAIN, **more
    ) -> FeeObligation:
        """2,300 yuan for a claim of 100,000, unless told otherwise."""
        quoted = quote(Matter.PROPERTY, amount, terms=terms, on=at.date())
        demand = actions.Demand(
            court=self.case.court, about=self.case, label=self.case.number, payer=self.payer,
            quote=quoted, terms=terms, case=self.case, **more,
        )
        return actions.notify(demand, key=uuid.uuid4(), by=self.clerk, at=at)

    def order(self, fee: FeeObligation, the_bank: PretendedBank, at: datetime = A_MONDAY):
        order = actions.begin_payment(fee, key=uuid.uuid4(), by=self.payer, at=at)
        return actions.hand_to_bank(order, the_bank, title="x", return_url="/", at=at)

    def pay(self, fee: FeeObligation, the_bank: PretendedBank, at: datetime = A_MONDAY):
        """The straight way: ordered, paid, heard."""
        order = self.order(fee, the_bank, at)
        actions.settle(order, the_bank.pays(order, at), at=at)
        return fresh(fee)

    def ask_relief(self, fee: FeeObligation, kind="EXEMPTION", grounds=("ALLOWANCE",),
                   at: datetime = A_MONDAY):
        asking = actions.Asking(
            court=fee.court, about=fee.about, label=fee.label, case=fee.case, payer=fee.payer,
            kind=kind, grounds=grounds, words="低保户", proofs="低保证", fee=fee,
        )
        return actions.ask_relief(asking, key=uuid.uuid4(), by=self.payer, at=at)


def fresh(record):
    """The record as the database has it now."""
    return type(record)._base_manager.get(pk=record.pk)


@pytest.fixture
def desk(court_data) -> CashDesk:
    division = a_division()
    payer, other = a_person(), a_person()
    judge = an_office(Role.JUDGE, division)
    return CashDesk(
        case=a_case(payer, other, division=division, judge=judge), payer=payer,
        stranger=a_person(), judge=judge, head=an_office(Role.HEAD, division),
        clerk=an_office(Role.CLERK, division), cashier=an_office(Role.CASHIER, division),
        leader=an_office(Role.LEADER, division),
    )


def told(record, person=None):
    rows = Message.objects.filter(about=record.reference)
    if person is not None:
        rows = rows.filter(person=person)
    return {kind.removeprefix("fees.") for kind in rows.values_list("kind", flat=True)}


@pytest.fixture
def heard():
    """Everything fees announce, in order, as names."""
    said = []
    receivers = []
    for name in ("notified", "paid", "overdue", "treated_as_withdrawn", "refunded", "relieved",
                 "deferred", "voided"):
        def listen(sender, fee, name=name, **facts):
            said.append(name)
        getattr(events, name).connect(listen)
        receivers.append((getattr(events, name), listen))
    yield said
    for signal, listen in receivers:
        signal.disconnect(listen)


def call(client, order, *, event="e1", secret=SECRET, when=None, **said):
    body = json.dumps(
        {"event": event, "order": order.number if order else "nothing", "status": "PAID",
         "fen": 230000, "bank_ref": "B1", "paid_at": A_MONDAY.isoformat(), **said}
    ).encode()
    stamp = str(int((when or timezone.now()).timestamp()))
    return client.post(
        HOOK, data=body, content_type="application/json",
        headers={TIMESTAMP: stamp, SIGNATURE: signature(secret, stamp, body)},
    )
