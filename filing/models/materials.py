"""Papers and evidence handed in with a filing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from portal.common.records import PublicRecord
from portal.dossier.models import StoredFile
from portal.people.models import Person


class Material(PublicRecord):
    """One file of a filing: in which place it belongs, what it is called, what it proves.

    ``anchor`` names the answer it supports (``facts.story[0]``) or the party it belongs to.
    Taken out after a submission it is only marked: the submission keeps pointing at its bytes.
    """

    class Slot(models.TextChoices):
        """The places of LR 6, INT 88 and CPL 62; each check asks for the one it needs."""

        IDENTITY = "IDENTITY", _("Identity document or business licence")
        COMPLAINT = "COMPLAINT", _("Your own complaint or application")
        EVIDENCE = "EVIDENCE", _("Evidence")
        BASIS = "BASIS", _("Judgment, award or agreement this is based on")
        AUTHORITY = "AUTHORITY", _("Power of attorney")
        STANDING = "STANDING", _("Proof that the agent may act")
        RELIEF = "RELIEF", _("Proof for fee relief")
        OTHER = "OTHER", _("Something else")

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="materials")
    slot = models.CharField(max_length=12, choices=Slot.choices, default=Slot.EVIDENCE)
    anchor = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=120, blank=True)
    proves = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["filing", "slot", "position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def sha256(self) -> str:
        return self.file.sha256

    @property
    def size(self) -> int:
        return self.file.size

    @property
    def pages(self) -> int:
        return self.file.pages
