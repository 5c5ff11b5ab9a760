"""An application for relief from fees: grounds, clock, and the ledger of what was granted."""

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.cases.models import Case
from portal.cases.querysets import today
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.courts.models import Court
from portal.dossier.models import StoredFile
from portal.fees.models.obligations import FeeObligation, hats_by_office
from portal.fees.querysets import ReliefQuerySet, acted_for
from portal.fees.rules.limits import RELIEF_RULES
from portal.fees.rules.money import yuan_of
from portal.fees.rules.relief import GROUNDS, PROOFS
from portal.fees.states.relief import MOVES, Hat, State
from portal.people.models import Person
from portal.timelimits.models import TimeLimit

GROUND_CHOICES = [(ground.code, ground.words) for ground in GROUNDS.values()]


class ReliefApplication(MadeOnce, Moving):
    """What a person asks: to pay nothing, less, or later, about one record (FEE 44 to 51).

    Made with the filing or after the fee notice; ``fee`` is the fee it concerns once there is
    one. The decision may grant another kind than the one asked for.
    """

    class Kind(models.TextChoices):
        EXEMPTION = "EXEMPTION", _("Pay nothing (exemption)")
        REDUCTION = "REDUCTION", _("Pay less (reduction)")
        DEFERRAL = "DEFERRAL", _("Pay later (deferral)")

    MOVES: ClassVar = MOVES

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="relief_applications")
    about = models.CharField(max_length=120, db_index=True)
    label = models.CharField(max_length=60)
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="relief_applications"
    )
    payer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relief_applications")
    representative = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    fee = models.ForeignKey(
        FeeObligation, null=True, blank=True, on_delete=models.PROTECT,
        related_name="relief_applications",
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField(max_length=2000, blank=True)
    proofs = models.TextField(max_length=2000, blank=True)
    wanted_proof = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    granted_kind = models.CharField(max_length=10, choices=Kind.choices, blank=True)
    granted_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    deferred_until = models.DateField(null=True, blank=True)
    reasons = models.TextField(max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReliefQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "payer"], condition=Q(state__in=["ASKED", "PROOF_WANTED"]),
                name="relief_is_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="REFUSED") | ~Q(reasons=""),
                name="relief_refused_has_written_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(state="GRANTED") | ~Q(granted_kind=""),
                name="relief_granted_says_which",
            ),
            models.CheckConstraint(
                condition=Q(granted_percent__isnull=True)
                | Q(granted_percent__gte=30, granted_percent__lte=99),
                name="relief_reduces_by_at_least_thirty_percent",
            ),
            models.CheckConstraint(
                condition=~Q(granted_kind="DEFERRAL") | Q(deferred_until__isnull=False),
                name="relief_deferred_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.kind}"

    def court_code(self) -> str:
        return self.court.code

    def hats(self, person: Any) -> frozenset[str]:
        if not person.is_authenticated:
            return frozenset()
        worn = hats_by_office(person, self.court_id, self.case) & set(Hat.values)
        mine = type(self)._base_manager.filter(acted_for(person, today()), pk=self.pk)
        if person.pk in (self.payer_id, self.representative_id) or mine.exists():
            worn.add(Hat.APPLICANT)
        return frozenset(worn)


class ReliefGround(models.Model):
    """One situation of the law that the applicant says is theirs (FEE 45 to 47)."""

    application = models.ForeignKey(
        ReliefApplication, on_delete=models.PROTECT, related_name="grounds"
    )
    code = models.CharField(max_length=16, choices=GROUND_CHOICES)

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "code"], name="ground_named_once"),
        ]

    def __str__(self) -> str:
        return self.code


class ReliefProof(models.Model):
    """A file handed in to prove a situation (FEE 48). ``code`` says which proof it is, if any."""

    application = models.ForeignKey(
        ReliefApplication, on_delete=models.PROTECT, related_name="proof_files"
    )
    code = models.CharField(max_length=16, choices=list(PROOFS.items()), blank=True)
    name = models.CharField(max_length=120)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "code", "file"], name="proof_handed_in_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReliefStep(Step):
    """One move of an application, shown on its line of time."""

    application = models.ForeignKey(
        ReliefApplication, on_delete=models.PROTECT, related_name="steps"
    )

    class Meta:
        ordering = ["application", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.application} {self.name}"


class ReliefLimit(TimeLimit):
    """The court's duty to decide, before the filing is registered (FEE 49)."""

    RULES: ClassVar = RELIEF_RULES

    record = models.ForeignKey(ReliefApplication, on_delete=models.PROTECT, related_name="limits")

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"


class ReliefEntry(models.Model):
    """A line of the relief ledger (司法救助台账): how much of which fee was relieved."""

    application = models.ForeignKey(
        ReliefApplication, on_delete=models.PROTECT, related_name="entries"
    )
    fee = models.ForeignKey(FeeObligation, on_delete=models.PROTECT, related_name="relief_entries")
    kind = models.CharField(max_length=10, choices=ReliefApplication.Kind.choices)
    fen = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "relief entries"
        constraints = [
            models.UniqueConstraint(
                fields=["application", "fee"], name="relief_entered_once_per_fee"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.fen}"

    @property
    def yuan(self) -> Decimal:
        return yuan_of(self.fen)
