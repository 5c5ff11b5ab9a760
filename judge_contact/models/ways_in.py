"""Ways in that are not yet a request: missed calls, and questions answered at the desk."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from judge_contact.models.tickets import Ticket
from judge_contact.querysets import AbsenceQuerySet, MissedCallQuerySet
from portal.cases.models import Case
from portal.common.once import MadeOnce
from portal.common.records import PublicRecord
from portal.courts.models import Court
from portal.people.models import Person


class MissedCall(PublicRecord):
    """A call to a judge's or the line's number nobody took; an agent calls back."""

    class Outcome(models.TextChoices):
        REGISTERED = "REGISTERED", _("A request was registered")
        ANSWERED = "ANSWERED", _("Called back and answered at once")
        NOBODY = "NOBODY", _("Called back several times, nobody answers")
        NOT_OURS = "NOT_OURS", _("Not about a case of this court")

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    provider_id = models.CharField(max_length=80, unique=True)
    phone = models.CharField(max_length=20, db_index=True)
    called = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    ticket = models.ForeignKey(
        Ticket, null=True, blank=True, on_delete=models.PROTECT, related_name="missed_calls"
    )

    objects = MissedCallQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["court", "at"], condition=Q(handled_at=None), name="missed_call_waiting"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_at__isnull=True, handled_by__isnull=True, outcome="")
                | (Q(handled_at__isnull=False, handled_by__isnull=False) & ~Q(outcome="")),
                name="missed_call_is_handled_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(ticket__isnull=True) | Q(outcome="REGISTERED"),
                name="missed_call_with_a_request_was_registered",
            ),
        ]

    def __str__(self) -> str:
        return f"missed call {self.public_id}"


class DeskAnswer(MadeOnce):
    """A simple status question answered from the record at once (接诉即答); counted apart.

    ``ticket`` is set when the answer did not do and the party went on to a request.
    """

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
    ticket = models.ForeignKey(
        Ticket, null=True, blank=True, on_delete=models.PROTECT, related_name="desk_answers"
    )

    class Meta:
        indexes = [models.Index(fields=["court", "at"])]

    def __str__(self) -> str:
        return f"{self.question} {self.at:%F}"


class Absence(PublicRecord):
    """An officer is away; the deputy is told instead, and recorded as acting for them.

    ``until`` is the last day away. Ended early, the row stays with the instant it ended.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(
                fields=["deputy", "until"], condition=Q(ended_at=None), name="absence_of_deputy"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="absence_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("deputy")), name="nobody_deputises_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.since}–{self.until}"
