"""The case: its number, who is in it, who decides it, and its line of time."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.records import PublicRecord
from portal.common.scoping import ScopedQuerySet
from portal.courts.models import Court, Division
from portal.people.models import Person
from portal.people.roles import POWERS, Power, Role

if TYPE_CHECKING:
    from collections.abc import Iterable


class CaseQuerySet(ScopedQuerySet):
    def visible_to(self, person: Person) -> Self:
        """Cases this person may read: as party, agent, judge or assistant, or by office."""
        if not person.is_authenticated:
            return self.none()._scope()
        today = date.today()
        mine = (
            Q(parties__person=person)
            | Q(judge=person)
            | Q(assistant=person)
            | Q(
                Q(parties__appointments__until=None) | Q(parties__appointments__until__gt=today),
                parties__appointments__agent=person,
                parties__appointments__revoked_at=None,
                parties__appointments__since__lte=today,
            )
        )
        ids = self.model._base_manager.filter(mine).values("pk")
        return self.filter(Q(pk__in=ids) | _by_office(person.offices_now))._scope()


def _by_office(offices: "Iterable[object]") -> Q:
    seen = Q(pk__in=[])
    for office in offices:
        powers = POWERS[Role(office.role)]  # type: ignore[attr-defined]
        if Power.READ_COURT_CASES in powers:
            seen |= Q(court_id=office.court_id)  # type: ignore[attr-defined]
        elif Power.READ_DIVISION_CASES in powers:
            seen |= Q(division_id=office.division_id)  # type: ignore[attr-defined]
    return seen


class Case(PublicRecord):
    """A case on the court's register. Its number is unique in the country (CN15)."""

    class Stage(models.TextChoices):
        FILED = "FILED", _("Filed, waiting for a judge")
        IN_TRIAL = "IN_TRIAL", _("In trial")
        MEDIATION = "MEDIATION", _("In mediation")
        JUDGED = "JUDGED", _("Judgment given")
        ENFORCEMENT = "ENFORCEMENT", _("In enforcement")
        CLOSED = "CLOSED", _("Closed")

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="cases")
    division = models.ForeignKey(
        Division, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    year = models.PositiveSmallIntegerField()
    type_code = models.CharField(max_length=4)
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=40, unique=True)
    cause_no = models.CharField(max_length=10, blank=True)
    cause = models.CharField(max_length=80)
    cause_en = models.CharField(max_length=120, blank=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.FILED)
    judge = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="cases_judged"
    )
    assistant = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="cases_assisted"
    )
    filed_on = models.DateField()
    next_date = models.DateTimeField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-filed_on", "-pk"]
        indexes = [models.Index(fields=["court", "division", "stage"])]
        constraints = [
            models.UniqueConstraint(
                fields=["court", "year", "type_code", "serial"], name="case_serial_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    """One side of a case: the plaintiff, defendant, third party or applicant."""

    class Side(models.TextChoices):
        PLAINTIFF = "PLAINTIFF", _("Plaintiff")
        DEFENDANT = "DEFENDANT", _("Defendant")
        THIRD_PARTY = "THIRD_PARTY", _("Third party")
        APPLICANT = "APPLICANT", _("Applicant")
        RESPONDENT = "RESPONDENT", _("Respondent")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="party_to"
    )
    side = models.CharField(max_length=20, choices=Side.choices)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True, db_index=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["case", "side", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "side", "position"], name="party_position_once_per_side"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """An agent ad litem appointed by a party, with the authority given (CPL 61, 62)."""

    class Authority(models.TextChoices):
        GENERAL = "GENERAL", _("General authority")
        SPECIAL = "SPECIAL", _("Special authority")

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="appointments")
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    authority = models.CharField(max_length=10, choices=Authority.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.agent} for {self.party}"


class TimelineEntry(models.Model):
    """One thing that happened in a case, told to its parties."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="timeline")
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    words = models.CharField(max_length=300)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["case", "at", "pk"]
        verbose_name_plural = "timeline entries"

    def __str__(self) -> str:
        return f"{self.case} {self.kind}"


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
