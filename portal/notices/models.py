"""The outbox: a message is a row written with the act it tells of."""

import secrets
from datetime import time
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.courts.models import Court, Division
from portal.notices.querysets import (
    MessageQuerySet,
    OutgoingQuerySet,
    PreferenceQuerySet,
)

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10
CODES = len(CODE_ALPHABET) ** CODE_LENGTH


def new_code() -> str:
    """A short code a person can read out; 31^10 values, so it cannot be guessed."""
    drawn, signs = int.from_bytes(secrets.token_bytes(32)) % CODES, []
    for _place in range(CODE_LENGTH):
        drawn, sign = divmod(drawn, len(CODE_ALPHABET))
        signs.append(CODE_ALPHABET[sign])
    return "".join(signs)


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
    """One message to one receiver over one channel. Closed only when the provider accepted it.

    ``created_at``, ``not_before`` and ``sent_at`` are the court's time; ``next_try_at`` and the
    lease are real time, for gateways and workers live in it.
    """

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
    next_try_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.CharField(max_length=80, blank=True, help_text=_("Masked address."))
    provider_ref = models.CharField(max_length=80, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()
    outgoing = OutgoingQuerySet.as_manager()

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
                fields=["channel", "not_before"], condition=Q(state="PENDING"),
                name="message_pending",
            ),
            models.Index(
                fields=["person"], condition=Q(channel="IN_APP", read_at=None),
                name="message_unread",
            ),
            models.Index(fields=["court", "state", "-created_at"], name="message_by_court"),
            models.Index(fields=["person", "channel", "-created_at"], name="message_inbox"),
            models.Index(fields=["about"], name="message_about"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.state}"

    @property
    def pretty_code(self) -> str:
        """The code as it is printed: two groups of five, easier to read out."""
        return f"{self.code[:5]}-{self.code[5:]}"


QUIET_FROM = time(21)
QUIET_UNTIL = time(8)


class Preference(models.Model):
    """When a person wants to be left alone. Without a row the defaults count."""

    person = models.OneToOneField(
        "people.Person", on_delete=models.CASCADE, related_name="message_preference"
    )
    quiet_from = models.TimeField(default=QUIET_FROM)
    quiet_until = models.TimeField(default=QUIET_UNTIL)
    quiet_on_rest_days = models.BooleanField(default=True)

    objects = PreferenceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.quiet_from:%H:%M}-{self.quiet_until:%H:%M}"


class SwitchedOff(models.Model):
    """A channel a person does not want for one group of messages. This site stays on."""

    preference = models.ForeignKey(
        Preference, on_delete=models.CASCADE, related_name="switched_off"
    )
    group = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Message.Channel.choices)

    class Meta:
        verbose_name_plural = "switched off"
        constraints = [
            models.UniqueConstraint(
                fields=["preference", "group", "channel"], name="channel_switched_off_once"
            ),
            models.CheckConstraint(
                condition=~Q(channel="IN_APP"), name="this_site_is_never_switched_off"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.channel}"
