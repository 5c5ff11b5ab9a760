"""What the filer agreed to, stage by stage, with the very text they were shown (OL 4, 5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from portal.people.models import Person


class Consent(models.Model):
    """One yes or no to doing one stage online. A later word on the same stage is a new row."""

    class Stage(models.TextChoices):
        FILING = "FILING", _("Filing online")
        E_SERVICE = "E_SERVICE", _("Receiving court papers electronically")
        MEDIATION = "MEDIATION", _("Mediation before filing")

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="consents")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    is_given = models.BooleanField()
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["filing", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.stage}: {self.is_given}"
