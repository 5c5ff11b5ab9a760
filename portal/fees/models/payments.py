"""Money on its way: orders at the bank, what the bank said, refunds, and differences."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.once import MadeOnce
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.fees.models.obligations import FeeObligation
from portal.fees.querysets import AtCourtQuerySet, DifferenceQuerySet, RefundQuerySet
from portal.fees.rules.money import yuan_of
from portal.people.models import Person


class PaymentOrder(PublicRecord, MadeOnce):
    """One attempt to pay one fee. At most one is alive and at most one ever counts.

    ``number`` is what the bank knows it by. ``paid_at`` is the bank's own instant.
    """

    class Channel(models.TextChoices):
        ONLINE = "ONLINE", _("Online at the bank")
        COUNTER = "COUNTER", _("With a slip of the bank, recorded by the cashier")

    class State(models.TextChoices):
        OPEN = "OPEN", _("At the bank, not paid yet")
        UNCLEAR = "UNCLEAR", _("The bank has not answered; we keep asking")
        PAID = "PAID", _("Paid and counted")
        SURPLUS = "SURPLUS", _("Paid though nothing was owed any more: goes back")
        WRONG_AMOUNT = "WRONG_AMOUNT", _("The bank reports another amount: not counted")
        CLOSED = "CLOSED", _("Ended without money")

    ALIVE = (State.OPEN, State.UNCLEAR)

    fee = models.ForeignKey(FeeObligation, on_delete=models.PROTECT, related_name="orders")
    number = models.CharField(max_length=40, unique=True)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.ONLINE)
    fen = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    page_url = models.CharField(max_length=300, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    bank_ref = models.CharField(max_length=80, blank=True)
    bank_fen = models.PositiveBigIntegerField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    next_query_at = models.DateTimeField(null=True, blank=True)
    queries = models.PositiveSmallIntegerField(default=0)
    last_fault = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["fee", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fee"], condition=Q(state__in=["OPEN", "UNCLEAR"]),
                name="fee_has_one_living_order",
            ),
            models.UniqueConstraint(
                fields=["fee"], condition=Q(state="PAID"), name="fee_is_paid_once_at_most"
            ),
            models.UniqueConstraint(
                fields=["channel", "bank_ref"], condition=~Q(bank_ref=""),
                name="bank_reference_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="PAID")
                | Q(bank_fen=models.F("fen"), paid_at__isnull=False),
                name="order_counts_only_in_full",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_query_at"], condition=Q(state__in=["OPEN", "UNCLEAR"]),
                name="order_to_ask_about",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_alive(self) -> bool:
        return self.state in self.ALIVE

    @property
    def yuan(self) -> Decimal:
        return yuan_of(self.fen)


class BankEvent(models.Model):
    """One signed call of the bank, kept under its own id: repeated, it changes nothing."""

    event_id = models.CharField(max_length=80, unique=True)
    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="events")
    status = models.CharField(max_length=12)
    received_at = models.DateTimeField()
    effect = models.CharField(max_length=12)

    class Meta:
        ordering = ["order", "received_at", "pk"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.status}"


class Refund(PublicRecord):
    """Money going back, within 15 days (FEE 53). A cashier releases it, then the bank does it.

    Without ``released_at`` it did not go through the gateway: the cashier transferred it.
    """

    class Reason(models.TextChoices):
        REDUCED = "REDUCED", _("The claim became smaller")
        PRESERVED_LESS = "PRESERVED_LESS", _("Less property was preserved")
        REVIEWED = "REVIEWED", _("The fee was reviewed")
        MEDIATED = "MEDIATED", _("Settled in mediation")
        WITHDRAWN = "WITHDRAWN", _("Withdrawn")
        REFUSED = "REFUSED", _("The case was refused or dismissed")
        REMANDED = "REMANDED", _("The appeal was sent back for retrial")
        TO_POLICE = "TO_POLICE", _("The case went to the police")
        CONVERSION_UNPAID = "CONVERSION_UNPAID", _("Withdrawn for want of the other half")
        SURPLUS = "SURPLUS", _("Paid twice or too late")
        WRONG_AMOUNT = "WRONG_AMOUNT", _("Paid with another amount")

    class State(models.TextChoices):
        DUE = "DUE", _("To be released by the cashier")
        RELEASED = "RELEASED", _("On its way to the bank")
        DONE = "DONE", _("Given back")
        STUCK = "STUCK", _("The bank refused it; the cashier deals with it")

    fee = models.ForeignKey(FeeObligation, on_delete=models.PROTECT, related_name="refunds")
    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="refunds")
    fen = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=20, choices=Reason.choices)
    article = models.CharField(max_length=20)
    round = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DUE)
    opened_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    bank_ref = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    last_fault = models.CharField(max_length=100, blank=True)

    objects = RefundQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="refund_gives_something"),
            models.UniqueConstraint(fields=["fee", "round"], name="refund_round_once_per_fee"),
            models.CheckConstraint(
                condition=~Q(state="DONE") | (Q(done_at__isnull=False) & ~Q(bank_ref="")),
                name="refund_done_has_instant_and_reference",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fee} {self.reason} {self.fen}"

    @property
    def yuan(self) -> Decimal:
        return yuan_of(self.fen)


class Reconciliation(models.Model):
    """A day's statement of the bank, compared with ours, for one court."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="reconciliations")
    day = models.DateField()
    compared_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    received_fen = models.PositiveBigIntegerField()
    returned_fen = models.PositiveBigIntegerField()

    objects = AtCourtQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "court"]
        constraints = [
            models.UniqueConstraint(fields=["court", "day"], name="statement_compared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.court} {self.day}"

    @property
    def received(self) -> Decimal:
        return yuan_of(self.received_fen)

    @property
    def returned(self) -> Decimal:
        return yuan_of(self.returned_fen)


class Difference(PublicRecord):
    """Something about money that a cashier must look at. Found once, resolved with words."""

    class Kind(models.TextChoices):
        WRONG_AMOUNT = "WRONG_AMOUNT", _("Paid with another amount than owed")
        SURPLUS = "SURPLUS", _("Paid though nothing was owed any more")
        PAID_YET_WITHDRAWN = "PAID_YET_WITHDRAWN", _("Paid in time, yet treated as withdrawn")
        UNKNOWN_PAYMENT = "UNKNOWN_PAYMENT", _("On the statement, unknown here")
        MISSING_AT_BANK = "MISSING_AT_BANK", _("Paid here, not on the statement")
        REFUND_MISSING = "REFUND_MISSING", _("Refund recorded here, not on the statement")
        REFUND_STUCK = "REFUND_STUCK", _("The bank refused a refund")

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=100)
    order = models.ForeignKey(
        PaymentOrder, null=True, blank=True, on_delete=models.PROTECT, related_name="differences"
    )
    our_fen = models.PositiveBigIntegerField(null=True, blank=True)
    bank_fen = models.PositiveBigIntegerField(null=True, blank=True)
    bank_ref = models.CharField(max_length=80, blank=True)
    found_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=300, blank=True)

    objects: Any = DifferenceQuerySet.as_manager()

    class Meta:
        ordering = ["resolved_at", "found_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="difference_found_once"),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True)
                | (Q(resolved_by__isnull=False) & ~Q(words="")),
                name="difference_resolved_says_by_whom_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def ours(self) -> Decimal | None:
        return None if self.our_fen is None else yuan_of(self.our_fen)

    @property
    def banks(self) -> Decimal | None:
        return None if self.bank_fen is None else yuan_of(self.bank_fen)
