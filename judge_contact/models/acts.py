"""What officers did about a request. Rows are added, never changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from judge_contact.models.tickets import Ticket
from portal.people.models import Person
from portal.people.roles import Role


class Contact(models.Model):
    """The party was reached. The first of a round counts and never changes."""

    class Outcome(models.TextChoices):
        ANSWERED = "ANSWERED", _("Answered the question")
        WILL_ANSWER_IN_WRITING = "WILL_ANSWER_IN_WRITING", _("Will answer in writing")
        HEARING_FIXED = "HEARING_FIXED", _("Told the date of the hearing")
        MEETING_SET = "MEETING_SET", _("Will meet, see time and room")
        FILE_IN_WRITING = "FILE_IN_WRITING", _("Asked to hand it in in writing")

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="contacts")
    round = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=20, choices=Role.choices)
    outcome = models.CharField(max_length=30, choices=Outcome.choices)
    words = models.CharField(max_length=500, blank=True)
    disputed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ticket", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket} {self.outcome}"


class Attempt(models.Model):
    """An officer tried and nobody answered: told to the party, but not a contact."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="attempts")
    round = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["ticket", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket} attempt"


class Supervision(models.Model):
    """The inspection office looks into a request and writes down the outcome."""

    class Reason(models.TextChoices):
        CONTACT_OVERDUE = "CONTACT_OVERDUE", _("Not contacted in time, by judge or head")
        REPORT_OVERDUE = "REPORT_OVERDUE", _("Result not reported in time")
        SAID_NOT_REACHED = "SAID_NOT_REACHED", _("The party said again: not reached")
        NOT_FOLLOWED_UP = "NOT_FOLLOWED_UP", _("What was left open was not done in time")
        PICKED = "PICKED", _("Picked by the inspection office in its weekly check")

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="supervisions")
    round = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=20, choices=Reason.choices)
    opened_at = models.DateTimeField()
    inspector = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.TextField(max_length=2000, blank=True)
    criticism_drafted = models.BooleanField(default=False)
    concluded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ticket", "opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"],
                condition=Q(concluded_at__isnull=True),
                name="supervision_open_once",
            ),
            models.CheckConstraint(
                condition=Q(concluded_at__isnull=True)
                | (~Q(outcome="") & Q(inspector__isnull=False)),
                name="supervision_concluded_has_an_outcome_and_an_inspector",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} {self.reason}"
