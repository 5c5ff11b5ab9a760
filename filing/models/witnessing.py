"""A judge witnesses by video that somebody abroad gives a mainland lawyer a mandate (XB)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from filing.models.filings import Filing
from filing.querysets import WitnessingQuerySet, sits_in_filing
from filing.rules.entrances import WITNESS_CHECKS
from filing.rules.limits import WITNESS_RULES
from filing.states import WITNESS_MOVES, Hat, WitnessState
from portal.cases.models import Appointment
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.models import TimeLimit

CHECK_CHOICES = [(check.code, check.words) for check in WITNESS_CHECKS]


class Witnessing(MadeOnce, Moving):
    """One appointment: principal, lawyer and judge meet in a video and sign the mandate.

    With its record the power of attorney needs no notary and no legalisation.
    ``next_reminder_at`` is when the people in it are reminded of the time set.
    """

    MOVES: ClassVar = WITNESS_MOVES

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="witnessings")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="witnessings")
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    principal = models.CharField(max_length=120)
    lawyer = models.CharField(max_length=120)
    lawyer_firm = models.CharField(max_length=120)
    lawyer_licence = models.CharField(max_length=20)
    authority = models.CharField(max_length=10, choices=Appointment.Authority.choices)
    matters = models.CharField(max_length=300)
    spoken = models.CharField(max_length=60)
    wishes = models.CharField(max_length=300, blank=True)
    judge = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="witnessings"
    )
    starts_at = models.DateTimeField(null=True, blank=True)
    next_reminder_at = models.DateTimeField(null=True, blank=True, db_index=True)
    room = models.CharField(max_length=300, blank=True)
    record = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=WitnessState.choices, default=WitnessState.REQUESTED
    )

    objects = WitnessingQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[WitnessState.APPOINTED, WitnessState.WITNESSED])
                | Q(judge__isnull=False, starts_at__isnull=False),
                name="witnessing_appointed_has_judge_and_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[WitnessState.WITNESSED, WitnessState.FAILED])
                | Q(ended_at__isnull=False) & ~Q(record=""),
                name="witnessing_ended_has_a_record",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing} {self.state}"

    def court_code(self) -> str:
        return self.court.code

    def hats(self, person: Any) -> frozenset[str]:
        if not person.is_authenticated:
            return frozenset()
        worn: set[str] = set()
        if self.filing.may_follow(person):
            worn.add(Hat.FILER)
        for office in person.offices_now:
            if office.court_id != self.court_id:
                continue
            if office.role == Role.CLERK:
                worn.add(Hat.CLERK)
            if office.role in (Role.JUDGE, Role.HEAD) and sits_in_filing(office):
                worn.add(Hat(office.role))
        return frozenset(worn)


class WitnessStep(Step):
    """One move of a witnessing, shown on its line of time."""

    witnessing = models.ForeignKey(Witnessing, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        ordering = ["witnessing", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.witnessing} {self.name}"


class Tick(models.Model):
    """One check the judge ticked in the record."""

    witnessing = models.ForeignKey(Witnessing, on_delete=models.PROTECT, related_name="ticks")
    check_code = models.CharField(max_length=12, choices=CHECK_CHOICES)

    class Meta:
        ordering = ["witnessing", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["witnessing", "check_code"], name="tick_once"),
        ]

    def __str__(self) -> str:
        return self.check_code


class WitnessLimit(TimeLimit):
    """By when the court offers a time for a witnessing."""

    RULES: ClassVar = WITNESS_RULES

    record = models.ForeignKey(Witnessing, on_delete=models.PROTECT, related_name="limits")

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"

