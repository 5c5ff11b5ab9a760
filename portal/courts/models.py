"""Courts and their divisions as dated data. Codes are never hard-coded elsewhere."""

import re
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext_lazy as _

from portal.common.records import PublicRecord
from portal.common.traditional import in_reader_script

FILING_DIVISION = "filing"
"""Code of every court's case-filing division (立案庭)."""


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
        is_chinese = (get_language() or "").startswith("zh")
        return in_reader_script(self.name) if is_chinese else self.name_en


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
        is_chinese = (get_language() or "").startswith("zh")
        return in_reader_script(self.name) if is_chinese else self.name_en


class Area(models.Model):
    """A district, county or development zone that a person knows as the place they live in.

    ``code`` is its administrative division code, or a short name for a zone that has none.
    """

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120)
    is_zone = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        is_chinese = (get_language() or "").startswith("zh")
        return in_reader_script(self.name) if is_chinese else self.name_en


class Coverage(models.Model):
    """A court hears the matters of an area, of one kind, for a time. ``evidence``: how sure."""

    class Matters(models.TextChoices):
        GENERAL = "GENERAL", _("All first-instance matters")
        IP = "IP", _("Intellectual property")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="coverage")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="coverage")
    matters = models.CharField(max_length=10, choices=Matters.choices, default=Matters.GENERAL)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["area", "matters", "valid_from"]
        verbose_name_plural = "coverage"
        constraints = [
            models.UniqueConstraint(
                fields=["area", "matters", "valid_from"], name="coverage_once_per_day"
            ),
            models.UniqueConstraint(
                fields=["area", "matters"], condition=Q(valid_from__isnull=True),
                name="coverage_begins_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="coverage_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} → {self.court}"


class Station(PublicRecord):
    """A place outside the court house where its staff enter filings, as dated data."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="stations")
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120)
    address = models.CharField(max_length=160, blank=True)
    hours = models.CharField(max_length=80, blank=True)
    for_enterprises = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["court", "name"]
        constraints = [
            models.UniqueConstraint(fields=["court", "name"], name="station_name_once_per_court"),
        ]

    def __str__(self) -> str:
        is_chinese = (get_language() or "").startswith("zh")
        return in_reader_script(self.name) if is_chinese else self.name_en


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
        SMALL_CLAIMS_YUAN = "SMALL_CLAIMS_YUAN", _(
            "Up to how many yuan a money claim is a small claim (CPL 165: half the province's"
            " average yearly wage)"
        )
        CROSS_REGION_MINUTES = "CROSS_REGION_MINUTES", _(
            "Within how many minutes the court means to answer a cross-region filing (a target)"
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
        shape, words = SHAPES.get(Policy.Key(self.key), AN_HOUR)
        if not shape.fullmatch(self.value):
            raise ValidationError({"value": words})


AN_HOUR = (re.compile(r"([01]\d|2[0-3]):[0-5]\d"), _("Give a time of day like 17:00."))
YES_OR_NO = (re.compile("yes|no"), _("Say yes or no."))
SHAPES = {
    Policy.Key.LOCAL_DAYS_MOVE_PERIODS: YES_OR_NO,
    Policy.Key.CORRECTED_DAY_COUNTS: YES_OR_NO,
    Policy.Key.SMALL_CLAIMS_YUAN: (
        re.compile(r"[1-9]\d{0,8}(\.\d\d)?"), _("Give a sum like 38997.50.")
    ),
    Policy.Key.CROSS_REGION_MINUTES: (
        re.compile(r"[1-9]\d{0,3}"), _("Give a number of minutes like 30.")
    ),
}
DEFAULTS = {
    Policy.Key.CLOSING_TIME: "17:00",
    Policy.Key.OPENING_TIME: "09:00",
    Policy.Key.LOCAL_DAYS_MOVE_PERIODS: "no",
    Policy.Key.CORRECTED_DAY_COUNTS: "no",
    # Published once for Jilin, January to August 2022; a court enters the sum of its year.
    Policy.Key.SMALL_CLAIMS_YUAN: "38997.50",
    # The courts' own press figure for most answers; a court sets its own.
    Policy.Key.CROSS_REGION_MINUTES: "30",
}


def policy(court: Court, key: Policy.Key, on: date) -> str:
    """What a court has chosen for ``key`` on a day; the portal's default when it chose nothing."""
    row = court.policies.filter(key=key, valid_from__lte=on).order_by("-valid_from").first()
    return row.value if row else DEFAULTS[key]


def closing_time(court: Court, on: date) -> time:
    """When the court closes on a day; duties of its staff fall due then."""
    return time.fromisoformat(policy(court, Policy.Key.CLOSING_TIME, on))
