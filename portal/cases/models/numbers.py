"""Where the numbering of cases stands, and the numbers no case bears."""

from django.db import models

from portal.courts.models import Court
from portal.people.models import Person


class NumberSeries(models.Model):
    """Where a court's numbering stands for a year and type; locked while a number is given."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    type_code = models.CharField(max_length=4)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "number series"
        constraints = [
            models.UniqueConstraint(
                fields=["court", "year", "type_code"], name="number_series_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court.code} {self.year} {self.type_code}: {self.last}"


class VoidedNumber(models.Model):
    """A number that no case bears, and why: the only gap a series may have."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    type_code = models.CharField(max_length=4)
    serial = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["court", "year", "type_code", "serial"], name="voided_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.court_id} {self.year} {self.type_code} {self.serial}"
