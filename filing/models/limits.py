"""The dated duties of a filing."""

from typing import ClassVar

from django.db import models

from filing.models.filings import Filing
from filing.rules.limits import RULES
from portal.timelimits.models import TimeLimit


class FilingLimit(TimeLimit):
    """One duty of a filing: decision, correction, handing over, serving the complaint.

    ``round`` counts how often this duty has begun for the filing, whatever began it again: a
    correction, a transfer, the end of a mediation.
    """

    RULES: ClassVar = RULES

    record = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="limits")

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"
