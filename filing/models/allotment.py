"""Allotment (分案): what each division hears, who may not hear, and every draw as it was made."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from portal.cases.models import Case
from portal.common.records import PublicRecord
from portal.courts.models import Court, Division
from portal.people.models import Person


class Speciality(models.Model):
    """A division hears cases of a type, and of a cause when one is named, from a day on.

    The longest cause number that fits decides; a row without one takes what no other takes.
    """

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="specialities")
    type_code = models.CharField(max_length=4)
    cause_no = models.CharField(max_length=10, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["court", "type_code", "cause_no"]
        verbose_name_plural = "specialities"
        constraints = [
            models.UniqueConstraint(
                fields=["court", "type_code", "cause_no", "division", "since"],
                name="speciality_once_per_day",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="speciality_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.type_code} {self.cause_no}"


class Recusal(PublicRecord):
    """A judge who may not hear this matter, and why (CPL 47): entered before the draw."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="recusals")
    judge = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["filing", "at"]
        constraints = [
            models.UniqueConstraint(fields=["filing", "judge"], name="recusal_once_per_judge"),
            models.CheckConstraint(condition=~Q(why=""), name="recusal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.filing} {self.judge}"


class Draw(PublicRecord):
    """One draw of a judge: rule, seed and everybody in it, so that anyone can draw it again.

    A filing whose case went to another court (CPL 37) has one draw for each case.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="draws")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="draw")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    seed = models.CharField(max_length=64)
    drawn = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.case}: {self.drawn}"


class Candidate(models.Model):
    """One judge at a draw: how many open cases, whether in it, and why not when not."""

    class Standing(models.TextChoices):
        IN_DRAW = "IN_DRAW", _("In the draw")
        LOADED = "LOADED", _("Left out: carries clearly more open cases")
        RECUSED = "RECUSED", _("Left out: may not hear this case")

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="candidates")
    judge = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    load = models.PositiveIntegerField()
    standing = models.CharField(max_length=10, choices=Standing.choices)
    lot = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["draw", "lot", "load", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "judge"], name="candidate_once_per_draw"),
            models.CheckConstraint(
                condition=~Q(standing="IN_DRAW") | ~Q(lot=""), name="candidate_in_draw_has_a_lot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draw} {self.judge}"
