"""What reached the demo's outside world, and the faults a tester switched on there."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    SMS = "SMS", _("Phones")
    EMAIL = "EMAIL", _("Mailboxes")
    WECOM = "WECOM", _("Work groups")


class Arrival(models.Model):
    """One message that a provider accepted. Handed in again under its key, it is only counted."""

    channel = models.CharField(max_length=10, choices=Channel.choices)
    key = models.CharField(max_length=120)
    address = models.CharField(max_length=200)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    arrived_at = models.DateTimeField()
    handed_in = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["channel", "key"], name="arrival_once_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"


class Fault(models.Model):
    """How a provider misbehaves until it is switched off, or for so many messages."""

    class Mode(models.TextChoices):
        NONE = "NONE", _("Works")
        SLOW = "SLOW", _("Answers slowly")
        ERROR = "ERROR", _("Fails (500)")
        SILENT = "SILENT", _("Accepts, then never answers")
        REFUSE = "REFUSE", _("Refuses for good")

    channel = models.CharField(max_length=10, choices=Channel.choices, primary_key=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.NONE)
    times = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Empty: until switched off.")
    )

    def __str__(self) -> str:
        return f"{self.channel} {self.mode}"
