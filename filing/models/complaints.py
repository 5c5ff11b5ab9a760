"""Complaints about how a filing was handled: no receipt, no complete notice, delay (LR 13)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from filing.querysets import ComplaintQuerySet, sits_in_filing
from filing.rules.limits import COMPLAINT_RULES
from filing.states import COMPLAINT_MOVES, ComplaintState, Hat
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.models import TimeLimit


class ConductComplaint(MadeOnce, Moving):
    """One complaint, to the court itself or to the court above it. ``court`` answers.

    ``filing`` is empty where the court took no papers, so that there is no filing yet.
    """

    class Ground(models.TextChoices):
        NOT_TAKEN = "NOT_TAKEN", _("The court did not take my papers")
        NO_RECEIPT = "NO_RECEIPT", _("I got no written receipt")
        NOT_AT_ONCE = "NOT_AT_ONCE", _("I was not told everything to correct at one time")
        DELAY = "DELAY", _("The court is late")
        NEITHER = "NEITHER", _("The court neither registered the case nor ruled")
        OTHER = "OTHER", _("Something else about how my filing was handled")

    MOVES: ClassVar = COMPLAINT_MOVES

    filing = models.ForeignKey(
        Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=16, choices=Ground.choices)
    words = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=ComplaintState.choices, default=ComplaintState.OPEN
    )
    is_justified = models.BooleanField(null=True, blank=True)
    answer = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ComplaintState.OPEN)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="complaint_answered_has_words_and_a_person",
            ),
            models.UniqueConstraint(
                fields=["by", "filing", "court", "ground"], condition=Q(state=ComplaintState.OPEN),
                name="complaint_open_once_per_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing} {self.ground}"

    def court_code(self) -> str:
        return self.court.code

    def hats(self, person: Any) -> frozenset[str]:
        if not person.is_authenticated:
            return frozenset()
        worn = {Hat.FILER} if person.pk == self.by_id else set()
        for office in person.offices_now:
            if office.court_id != self.court_id:
                continue
            if office.role == Role.LEADER:
                worn.add(Hat.LEADER)
            elif office.role == Role.HEAD and sits_in_filing(office):
                worn.add(Hat.HEAD)
        return frozenset(worn)


class ComplaintStep(Step):
    """One move of a complaint."""

    complaint = models.ForeignKey(
        ConductComplaint, on_delete=models.PROTECT, related_name="steps"
    )

    class Meta:
        ordering = ["complaint", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.complaint} {self.name}"


class ComplaintLimit(TimeLimit):
    """The answer owed to a complaint."""

    RULES: ClassVar = COMPLAINT_RULES

    record = models.ForeignKey(
        ConductComplaint, on_delete=models.PROTECT, related_name="limits"
    )

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"
