"""A fee somebody owes a court, from the notice to the receipt."""

from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.cases.models import Case
from portal.cases.querysets import today
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.courts.models import Court
from portal.fees.models.choices import MATTER_CHOICES
from portal.fees.querysets import FeeQuerySet, acted_for, decides_here
from portal.fees.rules.limits import FEE_RULES
from portal.fees.rules.matters import Instance, Matter, Procedure, Terms
from portal.fees.rules.money import yuan_of
from portal.fees.rules.refunding import Paid
from portal.fees.states.fee import MOVES, Hat, State
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.models import TimeLimit

HAT_OF_ROLE = {Role.CASHIER: Hat.CASHIER, Role.CLERK: Hat.CLERK, Role.LEADER: Hat.LEADER}
HAT_OF_DECIDER = {Role.JUDGE: Hat.JUDGE, Role.HEAD: Hat.HEAD}


def hats_by_office(person: Any, court_id: int, case: Case | None) -> set[str]:
    """What a person's offices make them to a fee or an application of this court and case."""
    worn: set[str] = set()
    for office in person.offices_now:
        if office.court_id != court_id:
            continue
        if office.role in HAT_OF_ROLE:
            worn.add(HAT_OF_ROLE[Role(office.role)])
        elif office.role in HAT_OF_DECIDER and decides_here(office, case, person):
            worn.add(HAT_OF_DECIDER[Role(office.role)])
    return worn


class FeeObligation(MadeOnce, Moving):
    """A fee (诉讼费用) with its sum as notified. ``fen`` is what the law asks.

    ``about`` is the reference of the record it belongs to (a filing, an application) and
    ``label`` its number as people know it. ``lines`` are the lines of the quote, as codes and
    facts, so that every reader gets them in their own language.
    """

    class Kind(models.TextChoices):
        ACCEPTANCE = "ACCEPTANCE", _("Case acceptance fee")
        APPLICATION = "APPLICATION", _("Application fee")
        TOP_UP = "TOP_UP", _("Difference for a larger claim")
        CONVERSION = "CONVERSION", _("Other half for the ordinary procedure")

    MOVES: ClassVar = MOVES

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="fees")
    about = models.CharField(max_length=120, db_index=True)
    label = models.CharField(max_length=60)
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="fees"
    )
    payer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="fees")
    representative = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ACCEPTANCE)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="top_ups"
    )
    matter = models.CharField(max_length=30, choices=MATTER_CHOICES)
    claim_fen = models.PositiveBigIntegerField(null=True, blank=True)
    procedure = models.CharField(max_length=12, default=Procedure.ORDINARY.value)
    instance = models.CharField(max_length=16, default=Instance.FIRST.value)
    joined = models.BooleanField(default=False)
    base_fen = models.PositiveBigIntegerField(null=True, blank=True)
    fen = models.PositiveBigIntegerField()
    relieved_fen = models.PositiveBigIntegerField(default=0)
    paid_fen = models.PositiveBigIntegerField(default=0)
    lines: Any = models.JSONField(default=list)
    version = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=State.choices, default=State.NOTIFIED)
    round = models.PositiveSmallIntegerField(default=1)
    notified_at = models.DateTimeField()
    deferred_until = models.DateField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    receipt_number = models.CharField(max_length=40, unique=True, null=True, blank=True)

    objects = FeeQuerySet.as_manager()

    class Meta:
        ordering = ["-notified_at", "-pk"]
        verbose_name = _("fee owed")
        verbose_name_plural = _("fees owed")
        indexes = [
            models.Index(fields=["court", "state", "-notified_at"], name="fee_of_court"),
            models.Index(fields=["payer", "-notified_at"], name="fee_of_payer"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="fee_owes_something"),
            models.CheckConstraint(
                condition=Q(relieved_fen__lte=F("fen")), name="fee_is_not_relieved_of_more"
            ),
            models.CheckConstraint(
                condition=Q(paid_fen=0) | Q(paid_fen=F("fen") - F("relieved_fen")),
                name="fee_is_paid_exactly_or_not",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PAID, paid_fen__gt=0, paid_at__isnull=False,
                            receipt_number__isnull=False)
                | (~Q(state=State.PAID) & Q(paid_fen=0)),
                name="fee_paid_has_money_instant_and_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RELIEVED) | Q(relieved_fen=F("fen")),
                name="fee_exempted_owes_nothing",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.DEFERRED) | Q(deferred_until__isnull=False),
                name="fee_deferred_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.fen}"

    def court_code(self) -> str:
        return self.court.code

    @property
    def owed_fen(self) -> int:
        """What is to be paid, after relief."""
        return self.fen - self.relieved_fen

    @property
    def is_hidden(self) -> bool:
        """Whether the case's line of time keeps silent about it: the other side must not learn
        of a preservation before it is carried out (IN 8)."""
        return self.matter == Matter.PRESERVATION

    @property
    def yuan(self) -> Decimal:
        """What the law asks, in yuan, for pages."""
        return yuan_of(self.fen)

    @property
    def owed_yuan(self) -> Decimal:
        return yuan_of(self.owed_fen)

    @property
    def terms(self) -> Terms:
        """The circumstances the fee was worked out in."""
        return Terms(
            procedure=Procedure(self.procedure), instance=Instance(self.instance),
            joined=self.joined, base=self.base_fen,
        )

    @property
    def as_paid(self) -> Paid:
        """What was paid, for the rules of giving back."""
        return Paid(Matter(self.matter), self.claim_fen, self.terms, self.paid_fen)

    @cached_property
    def _acted_for(self) -> dict[int, bool]:
        return {}

    def _is_payer(self, person: Any) -> bool:
        """Whether the person owes it or lawfully acts for whoever does; asked once per person."""
        if person.pk in (self.payer_id, self.representative_id):
            return True
        if person.pk not in self._acted_for:
            rows = type(self)._base_manager.filter(acted_for(person, today()), pk=self.pk)
            self._acted_for[person.pk] = rows.exists()
        return self._acted_for[person.pk]

    def hats(self, person: Any) -> frozenset[str]:
        if not person.is_authenticated:
            return frozenset()
        worn = hats_by_office(person, self.court_id, self.case)
        if self._is_payer(person):
            worn.add(Hat.PAYER)
        return frozenset(worn)


class FeeStep(Step):
    """One move of a fee, shown on its line of time."""

    fee = models.ForeignKey(FeeObligation, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        ordering = ["fee", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.fee} {self.name}"


class FeeLimit(TimeLimit):
    """One duty around a fee: to pay, to decide what follows, to give back."""

    RULES: ClassVar = FEE_RULES

    record = models.ForeignKey(FeeObligation, on_delete=models.PROTECT, related_name="limits")

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"


class FiscalSeries(models.Model):
    """Where a court's fiscal receipts stand in a year; locked while a number is given."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "fiscal series"
        constraints = [
            models.UniqueConstraint(fields=["court", "year"], name="fiscal_series_once"),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.year}: {self.last}"
