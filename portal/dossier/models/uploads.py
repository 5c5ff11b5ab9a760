"""A file on its way in, piece by piece, over a line that may drop."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q

from portal.common.records import PublicRecord
from portal.dossier.models.files import StoredFile
from portal.people.models import Person

LIFETIME = timedelta(hours=24)
"""How long an upload may be resumed after its last piece."""


class Upload(PublicRecord):
    """One upload of one person. Its bytes lie in staging until they are taken in or cleared."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="uploads")
    about = models.CharField(max_length=120)
    purpose = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField()
    last_at = models.DateTimeField()
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(received__lte=F("size")), name="upload_receives_no_more_than_said"
            ),
        ]
        indexes = [models.Index(fields=["last_at"], name="uploads_by_age")]

    def __str__(self) -> str:
        return f"{self.public_id} {self.received}/{self.size}"
