"""What a court or its province has chosen where the Measures leave a choice: dated rows."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.courts.models import Court
from portal.fees.rules.matters import Matter, Rounding
from portal.fees.rules.money import plain
from portal.fees.rules.schedules import schedule_on
from portal.fees.rules.words import MATTERS

MATTER_CHOICES = [(matter.value, words) for matter, words in MATTERS]
ROUNDINGS = [
    (Rounding.FEN.value, _("Kept to the fen")),
    (Rounding.YUAN_HALF_UP.value, _("Rounded to whole yuan, then halved")),
]


class CourtAmount(models.Model):
    """The amount charged at a court inside a range of the law, from a day on (FEE 13 last para.).

    ``source`` names the provincial or court document. The newest row in force counts.
    """

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="fee_amounts")
    matter = models.CharField(max_length=30, choices=MATTER_CHOICES)
    fen = models.PositiveBigIntegerField(_("amount in fen"))
    valid_from = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["court", "matter", "valid_from"]
        verbose_name = _("court's own fee amount")
        verbose_name_plural = _("courts' own fee amounts")
        constraints = [
            models.UniqueConstraint(
                fields=["court", "matter", "valid_from"], name="court_amount_once_per_day"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="court_amount_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.court} {self.matter} {plain(self.fen)}"

    def clean(self) -> None:
        """Refuse an amount outside the range of the law, or where the law gives no range."""
        if not self.matter or self.valid_from is None or self.fen is None:
            return
        allowed = schedule_on(self.valid_from).tariffs[Matter(self.matter)].base
        if allowed is None:
            raise ValidationError({"matter": _("The law leaves the court no choice here.")})
        if not allowed.holds(self.fen):
            facts: dict[str, Any] = {"low": plain(allowed.low), "high": plain(allowed.high)}
            raise ValidationError(
                {"fen": _("The law allows %(low)s to %(high)s yuan, given in fen.") % facts}
            )


class FeePolicy(models.Model):
    """What a court does with fen, from a day on: the Measures are silent about it."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="fee_policies")
    rounding = models.CharField(max_length=20, choices=ROUNDINGS)
    valid_from = models.DateField()

    class Meta:
        ordering = ["court", "valid_from"]
        verbose_name = _("rounding of fees")
        verbose_name_plural = _("rounding of fees")
        constraints = [
            models.UniqueConstraint(
                fields=["court", "valid_from"], name="fee_policy_once_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court} {self.rounding}"
