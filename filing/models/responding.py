"""The other side: the complaint served on it, and its answer, element by element."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from filing.models.requests import CaseRequest
from filing.querysets import ServedQuerySet
from filing.rules.answering import RULES
from portal.cases.models import Party
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.papers.models import Paper
from portal.people.models import Person
from portal.timelimits.models import TimeLimit


class ServedComplaint(PublicRecord):
    """The complaint on its way to one party of the other side (CPL 128).

    It is joined with a code and a proved identity; joining is the act that shows receipt, and
    from that day the period for the answer runs (OL 31(1)). Only the code's print is kept.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="served")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="complaints")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    code_index = models.CharField(max_length=64, unique=True)
    code_made_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    sent_to = models.CharField(max_length=20, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    joined_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints_received"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    forwarded_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    paper = models.ForeignKey(
        Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ServedQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "party"], name="complaint_once_per_party"
            ),
            models.CheckConstraint(
                condition=Q(joined_at__isnull=True, joined_by__isnull=True)
                | Q(joined_at__isnull=False, joined_by__isnull=False),
                name="complaint_is_joined_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(joined_at__isnull=False),
                name="complaint_is_answered_after_it_was_received",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(paper__isnull=False),
                name="answer_is_a_signed_paper",
            ),
            models.CheckConstraint(
                condition=Q(forwarded_at__isnull=True) | Q(answered_at__isnull=False),
                name="answer_is_forwarded_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing} to party {self.party_id}"

    def court_code(self) -> str:
        return self.court.code

    def may_follow(self, person: Any) -> bool:
        """Whether this person is the party that received it."""
        return self.joined_by_id is not None and self.joined_by_id == person.pk


class AnswerLimit(TimeLimit):
    """A period of one party of the other side: to join, to answer; and the court's to forward."""

    RULES: ClassVar = RULES

    record = models.ForeignKey(ServedComplaint, on_delete=models.PROTECT, related_name="limits")

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"


class Stance(models.Model):
    """What the other side says to one element of the complaint."""

    class Position(models.TextChoices):
        AGREE = "AGREE", _("I admit this")
        DISPUTE = "DISPUTE", _("I dispute this")
        UNKNOWN = "UNKNOWN", _("I do not know")

    complaint = models.ForeignKey(ServedComplaint, on_delete=models.PROTECT, related_name="stances")
    key = models.CharField(max_length=60)
    item = models.PositiveSmallIntegerField(default=0)
    position = models.CharField(max_length=8, choices=Position.choices)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["complaint", "key", "item"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "key", "item"], name="stance_once_per_element"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}[{self.item}] {self.position}"


class CaseSignature(PublicRecord):
    """A party's signature under its answer, or under a request, confirmed by a code sent to the
    signer's own phone. It is bound to the fingerprint of what the paper says."""

    complaint = models.ForeignKey(
        ServedComplaint, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    request = models.ForeignKey(
        CaseRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    digest = models.CharField(max_length=64)
    signer_name = models.CharField(max_length=120)
    strokes = models.TextField(blank=True)
    confirmed_with = models.CharField(max_length=20)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(complaint__isnull=True) ^ Q(request__isnull=True),
                name="case_signature_is_under_one_paper",
            ),
            models.UniqueConstraint(fields=["complaint"], name="answer_is_signed_once"),
            models.UniqueConstraint(fields=["request"], name="request_is_signed_once"),
        ]

    def __str__(self) -> str:
        return f"signed {self.at:%F %T}"
