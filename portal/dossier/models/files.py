"""Files that were taken in, their viewing copies, and what was measured on their pages."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.dossier.querysets import FileQuerySet
from portal.dossier.rules.kinds import NATURES, Family, Kind, Nature
from portal.people.models import Person

KIND_CHOICES = [(kind.value, kind.value) for kind in Kind]


class Work(models.Model):
    """Work that a sweep does on a row: claimed for a while, tried again, left to staff at last."""

    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class StoredFile(Work, PublicRecord):
    """A file as it was sent, untouched, and how far its viewing copy is.

    ``about`` is the record it belongs to (``label:public id``); whoever may read that record may
    read the file. ``chain`` is the court whose audit trail knows of it.
    """

    class Copy(models.TextChoices):
        WAITING = "WAITING", _("Being prepared for viewing")
        READY = "READY", _("Ready to view")
        FAILED = "FAILED", _("Could not be prepared for viewing")
        NONE = "NONE", _("To be downloaded as it is")

    class Scan(models.TextChoices):
        CLEAN = "CLEAN", _("Scanned, nothing found")
        WAITING = "WAITING", _("Waits for the virus scanner")
        UNSCANNED = "UNSCANNED", _("Not scanned: this court runs no virus scanner")
        INFECTED = "INFECTED", _("Shut away: the virus scanner found something")

    about = models.CharField(max_length=120)
    purpose = models.CharField(max_length=60, blank=True)
    chain = models.CharField(max_length=20)
    name = models.CharField(max_length=140)
    kind = models.CharField(max_length=8, choices=KIND_CHOICES)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=120, unique=True)
    taken_by = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="files_given"
    )
    taken_at = models.DateTimeField()
    scan = models.CharField(max_length=10, choices=Scan.choices)
    copy = models.CharField(max_length=8, choices=Copy.choices, default=Copy.WAITING)
    copy_file = models.CharField(max_length=120, blank=True)
    copy_size = models.PositiveBigIntegerField(default=0)
    pages_checked = models.PositiveSmallIntegerField(default=0)
    discarded_at = models.DateTimeField(null=True, blank=True)

    objects = FileQuerySet.as_manager()

    class Meta:
        ordering = ["taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "purpose", "sha256", "taken_by"],
                condition=Q(discarded_at__isnull=True), name="file_given_once_for_one_purpose",
            ),
            models.CheckConstraint(
                condition=~Q(copy="READY") | ~Q(copy_file=""), name="file_copy_ready_has_a_copy"
            ),
        ]
        indexes = [
            models.Index(fields=["about", "purpose"], name="files_of_record"),
            models.Index(
                fields=["taken_at"], condition=Q(copy="WAITING"), name="files_to_prepare"
            ),
            models.Index(
                fields=["taken_at"], condition=Q(copy="READY", pages_checked__lt=F("pages")),
                name="files_to_check",
            ),
            models.Index(fields=["taken_at"], condition=Q(scan="WAITING"), name="files_to_scan"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def nature(self) -> Nature:
        return NATURES[Kind(self.kind)]

    @property
    def has_pages(self) -> bool:
        return self.nature.family in (Family.DOCUMENT, Family.PICTURE)

    @property
    def is_shut_away(self) -> bool:
        """Not to be handed to anybody but its giver: infected, or not scanned yet."""
        return self.scan in (self.Scan.WAITING, self.Scan.INFECTED)

    @property
    def is_checked(self) -> bool:
        """Whether every page has been looked at, so that silence means nothing was found."""
        return not self.has_pages or (
            self.copy == self.Copy.READY and self.pages_checked >= self.pages
        )


class PageFacts(models.Model):
    """What was measured on one page of a viewing copy. Shares are of 1, light of 255."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="page_facts")
    number = models.PositiveSmallIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    facts: Any = models.JSONField(default=dict)

    class Meta:
        ordering = ["file", "number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="page_measured_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} p. {self.number}"


class PageFinding(models.Model):
    """A rule that a page did not pass: the same row for the filer and for the clerk."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="findings")
    page = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=30)

    class Meta:
        ordering = ["file", "page", "rule"]
        constraints = [
            models.UniqueConstraint(fields=["file", "page", "rule"], name="page_finding_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} p. {self.page}: {self.rule}"
