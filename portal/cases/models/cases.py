"""The case: its number, who is in it, who decides it, and its line of time."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.cases.models.causes import WithCause
from portal.cases.querysets import (
    AppointmentQuerySet,
    CaseQuerySet,
    InCaseQuerySet,
    reads_by_office,
    sits_at,
    today,
)
from portal.cases.wordings import say
from portal.common.records import PublicRecord
from portal.courts.models import Court, Division
from portal.people.models import Person

PARTY, AGENT_AD_LITEM, JUDGE, ASSISTANT = "PARTY", "AGENT_AD_LITEM", "JUDGE", "ASSISTANT"
"""What a person may be to one case, beside the offices of the court."""


class Case(PublicRecord, WithCause):
    """A case on the court's register. Its number is unique in the country (CN15)."""

    class Stage(models.TextChoices):
        FILED = "FILED", _("Filed, waiting for a judge")
        IN_TRIAL = "IN_TRIAL", _("In trial")
        MEDIATION = "MEDIATION", _("In mediation")
        JUDGED = "JUDGED", _("Judgment given")
        ENFORCEMENT = "ENFORCEMENT", _("In enforcement")
        CLOSED = "CLOSED", _("Closed")

    class Occasion(models.TextChoices):
        """What the next date is for."""

        HEARING = "HEARING", _("Hearing")
        EVIDENCE = "EVIDENCE", _("Exchange of evidence")
        MEDIATION = "MEDIATION", _("Mediation meeting")
        JUDGMENT = "JUDGMENT", _("Judgment pronounced")
        TALK = "TALK", _("Meeting with the judge")

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
    next_occasion = models.CharField(max_length=20, choices=Occasion.choices, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    continued_as = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="came_as"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-filed_on", "-pk"]
        indexes = [
            models.Index(fields=["court", "-filed_on", "-id"], name="case_of_court"),
            models.Index(fields=["division", "-filed_on", "-id"], name="case_of_division"),
            models.Index(fields=["-filed_on", "-id"], name="case_newest"),
            models.Index(fields=["serial"], name="case_serial"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["court", "year", "type_code", "serial"], name="case_serial_once"
            ),
            models.CheckConstraint(
                condition=Q(next_date__isnull=True, next_occasion="")
                | (Q(next_date__isnull=False) & ~Q(next_occasion="")),
                name="case_next_date_says_what_for",
            ),
            models.CheckConstraint(
                condition=Q(stage="CLOSED", closed_on__isnull=False)
                | (~Q(stage="CLOSED") & Q(closed_on__isnull=True)),
                name="case_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(continued_as__isnull=True) | Q(stage="CLOSED"),
                name="case_continued_elsewhere_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def phone_to_call(self) -> str:
        """Whom to call: the division, else the court; empty when neither is known."""
        return (self.division.phone if self.division else "") or self.court.phone

    def roles_of(self, person: Any) -> frozenset[str]:
        """What this person is to this case today; empty for a stranger.

        ``PARTY``, ``AGENT_AD_LITEM``, ``JUDGE``, ``ASSISTANT``, and the offices that let them
        read it (``LIAISON``, ``HEAD``, ``INSPECTOR``...). The same rule as ``visible_to``.
        """
        if not getattr(person, "is_authenticated", False):
            return frozenset()
        worn = {
            office.role
            for office in person.offices_now
            if reads_by_office(office, court_id=self.court_id, division_id=self.division_id)
        }
        if sits_at(person, self.court_id):
            worn |= {JUDGE} if self.judge_id == person.pk else set()
            worn |= {ASSISTANT} if self.assistant_id == person.pk else set()
        if self.has_party(person):
            worn.add(PARTY)
        if self.has_agent(person):
            worn.add(AGENT_AD_LITEM)
        return frozenset(worn)

    def has_party(self, person: Person) -> bool:
        """Whether this person is a party of the case."""
        return self.parties.filter(person=person).exists()

    def has_agent(self, person: Person) -> bool:
        """Whether this person acts for a party today: appointed, not ended, not revoked."""
        rows = Appointment.objects.unscoped(because="asks about one person in one case")
        return rows.live(today()).filter(party__case=self, agent=person).exists()


class Party(PublicRecord):
    """One side of a case: the plaintiff, defendant, third party or applicant."""

    class Side(models.TextChoices):
        PLAINTIFF = "PLAINTIFF", _("Plaintiff")
        DEFENDANT = "DEFENDANT", _("Defendant")
        THIRD_PARTY = "THIRD_PARTY", _("Third party")
        APPLICANT = "APPLICANT", _("Applicant")
        RESPONDENT = "RESPONDENT", _("Respondent")
        APPELLANT = "APPELLANT", _("Appellant")
        APPELLEE = "APPELLEE", _("Appellee")
        CREDITOR = "CREDITOR", _("Enforcement applicant")
        DEBTOR = "DEBTOR", _("Judgment debtor")

    class InCounterclaim(models.TextChoices):
        """What a party is besides, when a counterclaim is heard in the same case (CPL 143)."""

        CLAIMS = "CLAIMS", _("plaintiff of the counterclaim")
        ANSWERS = "ANSWERS", _("defendant of the counterclaim")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="party_to"
    )
    side = models.CharField(max_length=20, choices=Side.choices)
    name = models.CharField(max_length=120, db_index=True)
    phone = models.CharField(max_length=20, blank=True, db_index=True)
    position = models.PositiveSmallIntegerField(default=1)
    in_counterclaim = models.CharField(max_length=10, choices=InCounterclaim.choices, blank=True)

    objects = InCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "side", "position"], name="party_position_once_per_side"
            ),
            models.UniqueConstraint(
                fields=["case", "person"], condition=Q(person__isnull=False),
                name="party_person_once_per_case",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """An agent ad litem appointed by a party, with the authority given (CPL 61, 62).

    ``until`` is the first day on which it no longer holds.
    """

    class Authority(models.TextChoices):
        GENERAL = "GENERAL", _("General authority")
        SPECIAL = "SPECIAL", _("Special authority")

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="appointments")
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    authority = models.CharField(max_length=10, choices=Authority.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="appointment_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent} for {self.party}"


class TimelineEntry(models.Model):
    """One thing that happened in a case, told to its parties in the language they read."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="timeline")
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    facts: Any = models.JSONField(default=dict)
    source = models.CharField(max_length=120, blank=True)

    objects = InCaseQuerySet.as_manager()

    class Meta:
        ordering = ["case", "at", "pk"]
        verbose_name_plural = "timeline entries"

    def __str__(self) -> str:
        return f"{self.case} {self.kind}"

    @property
    def title(self) -> str:
        return say(self.kind, self.facts).title

    @property
    def words(self) -> str:
        return say(self.kind, self.facts).words

    @property
    def tone(self) -> str:
        return say(self.kind, self.facts).tone
