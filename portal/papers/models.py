"""Papers the court issued: number, code, hash and where the bytes are."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.notices.models import new_code
from portal.papers.faults import sentence


class NumberSeries(models.Model):
    """The last document number a court gave in a year; locked while the next one is given."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "number series"
        constraints = [
            models.UniqueConstraint(fields=["court", "year"], name="one_series_per_court_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.year} {self.last}"


class Paper(PublicRecord):
    """A paper made from a template, signed with the court's certificate."""

    class State(models.TextChoices):
        ORDERED = "ORDERED", _("Being made")
        ISSUED = "ISSUED", _("Issued")
        FAILED = "FAILED", _("Could not be made")

    number = models.CharField(max_length=60, unique=True)
    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    template = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=120)
    occasion = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    facts: Any = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ORDERED)
    ordered_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=120, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "template", "language", "occasion"], name="paper_once_per_occasion"
            ),
            models.CheckConstraint(
                condition=~Q(state="ISSUED")
                | (Q(issued_at__isnull=False) & ~Q(sha256="") & ~Q(file="")),
                name="paper_issued_has_instant_hash_and_file",
            ),
        ]
        indexes = [
            models.Index(
                fields=["ordered_at"], condition=Q(state="ORDERED"), name="paper_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def reason(self) -> str:
        """Why the last attempt failed, as a sentence for staff; empty when none did."""
        return sentence(self.last_error)

    @property
    def verify_path(self) -> str:
        return f"/verify/?code={self.code}"
