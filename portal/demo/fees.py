"""Fees of the demo court in every state, made through the real acts; the bank's book knows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.cases.models import Case
from portal.common.clock import SHANGHAI
from portal.demo.data.court import INTERMEDIATE
from portal.demo.data.fees import SAID
from portal.demo.dice import Dice
from portal.fees import actions
from portal.fees.bank import Status, Verdict
from portal.fees.models import FeeObligation, PaymentOrder, ReliefApplication
from portal.fees.rules import Changed, Matter, Procedure, Terms, quote
from portal.fees.rules.refunding import Ending
from portal.fees.sweeps import escalate_overdue
from portal.people.models import Person
from portal.people.roles import Role
from portal.sandbox.bank.models import BankOrder

PLAYERS = ("litigant", "enterprise")
SIMPLE = Terms(procedure=Procedure.SIMPLIFIED)
CLAIMS = (48_440_00, 100_000_00, 240_924_00, 27_900_00, 893_490_00, 300_000_00)


def load(at: datetime) -> int:
    """Play the stories below up to ``at``; a second call adds nothing."""
    if FeeObligation.objects.unscoped(because="the demo court is empty or not").exists():
        return 0
    stage = _Stage(at)
    for number, (days_ago, story) in enumerate(STORIES):
        stage.play(number, days_ago, story)
    return FeeObligation.objects.unscoped(because="counts what was made").count()


@dataclass(frozen=True)
class Scene:
    """One fee's beginning: the case, who pays, when the notice came."""

    case: Case
    payer: Person
    claim: int
    at: datetime


class _Stage:
    """The court, its people and its cases, and the acts of the stories."""

    def __init__(self, now: datetime) -> None:
        self.now, self.dice = now, Dice("fees")
        people = Person.objects.filter(username__in=["clerk", "cashier", "judge", "head"])
        by_name = {person.username: person for person in people}
        self.clerk, self.cashier = by_name["clerk"], by_name["cashier"]
        self.judge, self.head = by_name["judge"], by_name["head"]
        self.cases = self._cases()

    def _cases(self) -> list[Case]:
        """Cases of the demo's judge, those of people who sign in first."""
        rows = Case.objects.unscoped(because="the demo court's own cases").filter(
            court__code=INTERMEDIATE, parties__person__isnull=False
        )
        listed = list(
            rows.exclude(stage=Case.Stage.CLOSED).distinct()
            .select_related("court", "division", "judge").prefetch_related("parties__person")
            .order_by("pk")
        )
        listed.sort(key=lambda case: (self._rank(case), case.pk))
        return [listed[0], *listed]  # the litigant's first case has two fees

    def _rank(self, case: Case) -> int:
        names = {party.person.username for party in case.parties.all() if party.person}
        ranks = [rank for rank, name in enumerate(PLAYERS) if name in names]
        if ranks:
            return ranks[0]
        return len(PLAYERS) + (case.judge_id != self.judge.pk)

    def play(self, number: int, days_ago: int, story: "Story") -> None:
        case = self.cases[number % len(self.cases)]
        party = next(party for party in case.parties.all() if party.person)
        assert party.person is not None  # noqa: S101  chosen so above
        noon = self.now.astimezone(SHANGHAI).replace(hour=10, minute=number % 60, second=0)
        at = min(noon - timedelta(days=days_ago), self.now - timedelta(minutes=5))
        scene = Scene(case, party.person, CLAIMS[number % len(CLAIMS)], at)
        story(self, scene)

    # -- Acts ---------------------------------------------------------------------------------
    def notify(self, scene: Scene, terms: Terms = Terms()) -> FeeObligation:  # noqa: B008
        quoted = quote(Matter.PROPERTY, scene.claim, terms=terms, on=scene.at.date())
        demand = actions.Demand(
            court=scene.case.court, about=scene.case, label=scene.case.number,
            payer=scene.payer, quote=quoted, terms=terms, case=scene.case,
        )
        return actions.notify(demand, key=self.dice.public_id(), by=self.clerk, at=scene.at)

    def order(self, fee: FeeObligation, at: datetime) -> PaymentOrder:
        return actions.begin_payment(fee, key=self.dice.public_id(), by=fee.payer, at=at)

    def pay(self, fee: FeeObligation, at: datetime, *, less: int = 0) -> FeeObligation:
        """Paid at the sandbox bank, whose book keeps it, and heard at once."""
        order = self.order(fee, at)
        booked = BankOrder.objects.create(
            merchant=fee.court.code, number=order.number, fen=order.fen, title=fee.label,
            return_url="/pay/", state=BankOrder.State.PAID, made_at=at, paid_at=at,
            expires_at=at + timedelta(minutes=30), paid_fen=order.fen - less,
        )
        verdict = Verdict(Status.PAID, order.fen - less, booked.bank_ref, at)
        actions.settle(order, verdict, at=at)
        fee.refresh_from_db()
        return fee

    def ask(self, fee: FeeObligation, kind: str, ground: str, at: datetime) -> ReliefApplication:
        asking = actions.Asking(
            court=fee.court, about=fee.about, label=fee.label, case=fee.case, payer=fee.payer,
            fee=fee, kind=kind, grounds=(ground,), words=SAID["hardship"],
            proofs=SAID["proof"],
        )
        return actions.ask_relief(asking, key=self.dice.public_id(), by=fee.payer, at=at)

    def decider(self, fee: FeeObligation) -> Person:
        """Whoever may decide on this fee: the judge of its case, or the head of its division."""
        case = fee.case
        if case is not None and case.judge is not None:
            return case.judge
        offices = fee.court.offices.filter(role=Role.HEAD).select_related("person")
        found = offices.filter(division=case.division if case else None).first()
        return found.person if found else self.head


Story = Callable[[_Stage, Scene], None]


def _owed(stage: _Stage, scene: Scene) -> None:
    stage.notify(scene)


def _asked(stage: _Stage, scene: Scene) -> None:
    stage.ask(stage.notify(scene), "EXEMPTION", "ALLOWANCE", scene.at + timedelta(hours=2))


def _paid(stage: _Stage, scene: Scene) -> None:
    stage.pay(stage.notify(scene, SIMPLE), scene.at + timedelta(hours=5))


def _topped_up(stage: _Stage, scene: Scene) -> None:
    fee = stage.pay(stage.notify(scene), scene.at + timedelta(hours=3))
    claim = Changed(scene.claim, scene.claim * 2)
    actions.change_claim(
        fee, scene.case, claim, by=stage.clerk, at=scene.at + timedelta(days=1)
    )


def _mediated(stage: _Stage, scene: Scene) -> None:
    fee = stage.pay(stage.notify(scene), scene.at + timedelta(hours=4))
    actions.end_case(
        fee, Ending.MEDIATED, by=stage.decider(fee), at=scene.at + timedelta(days=3)
    )


def _reduced(stage: _Stage, scene: Scene) -> None:
    fee = stage.notify(scene)
    application = stage.ask(fee, "REDUCTION", "DISASTER", scene.at + timedelta(hours=1))
    actions.grant(
        application, actions.Grant("REDUCTION", 50, reasons=SAID["disaster"]),
        by=stage.decider(fee), at=scene.at + timedelta(days=1),
    )


def _deferred(stage: _Stage, scene: Scene) -> None:
    fee = stage.notify(scene)
    application = stage.ask(fee, "DEFERRAL", "INJURY", scene.at + timedelta(hours=1))
    until = stage.now.astimezone(SHANGHAI).date() + timedelta(days=60)
    actions.grant(
        application, actions.Grant("DEFERRAL", until=until), by=stage.decider(fee),
        at=scene.at + timedelta(days=2),
    )


def _exempted(stage: _Stage, scene: Scene) -> None:
    fee = stage.notify(scene)
    application = stage.ask(fee, "EXEMPTION", "DISABLED", scene.at + timedelta(hours=1))
    if fee.payer.kind == Person.Kind.NATURAL:
        actions.grant(
            application, actions.Grant("EXEMPTION"), by=stage.decider(fee),
            at=scene.at + timedelta(days=2),
        )


def _refused(stage: _Stage, scene: Scene) -> None:
    fee = stage.notify(scene)
    application = stage.ask(fee, "DEFERRAL", "NEED_DEFER", scene.at + timedelta(hours=1))
    actions.refuse(
        application, reasons=SAID["refused"],
        by=stage.decider(fee), at=scene.at + timedelta(days=1),
    )


def _overdue(stage: _Stage, scene: Scene) -> None:
    stage.notify(scene)
    escalate_overdue(min(scene.at + timedelta(days=12), stage.now))


def _withdrawn(stage: _Stage, scene: Scene) -> None:
    fee = stage.notify(scene)
    escalate_overdue(min(scene.at + timedelta(days=12), stage.now))
    fee.refresh_from_db()
    actions.treat_as_withdrawn(
        fee, by=stage.decider(fee), at=min(scene.at + timedelta(days=13), stage.now)
    )


def _cancelled(stage: _Stage, scene: Scene) -> None:
    fee = stage.notify(scene)
    actions.void(fee, why=SAID["cancelled"], by=stage.clerk, at=scene.at + timedelta(hours=6))


def _wrong_amount(stage: _Stage, scene: Scene) -> None:
    stage.pay(stage.notify(scene), scene.at + timedelta(hours=2), less=10_00)


STORIES: tuple[tuple[int, Story], ...] = (
    (9, _paid), (2, _owed), (1, _asked), (6, _topped_up), (8, _mediated), (4, _reduced),
    (5, _deferred), (20, _withdrawn), (15, _overdue), (7, _refused), (3, _wrong_amount),
    (4, _cancelled), (6, _exempted), (1, _paid), (12, _paid), (0, _owed),
)
"""How many days ago the notice came, and what has happened since; the first fall to those who
sign in."""
