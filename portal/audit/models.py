"""One chain of rows per court. No foreign keys: the trail never blocks or follows live data."""

from django.db import models


class Entry(models.Model):
    """One act or one reading. Never changed, never deleted (a trigger refuses on PostgreSQL)."""

    court = models.CharField(max_length=16)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    record = models.CharField(max_length=120, db_index=True)
    actor = models.CharField(max_length=64, blank=True)
    role = models.CharField(max_length=60, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    facts = models.TextField(blank=True)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["court", "seq"], name="audit_one_entry_per_place"),
        ]
        indexes = [
            models.Index(fields=["court", "at"], name="audit_by_time"),
            models.Index(fields=["actor", "court", "seq"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.court} #{self.seq} {self.verb}"


class ChainHead(models.Model):
    """Where each court's chain ends now; locked while a row is added."""

    court = models.CharField(max_length=16, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.court} #{self.seq}"


class Checkpoint(models.Model):
    """The head of a chain at one minute, printed on receipts so that outsiders hold it too."""

    court = models.CharField(max_length=16)
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["court", "seq"], name="audit_one_checkpoint_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.court} #{self.seq} {self.hash[:16]}"
