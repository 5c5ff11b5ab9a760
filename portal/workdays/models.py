"""Notices that change single days, and the days they change."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord


class DayNoticeQuerySet(models.QuerySet["DayNotice"]):
    def in_force(self) -> "DayNoticeQuerySet":
        return self.filter(state=DayNotice.State.APPROVED).order_by("version")

    def drafts(self) -> "DayNoticeQuerySet":
        return self.filter(state=DayNotice.State.DRAFT).order_by("imported_at", "pk")

    def unsettled(self) -> "DayNoticeQuerySet":
        return self.in_force().filter(settled_at=None)


class DayNotice(PublicRecord):
    """A notice of the State Council's General Office, or of one court, moving rest days.

    Approved notices hold in the order of their versions, a later one overrides an earlier.
    ``issued_on`` is empty where the seed does not know it. ``settled_at`` is when the open dates
    had all been recomputed after this notice.
    ``imported_by`` and ``decided_by`` are public ids of people: this floor knows no people.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Imported, waiting for a second person")
        APPROVED = "APPROVED", _("In force")
        REJECTED = "REJECTED", _("Rejected")

    number = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    issued_on = models.DateField(null=True, blank=True)
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
    decision_words = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = DayNoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-version", "-imported_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "court_code"],
                condition=~Q(state="REJECTED"),
                name="day_notice_number_once",
            ),
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
    """A day a notice names: a rest day (its weekends too), or a working day (a make-up weekend)."""

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
