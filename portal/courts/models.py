"""Courts and their divisions as dated data. Codes are never hard-coded elsewhere."""

import re
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext_lazy as _

from portal.common.records import PublicRecord

HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class CourtQuerySet(models.QuerySet["Court"]):
    def in_force(self, on: date) -> "CourtQuerySet":
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_until__isnull=True) | Q(valid_until__gt=on),
        )


class Court(PublicRecord):
    """A people's court. ``code`` is its 法院代字 as printed in case numbers (CN15 art. 5)."""

    class Level(models.TextChoices):
        INTERMEDIATE = "INTERMEDIATE", _("Intermediate people's court")
        BASIC = "BASIC", _("Basic people's court")

    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120)
    level = models.CharField(max_length=16, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    division_code = models.CharField(max_length=6, blank=True)
    tree_code = models.CharField(max_length=8, blank=True)
    address = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    evidence = models.CharField(max_length=120, blank=True)
    predecessor_code = models.CharField(max_length=8, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects = CourtQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="court_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name if (get_language() or "").startswith("zh") else self.name_en


class Division(PublicRecord):
    """A division (庭) of a court, the unit whose head and liaison answer for its judges."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="divisions")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["court__code", "code"]
        constraints = [
            models.UniqueConstraint(fields=["court", "code"], name="division_code_once_per_court"),
        ]

    def __str__(self) -> str:
        return self.name if (get_language() or "").startswith("zh") else self.name_en


class Policy(models.Model):
    """A setting a court may choose, from a date on. The newest row in force counts."""

    class Key(models.TextChoices):
        CLOSING_TIME = "CLOSING_TIME", _("Closing time (HH:MM), when duties of staff fall due")
        OPENING_TIME = "OPENING_TIME", _("Opening time (HH:MM)")
        LOCAL_DAYS_MOVE_PERIODS = "LOCAL_DAYS_MOVE_PERIODS", _(
            "Whether the court's own rest days move statutory periods (yes or no)"
        )
        CORRECTED_DAY_COUNTS = "CORRECTED_DAY_COUNTS", _(
            "Whether the day corrections arrive counts in the seven days to decide (yes or no)"
        )

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="policies")
    key = models.CharField(max_length=40, choices=Key.choices)
    value = models.CharField(max_length=60)
    valid_from = models.DateField()

    class Meta:
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(
                fields=["court", "key", "valid_from"], name="policy_once_per_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court} {self.key} = {self.value}"

    def clean(self) -> None:
        """A value nobody could read later is refused when it is typed."""
        if self.key in YES_OR_NO:
            if self.value not in ("yes", "no"):
                raise ValidationError({"value": _("Say yes or no.")})
            return
        if not HOUR.fullmatch(self.value):
            raise ValidationError({"value": _("Give a time of day like 17:00.")})


DEFAULTS = {
    Policy.Key.CLOSING_TIME: "17:00",
    Policy.Key.OPENING_TIME: "09:00",
    Policy.Key.LOCAL_DAYS_MOVE_PERIODS: "no",
    Policy.Key.CORRECTED_DAY_COUNTS: "no",
}
YES_OR_NO = frozenset({Policy.Key.LOCAL_DAYS_MOVE_PERIODS, Policy.Key.CORRECTED_DAY_COUNTS})


def policy(court: Court, key: Policy.Key, on: date) -> str:
    """What a court has chosen for ``key`` on a day; the portal's default when it chose nothing."""
    row = court.policies.filter(key=key, valid_from__lte=on).order_by("-valid_from").first()
    return row.value if row else DEFAULTS[key]


def closing_time(court: Court, on: date) -> time:
    """When the court closes on a day; duties of its staff fall due then."""
    return time.fromisoformat(policy(court, Policy.Key.CLOSING_TIME, on))
