"""Who saw which page, and copies of a volume made for one reader."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.dossier.models.dossiers import Dossier, Item
from portal.dossier.models.files import Work
from portal.dossier.rules.catalogue import Volume
from portal.people.models import Person


class PageView(models.Model):
    """One page shown to one person. Parties see these by office, never by name of staff."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="views")
    page = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["item", "-at"], name="views_of_item")]

    def __str__(self) -> str:
        return f"{self.item_id} p. {self.page} {self.at:%F %T}"


class VolumeCopy(Work, PublicRecord):
    """A volume as one PDF with cover, contents, page numbers and bookmarks, marked with its
    reader's name on every page."""

    class State(models.TextChoices):
        ORDERED = "ORDERED", _("Being made")
        READY = "READY", _("Ready")
        FAILED = "FAILED", _("Could not be made")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="copies")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    volume = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in Volume], default=Volume.MAIN.value
    )
    contents = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ORDERED)
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    file = models.CharField(max_length=120, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "reader", "contents"], name="volume_copy_once_per_contents"
            ),
            models.CheckConstraint(
                condition=~Q(state="READY") | ~Q(file=""), name="volume_copy_ready_has_a_file"
            ),
        ]
        indexes = [
            models.Index(
                fields=["ordered_at"], condition=Q(state="ORDERED"), name="volumes_to_bind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.reader_id} {self.state}"
