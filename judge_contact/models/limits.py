"""The dated duties of a request."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from judge_contact.models.tickets import Ticket
from judge_contact.rules import RULES, SHORT
from portal.timelimits.models import TimeLimit


class TicketLimit(TimeLimit):
    """One duty of one round of a request: contact, reception, report, supervision."""

    RULES: ClassVar = RULES

    record = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="limits")

    @property
    def short(self) -> Any:
        """The duty as the court's own people call it."""
        return SHORT[self.rule]

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]
        indexes: ClassVar = [
            *TimeLimit.Meta.indexes,
            models.Index(
                fields=["due_at", "id"],
                condition=Q(met_at=None, cancelled_at=None),
                name="%(class)s_owed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"
