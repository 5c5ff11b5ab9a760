"""Notices that change single days, and the days they change."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord


class DayNotice(PublicRecord):
    """A notice of the State Council's General Office, or of one court, moving rest days.

    ``imported_by`` and ``decided_by`` are public ids of people: this floor knows no people.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Imported, waiting for a second person")
        APPROVED = "APPROVED", _("In force")
        REJECTED = "REJECTED", _("Rejected")

    number = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    issued_on = models.DateField()
    court_code = models.CharField(
        max_length=8, blank=True, help_text=_("Empty for a national notice.")
    )
    announces_until = models.DateField(
        null=True, blank=True, help_text=_("Last day this notice makes certain.")
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(null=True, blank=True, unique=True)
    imported_by = models.UUIDField(null=True, blank=True)
    imported_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="APPROVED") | Q(version__isnull=False),
                name="day_notice_in_force_has_a_version",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(imported_by__isnull=True)
                | ~Q(decided_by=models.F("imported_by")),
                name="day_notice_is_decided_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ExceptionalDay(models.Model):
    """A weekday made a rest day, or a weekend made a working day, by a notice."""

    notice = models.ForeignKey(DayNotice, on_delete=models.CASCADE, related_name="days")
    date = models.DateField()
    is_working = models.BooleanField()
    reason = models.CharField(max_length=60)

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "date"], name="day_once_per_notice"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {'working' if self.is_working else 'rest'}"
