"""Where papers reach a party: every address that was confirmed, the newest in force."""

from django.db import models

from portal.cases.models.cases import Party
from portal.cases.querysets import OfPartyQuerySet
from portal.people.models import Person


class ServiceAddress(models.Model):
    """An address for service as a party confirmed it (PS 3, 4; INT 136).

    A change is a new row: the earlier ones stay as history. The newest counts, also for a second
    instance, a retrial and enforcement (INT 137).
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="addresses")
    address = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10, blank=True)
    e_address = models.CharField(max_length=120, blank=True)
    accepts_e_service = models.BooleanField(default=False)
    since = models.DateTimeField()
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfPartyQuerySet.as_manager()

    class Meta:
        ordering = ["party", "-since", "-pk"]
        verbose_name_plural = "service addresses"

    def __str__(self) -> str:
        return f"of party {self.party_id}, since {self.since:%F}"
