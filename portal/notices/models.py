"""The outbox: a message is a row written with the act it tells of."""

import secrets
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.courts.models import Court, Division

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code() -> str:
    """A short code a person can read out; 31^10 values, so it cannot be guessed."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(10))


class WorkGroup(models.Model):
    """A division's group chat on the court's messenger, reached through its robot's address."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="work_groups")
    division = models.OneToOneField(
        Division, null=True, blank=True, on_delete=models.PROTECT, related_name="work_group"
    )
    name = models.CharField(max_length=60)
    robot_url = models.URLField(max_length=300)

    def __str__(self) -> str:
        return self.name


class Message(PublicRecord):
    """One message to one receiver over one channel. Closed only when the provider accepted it."""

    class Channel(models.TextChoices):
        IN_APP = "IN_APP", _("On this site")
        SMS = "SMS", _("Text message")
        EMAIL = "EMAIL", _("E-mail")
        WECOM = "WECOM", _("Work group")

    class State(models.TextChoices):
        PENDING = "PENDING", _("Waiting to be sent")
        SENT = "SENT", _("Accepted by the provider")
        DEAD = "DEAD", _("Could not be sent")

    code = models.CharField(max_length=10, unique=True, default=new_code, editable=False)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    occasion = models.CharField(max_length=60)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="messages"
    )
    group = models.ForeignKey(
        WorkGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="messages"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices)
    facts: Any = models.JSONField(default=dict)
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    provider_ref = models.CharField(max_length=80, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, group__isnull=True)
                | Q(person__isnull=True, group__isnull=False),
                name="message_has_exactly_one_receiver",
            ),
            models.UniqueConstraint(
                fields=["kind", "about", "occasion", "channel", "person"],
                condition=Q(person__isnull=False), name="message_once_per_person",
            ),
            models.UniqueConstraint(
                fields=["kind", "about", "occasion", "channel", "group"],
                condition=Q(group__isnull=False), name="message_once_per_group",
            ),
            models.CheckConstraint(
                condition=~Q(state="SENT") | Q(sent_at__isnull=False),
                name="message_sent_has_an_instant",
            ),
        ]
        indexes = [
            models.Index(
                fields=["not_before"], condition=Q(state="PENDING"), name="message_pending"
            ),
            models.Index(fields=["person", "channel", "-created_at"], name="message_inbox"),
            models.Index(fields=["about"], name="message_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.state}"
