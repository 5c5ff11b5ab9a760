"""A duty is a row: who owes what, under which article, by which instant."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.people.roles import Role

if TYPE_CHECKING:
    from portal.timelimits.rules import LimitRule


class TimeLimitQuerySet(models.QuerySet[Any]):
    def running(self) -> Self:
        """Neither met, nor cancelled, nor acted upon for being overdue."""
        return self.filter(met_at=None, cancelled_at=None, escalated_at=None)

    def due(self, at: datetime) -> Self:
        return self.running().filter(due_at__lte=at)

    def to_remind(self, at: datetime) -> Self:
        return self.running().filter(next_reminder_at__lte=at, due_at__gt=at)

    def movable(self, at: datetime) -> Self:
        """Not yet fallen due: what a changed calendar may move. The past stays as judged."""
        return self.running().filter(breached_at=None, due_at__gt=at)

    def unmet(self) -> Self:
        """Still owed, whether overdue or not."""
        return self.filter(met_at=None, cancelled_at=None)


class TimeLimit(models.Model):
    """One duty of one record in one round.

    Services subclass this, add ``record`` (a foreign key to something with a ``court``), and keep
    one row per (record, rule, round). ``days`` is the rule's period plus approved extensions.
    ``due_at`` is the exclusive instant at which the duty is broken: the court's closing time on
    ``due_on``. A breach, once stamped, is never recomputed away.
    """

    RULES: "ClassVar[dict[str, LimitRule]]"

    if TYPE_CHECKING:
        record: Any
        record_id: int

    rule = models.CharField(max_length=40)
    round = models.PositiveSmallIntegerField(default=1)
    owner_role = models.CharField(max_length=20, choices=Role.choices)
    owner = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    due_at = models.DateTimeField()
    provisional = models.BooleanField(default=False)
    calendar_version = models.PositiveIntegerField(default=0)
    next_reminder_at = models.DateTimeField(null=True, blank=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    met_at = models.DateTimeField(null=True, blank=True)
    breached_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = TimeLimitQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["record", "rule", "round"], name="%(class)s_once_per_rule_and_round"
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("started_at")), name="%(class)s_is_due_after_it_started"
            ),
            models.CheckConstraint(
                condition=Q(escalated_at__isnull=True) | Q(escalated_at__gte=F("due_at")),
                name="%(class)s_is_never_escalated_early",
            ),
            models.CheckConstraint(
                condition=Q(escalated_at__isnull=True) | Q(breached_at__isnull=False),
                name="%(class)s_escalated_means_breached",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(met_at=None, cancelled_at=None, escalated_at=None),
                name="%(class)s_due",
            ),
            models.Index(
                fields=["next_reminder_at"],
                condition=Q(met_at=None, cancelled_at=None, escalated_at=None),
                name="%(class)s_remind",
            ),
        ]

    @property
    def terms(self) -> "LimitRule":
        """The rule in words: what is owed, by whom, under which article."""
        return self.RULES[self.rule]

    def is_overdue(self, at: datetime) -> bool:
        return self.met_at is None and self.cancelled_at is None and self.due_at <= at

    @property
    def was_kept(self) -> bool | None:
        """Whether the duty was done in time; None while it is still running."""
        if self.met_at is not None:
            return self.met_at < self.due_at
        return False if self.breached_at else None


class SweepRun(models.Model):
    """When each line of the timetable last ran, and who ran it. The ticker reads this."""

    name = models.CharField(max_length=80, primary_key=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=20, blank=True)
    handled = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("sweep run")

    def __str__(self) -> str:
        return self.name
