"""How a filing came in: entered by staff, passed on to another court, from beyond the border."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from filing.querysets import PassingQuerySet
from filing.rules.entrances import BORDER_WORDS, Answer
from portal.common.records import PublicRecord
from portal.courts.models import Court, Station
from portal.people.models import DOCUMENT_CHOICES, Person


class Entry(models.Model):
    """Staff entered a filing for somebody who came: who, where, when, on which document."""

    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="entry")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    station = models.ForeignKey(
        Station, null=True, blank=True, on_delete=models.PROTECT, related_name="entries"
    )
    clerk = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    came_at = models.DateTimeField()
    document = models.CharField(max_length=24, choices=DOCUMENT_CHOICES)

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.filing} entered at {self.court}"


class Passing(PublicRecord):
    """Custody of papers one court took in for another: received, sent, answered (one a round).

    ``target_at`` is the competent court's own target, not a limit of law; when it passes without
    an answer the head of the receiving court's case-filing division is told.
    """

    ANSWERS = [
        (Answer.REGISTERED.value, _("Registered")),
        (Answer.CORRECTION.value, _("Corrections asked for")),
        (Answer.NOT_HERE.value, _("Not a matter of that court")),
        (Answer.REFUSED.value, _("Refused by a ruling")),
        (Answer.MEDIATION.value, _("In mediation before filing")),
        (Answer.WITHDRAWN.value, _("Withdrawn")),
    ]

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="passings")
    round = models.PositiveSmallIntegerField()
    from_court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="passings_sent")
    to_court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="passings_got")
    received_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    target_minutes = models.PositiveSmallIntegerField()
    target_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=12, choices=ANSWERS, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    handed_out_at = models.DateTimeField(null=True, blank=True)

    objects = PassingQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(fields=["from_court", "-sent_at"], name="passing_from"),
            models.Index(fields=["to_court", "-sent_at"], name="passing_to"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["filing", "round"], name="passing_once_per_round"),
            models.CheckConstraint(
                condition=Q(sent_at__gte=F("received_at")), name="passing_sent_after_received"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("sent_at")),
                name="passing_answered_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="passing_answer_has_its_instant",
            ),
            models.CheckConstraint(
                condition=Q(escalated_at__isnull=True) | Q(escalated_at__gte=F("target_at")),
                name="passing_never_escalated_before_target",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing} {self.from_court.code} → {self.to_court.code}"


class BorderFiling(models.Model):
    """Who files from beyond the border, and from where (XB)."""

    CATEGORIES = [(category.value, words) for category, words in BORDER_WORDS.items()]

    filing = models.OneToOneField(Filing, on_delete=models.CASCADE, related_name="border")
    category = models.CharField(max_length=16, choices=CATEGORIES)
    place = models.CharField(max_length=80)
    wants_lawyer = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.filing} {self.category}"
