"""A request to review a fee: the only way to contest it on its own (FEE 43)."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.once import MadeOnce
from portal.fees.models.obligations import FeeObligation
from portal.fees.rules.money import yuan_of
from portal.people.models import Person


class FeeReview(MadeOnce):
    """One request of the payer, decided by the court's president within 15 days.

    An error of arithmetic is put right on request; anything else is reviewed. ``fen`` is the sum
    decided, when it became smaller.
    """

    class Kind(models.TextChoices):
        ARITHMETIC = "ARITHMETIC", _("The sum was added up wrongly")
        DECISION = "DECISION", _("I disagree with how the fee was decided")

    class Outcome(models.TextChoices):
        UPHELD = "UPHELD", _("The fee stands")
        CHANGED = "CHANGED", _("The fee became smaller")

    fee = models.ForeignKey(FeeObligation, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField(max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    fen = models.PositiveBigIntegerField(null=True, blank=True)
    reasons = models.TextField(max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["fee", "round"]
        constraints = [
            models.UniqueConstraint(
                fields=["fee"], condition=Q(outcome=""), name="fee_is_reviewed_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | ~Q(reasons=""), name="fee_review_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="CHANGED") | Q(fen__isnull=False),
                name="fee_review_names_the_new_sum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fee} review {self.round}"

    @property
    def yuan(self) -> Decimal | None:
        """The sum decided, in yuan."""
        return None if self.fen is None else yuan_of(self.fen)
