"""A filing: what a person brings before a court, from the first saved answer on."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filing.querysets import DESK, OF_THE_DIVISION, FilingQuerySet, sits_in_filing
from filing.rules import kinds
from filing.states import MOVES, Hat, State
from portal.cases.models import Case, WithCause
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.roles import Role


class Filing(MadeOnce, Moving, WithCause):
    """A filing, known by its receipt number once submitted.

    ``first_submitted_at`` is the date that counts for limitation and never changes, through every
    correction, transfer and insistence (LR 2, INT 208). ``court`` is the competent court;
    ``receiving_court`` the one that took it in when that is another (cross-region filing).
    ``filer`` acts under the own sign-in; ``principal`` is the person for whom, when the filer is
    an agent, a statutory agent or a helper.
    """

    class Channel(models.TextChoices):
        ONLINE = "ONLINE", _("Online")
        COUNTER = "COUNTER", _("At the counter")
        STATION = "STATION", _("At a service station")
        CROSS_REGION = "CROSS_REGION", _("At another court (cross-region)")
        CROSS_BORDER = "CROSS_BORDER", _("From abroad (cross-border)")

    class Capacity(models.TextChoices):
        """In which capacity the filer acts."""

        SELF = "SELF", _("For myself")
        LEGAL_REPRESENTATIVE = "LEGAL_REPRESENTATIVE", _("As legal representative")
        STATUTORY_AGENT = "STATUTORY_AGENT", _("As statutory agent (parent, guardian)")
        LAWYER = "LAWYER", _("As lawyer")
        LEGAL_WORKER = "LEGAL_WORKER", _("As basic-level legal service worker")
        OTHER_AGENT = "OTHER_AGENT", _("As another agent (relative, employee, nominated)")
        HELPER = "HELPER", _("Helping somebody with the computer")

    MOVES: ClassVar = MOVES

    number = models.CharField(max_length=30, unique=True, null=True, blank=True)
    kind = models.CharField(max_length=24, choices=kinds.CHOICES, default=kinds.FIRST_CIVIL)
    form = models.CharField(max_length=40, default="general")
    court = models.ForeignKey(
        Court, null=True, blank=True, on_delete=models.PROTECT, related_name="filings"
    )
    receiving_court = models.ForeignKey(
        Court, null=True, blank=True, on_delete=models.PROTECT, related_name="filings_received"
    )
    channel = models.CharField(max_length=16, choices=Channel.choices, default=Channel.ONLINE)
    green_channel = models.BooleanField(default=False)
    filer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="filings")
    principal = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="filings_for_me"
    )
    capacity = models.CharField(max_length=24, choices=Capacity.choices, default=Capacity.SELF)
    entered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cause_no = models.CharField(max_length=10, blank=True)
    cause = models.CharField(max_length=80, blank=True)
    cause_en = models.CharField(max_length=120, blank=True)
    origin_case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="filings_from"
    )
    counters = models.ForeignKey(
        "filing.ServedComplaint", null=True, blank=True, on_delete=models.PROTECT,
        related_name="counterclaims",
    )
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    procedure = models.CharField(max_length=12, blank=True)
    accepts_mediation = models.BooleanField(null=True, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    rules_version = models.CharField(max_length=20, blank=True)
    fee_seen = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    fee_for = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    fee_version = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=24, choices=State.choices, default=State.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    insisted_at = models.DateTimeField(null=True, blank=True)
    ruling_asked_at = models.DateTimeField(null=True, blank=True)
    case = models.OneToOneField(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="filing"
    )

    objects = FilingQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        indexes = [
            models.Index(fields=["court", "state", "first_submitted_at"], name="filing_queue"),
            models.Index(fields=["court", "-state_since", "-id"], name="filing_newest"),
            models.Index(fields=["filer", "-begun_at"], name="filing_mine"),
            models.Index(fields=["principal", "-begun_at"], name="filing_for_me"),
            models.Index(fields=["receiving_court", "state"], name="filing_received"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.DISCARDED])
                | Q(
                    number__isnull=False, court__isnull=False,
                    first_submitted_at__isnull=False, submitted_at__isnull=False,
                ),
                name="filing_submitted_has_number_court_and_date",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True)
                | Q(submitted_at__gte=F("first_submitted_at")),
                name="filing_keeps_its_first_date",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ACCEPTED, State.DOCKETED]) | Q(case__isnull=False),
                name="filing_registered_has_a_case",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="filing_amount_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.public_id)

    @property
    def terms(self) -> kinds.Kind:
        """What this kind of filing is in law."""
        return kinds.KINDS[self.kind]

    @property
    def for_whom(self) -> Person:
        """The person whose matter it is."""
        return self.principal or self.filer

    @property
    def is_for_judge(self) -> bool:
        """Whether a judge owes the decision: the filer insists, or a clerk asked for a ruling."""
        return self.insisted_at is not None or self.ruling_asked_at is not None

    def may_follow(self, person: Any) -> bool:
        """Whether this person stands on the filing side: the filer, or staff who entered it."""
        return bool(self.hats(person) & {Hat.FILER, Hat.STATION})

    def court_code(self) -> str:
        """The chain of the competent court; of drafts without one, the chain of people."""
        return self.court.code if self.court else "people"

    def hats(self, person: Any) -> frozenset[str]:
        if not person.is_authenticated:
            return frozenset()
        worn: set[str] = set()
        if person.pk in (self.filer_id, self.principal_id):
            worn.add(Hat.FILER)
        for office in person.offices_now:
            worn |= self._hats_by(office)
            if self._tries(person, office):
                worn.add(Hat.TRIAL)
        return frozenset(worn)

    def _tries(self, person: Any, office: Any) -> bool:
        """Whether the person's office lets them decide in the case this filing became."""
        case = self.running_case
        if case is None or office.court_id != case.court_id:
            return False
        if office.role == Role.JUDGE:
            return bool(case.judge_id == person.pk)
        is_head = office.role == Role.HEAD and case.division_id is not None
        return bool(is_head and office.division_id == case.division_id)

    @property
    def running_case(self) -> Case | None:
        """The case it became, or for a counterclaim the case it is heard in."""
        return self.origin_case if self.counters_id else self.case

    def _hats_by(self, office: Any) -> set[str]:
        worn: set[str] = set()
        entered_here = self.entered_by_id is not None and office.court_id in (
            self.receiving_court_id, self.court_id,
        )
        if office.role == Role.CLERK and entered_here:
            worn.add(Hat.STATION)
        if office.court_id != self.court_id:
            return worn
        if office.role in DESK:
            worn.add(Hat(office.role))
        if office.role in OF_THE_DIVISION and sits_in_filing(office):
            worn.add(Hat(office.role))
        return worn


class FilingStep(Step):
    """One move of a filing, shown on its line of time."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        ordering = ["filing", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.filing} {self.name}"


class ReceiptSeries(models.Model):
    """Where a court's receipts stand in a year; locked while a number is given."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "receipt series"
        constraints = [
            models.UniqueConstraint(fields=["court", "year"], name="receipt_series_once"),
        ]

    def __str__(self) -> str:
        return f"{self.court.code} {self.year}: {self.last}"
