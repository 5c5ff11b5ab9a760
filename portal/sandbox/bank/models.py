"""The pretended bank's own book."""

import uuid
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Behaviour(models.TextChoices):
    """How the bank tells the court that it was paid."""

    ONCE = "ONCE", _("Tells the court once")
    NINE_TIMES = "NINE_TIMES", _("Tells the court nine times")
    BEFORE = "BEFORE", _("Tells the court before you return")
    LATE = "LATE", _("Tells the court four minutes later")
    NEVER = "NEVER", _("Never tells the court")
    FORGED = "FORGED", _("A forger tells the court, nothing was paid")
    WRONG_AMOUNT = "WRONG_AMOUNT", _("Takes ten yuan less than asked")


class BankOrder(models.Model):
    """An order a merchant announced. The token opens its page."""

    class State(models.TextChoices):
        WAITING = "WAITING", _("Waiting for payment")
        PAID = "PAID", _("Paid")
        CLOSED = "CLOSED", _("Closed")

    merchant = models.CharField(max_length=20)
    number = models.CharField(max_length=40)
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    fen = models.PositiveBigIntegerField()
    title = models.CharField(max_length=120)
    return_url = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    paid_fen = models.PositiveBigIntegerField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merchant", "number"], name="bank_order_once_per_merchant"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def bank_ref(self) -> str:
        return f"SB{self.pk:010d}"

    @property
    def yuan(self) -> Decimal:
        return Decimal(self.fen).scaleb(-2)


class BankRefund(models.Model):
    """Money the bank gave back, under the merchant's key."""

    order = models.ForeignKey(BankOrder, on_delete=models.PROTECT, related_name="refunds")
    key = models.CharField(max_length=40, unique=True)
    fen = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key

    @property
    def bank_ref(self) -> str:
        return f"SBR{self.pk:09d}"


class BankCall(models.Model):
    """A callback to make: when, how often still, and whether a forger makes it."""

    order = models.ForeignKey(BankOrder, on_delete=models.PROTECT, related_name="calls")
    event_id = models.CharField(max_length=40, unique=True)
    due_at = models.DateTimeField()
    times_left = models.PositiveSmallIntegerField(default=1)
    forged = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.event_id
