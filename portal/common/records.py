"""Base of every record a person may meet in a page, a link or the API."""

import uuid

from django.db import models


class PublicRecord(models.Model):
    """A record known outside by a random id only, never by a number that can be counted."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        """Name of this record in the audit trail and in outgoing messages."""
        return f"{self._meta.label}:{self.public_id}"
