"""The court's examination: who holds it, what was found, what was decided, and why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from filing.rules.reasons import DOORS, REASONS
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.people.models import Person

REASON_CHOICES = [(reason.code, reason.title) for reason in REASONS.values()]
DOOR_CHOICES = [(door.code, door.title) for door in DOORS.values()]


class Lease(models.Model):
    """A clerk has this filing open. It ends by itself when the page stops saying so."""

    filing = models.OneToOneField(Filing, on_delete=models.CASCADE, related_name="lease")
    clerk = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.filing} held until {self.until:%T}"


class Flag(PublicRecord):
    """Something to correct, anchored where it is: a field, a file, a page or a region of it.

    ``anchor`` is ``answer:KEY[ITEM]``, ``party:ID.FIELD``, ``material:ID#PAGE`` or empty for the
    whole. In a later round only what changed can be flagged; anything else needs ``override``.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="flags")
    round = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=16, choices=REASON_CHOICES)
    anchor = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=500, blank=True)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    noticed_at = models.DateTimeField(null=True, blank=True)
    mended_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    override = models.ForeignKey(
        "filing.Override", null=True, blank=True, on_delete=models.PROTECT, related_name="flags"
    )

    class Meta:
        ordering = ["filing", "round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "round", "reason", "anchor", "region"],
                condition=Q(lifted_at__isnull=True), name="flag_raised_once_in_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing} {self.reason}"


class Override(PublicRecord):
    """The head of the division allows a ground that the first notice should have told (LR 7)."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="overrides")
    round = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=500)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["filing", "at"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="override_says_why")]

    def __str__(self) -> str:
        return f"{self.filing} round {self.round}"


class Slip(models.Model):
    """A clerical slip the clerk corrected instead of returning the filing; shown to the filer."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="slips")
    anchor = models.CharField(max_length=120)
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["filing", "at"]

    def __str__(self) -> str:
        return f"{self.filing} {self.anchor}"


class Decision(PublicRecord):
    """What the court decided, with its reasons. Refusal is a ruling of a judge (CPL 126)."""

    class Kind(models.TextChoices):
        ACCEPTED = "ACCEPTED", _("Registered")
        CORRECTION = "CORRECTION", _("One-time notice of corrections")
        REDIRECTED = "REDIRECTED", _("Shown to another door")
        TRANSFERRED = "TRANSFERRED", _("Sent to the court with jurisdiction")
        REFUSED = "REFUSED", _("Refused by a ruling")
        RETURNED = "RETURNED", _("Returned uncorrected")
        DEEMED_WITHDRAWN = "DEEMED_WITHDRAWN", _("Treated as withdrawn")

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    round = models.PositiveSmallIntegerField()
    door = models.CharField(max_length=20, choices=DOOR_CHOICES, blank=True)
    reasons = models.TextField(blank=True)
    from_court = models.ForeignKey(
        Court, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_court = models.ForeignKey(
        Court, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["filing", "at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="REFUSED") | (~Q(reasons="") & Q(by__isnull=False)),
                name="refusal_has_reasons_and_a_judge",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.filing} {self.kind}"
