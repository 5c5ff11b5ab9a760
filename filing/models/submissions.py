"""What was submitted, frozen: the court examines this, and the receipt proves it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from portal.common.once import MadeOnce
from portal.common.records import PublicRecord
from portal.people.models import Person


class Submission(MadeOnce, PublicRecord):
    """One round's submission: an immutable copy of everything, with its fingerprint.

    ``snapshot`` holds what was said (personal numbers sealed), ``files`` the hash of every file,
    ``digest`` the fingerprint of both; the receipt prints it with the audit checkpoint.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="submissions")
    round = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    snapshot: Any = models.JSONField()
    files: Any = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    rules_version = models.CharField(max_length=20)

    class Meta:
        ordering = ["filing", "round"]
        constraints = [
            models.UniqueConstraint(fields=["filing", "round"], name="submission_once_per_round"),
        ]

    def __str__(self) -> str:
        return f"{self.filing} round {self.round}"


class CheckResult(models.Model):
    """What one rule said of one submission. The filer saw it; the clerk's list is the same."""

    class Outcome(models.TextChoices):
        PASSED = "PASSED", _("In order")
        WARNED = "WARNED", _("Worth a look")
        FAILED = "FAILED", _("To be mended")
        NOT_APPLICABLE = "NOT_APPLICABLE", _("Does not apply")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="results")
    rule = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    anchor = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["submission", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "rule", "anchor"], name="check_result_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.outcome}"
