"""Ways in that are not yet a request: missed calls, and questions answered at the desk."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from judge_contact.models.tickets import Ticket
from portal.cases.models import Case
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.people.models import Person


class MissedCall(PublicRecord):
    """A call to a judge's or the line's number nobody took; an agent calls back."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    provider_id = models.CharField(max_length=80, unique=True)
    phone = models.CharField(max_length=20, db_index=True)
    called = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ticket = models.ForeignKey(
        Ticket, null=True, blank=True, on_delete=models.PROTECT, related_name="missed_calls"
    )

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_at__isnull=True, handled_by__isnull=True)
                | Q(handled_at__isnull=False, handled_by__isnull=False),
                name="missed_call_is_handled_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"missed call {self.public_id}"


class DeskAnswer(models.Model):
    """A simple status question answered from the record at once (接诉即答); counted apart."""

    class Question(models.TextChoices):
        STAGE = "STAGE", _("Which stage is my case in")
        JUDGE = "JUDGE", _("Who is my judge, and the division's phone")
        NEXT_DATE = "NEXT_DATE", _("When is the next date")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=12, choices=Question.choices)
    channel = models.CharField(max_length=12, choices=Ticket.Channel.choices)
    asked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["court", "at"])]

    def __str__(self) -> str:
        return f"{self.question} {self.at:%F}"


class Absence(models.Model):
    """An officer is away; the deputy is told instead, and recorded as acting for them."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="absence_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(person=models.F("deputy")), name="nobody_deputises_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.since}–{self.until}"
