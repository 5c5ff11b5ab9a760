"""One request of a party to reach the judge, and its way through the court."""

from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from judge_contact.querysets import TicketQuerySet, stood_in_for
from judge_contact.states import MOVES, Hat, State
from portal.cases.models import Case
from portal.cases.querysets import today
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.courts.models import Court, Division
from portal.people.models import Office, Person
from portal.people.roles import Role

HAT_OF_ROLE = {
    Role.AGENT: Hat.AGENT,
    Role.INSPECTOR: Hat.INSPECTOR,
    Role.LEADER: Hat.LEADER,
    Role.LIAISON: Hat.LIAISON,
    Role.HEAD: Hat.HEAD,
}
OF_THE_DIVISION = frozenset({Role.LIAISON, Role.HEAD})


class Ticket(MadeOnce, Moving):
    """A request, known by its ledger number. Its party's clock starts when it is registered."""

    class Channel(models.TextChoices):
        WEB = "WEB", _("Online")
        PHONE = "PHONE", _("Hotline")
        COUNTER = "COUNTER", _("Counter")
        MISSED_CALL = "MISSED_CALL", _("Missed call")

    class Category(models.TextChoices):
        PROGRESS = "PROGRESS", _("How far is my case")
        MATERIAL = "MATERIAL", _("Hand in or supplement material")
        HEARING = "HEARING", _("Hearing date or online hearing")
        FEE = "FEE", _("Fees and refunds")
        SERVICE = "SERVICE", _("Papers served or address for service")
        MEDIATION = "MEDIATION", _("Mediation or settlement")
        PRESERVATION = "PRESERVATION", _("Preservation of property")
        ENFORCEMENT = "ENFORCEMENT", _("Enforcement: leads or payment")
        JUDGMENT = "JUDGMENT", _("Explain the judgment")
        DOSSIER = "DOSSIER", _("Reading the dossier")
        OTHER = "OTHER", _("Something else")

    MOVES: ClassVar = MOVES

    number = models.CharField(max_length=30, unique=True)
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="tickets")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tickets")
    judge = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tickets_to_answer")
    assistant = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="tickets_assisted"
    )
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tickets")
    registered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    channel = models.CharField(max_length=12, choices=Channel.choices)
    category = models.CharField(max_length=20, choices=Category.choices)
    words = models.TextField(max_length=2000, blank=True)
    phone = models.CharField(max_length=20)
    best_time = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.REGISTERED)
    round = models.PositiveSmallIntegerField(default=1)
    answer_serial = models.PositiveSmallIntegerField(default=1)
    repeats = models.PositiveSmallIntegerField(default=0)
    registered_at = models.DateTimeField()
    registered_on = models.DateField(db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    rating_words = models.CharField(max_length=300, blank=True)
    report_words = models.TextField(max_length=1000, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        ordering = ["-registered_at", "-pk"]
        indexes = [
            models.Index(fields=["court", "division", "state"]),
            models.Index(fields=["court", "-registered_at", "-id"], name="ticket_of_court"),
            models.Index(fields=["division", "-registered_at", "-id"], name="ticket_of_division"),
            models.Index(
                fields=["court", "state", "-registered_at", "-id"], name="ticket_of_court_in_state"
            ),
            models.Index(fields=["case", "state"]),
            models.Index(fields=["judge", "state"]),
            models.Index(fields=["phone"]),
            models.Index(
                fields=["closes_at"], condition=Q(state=State.REPORTED), name="ticket_closes"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__gte=1, rating__lte=5),
                name="ticket_rating_is_one_to_five",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | Q(closed_at__isnull=False),
                name="ticket_closed_has_an_instant",
            ),
            models.CheckConstraint(
                condition=Q(round__gte=1, round__lte=2), name="ticket_is_reopened_once_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def court_code(self) -> str:
        return self.court.code

    def of_step(self) -> dict[str, Any]:
        return {"round": self.round}

    def hats(self, person: Any) -> frozenset[str]:
        if not person.is_authenticated:
            return frozenset()
        worn: set[str] = set()
        if person.pk == self.requester_id:
            worn.add(Hat.PARTY)
        if person.pk == self.judge_id:
            worn.add(Hat.JUDGE)
        if person.pk == self.assistant_id:
            worn.add(Hat.ASSISTANT)
        worn |= self._hats_of_the_absent(person)
        for office in person.offices_now:
            hat = HAT_OF_ROLE.get(office.role)
            if hat is None or office.court_id != self.court_id:
                continue
            if office.role in OF_THE_DIVISION and office.division_id != self.division_id:
                continue
            worn.add(hat)
        return frozenset(worn)

    def _hats_of_the_absent(self, person: Any) -> frozenset[str]:
        """What this person of the court may do because somebody is away today."""
        if not person.is_court_staff:
            return frozenset()
        if person.pk not in self._stood_in_for:
            self._stood_in_for[person.pk] = hats_of_the_absent(self, person)
        return self._stood_in_for[person.pk]

    @cached_property
    def _stood_in_for(self) -> dict[int, frozenset[str]]:
        return {}


def hats_of_the_absent(ticket: Ticket, deputy: Person) -> frozenset[str]:
    """The hats of the judge, liaison or head of this request for whom a deputy stands in today."""
    away = set(stood_in_for(deputy).values_list("pk", flat=True))
    if not away:
        return frozenset()
    worn = {Hat.JUDGE} if ticket.judge_id in away else set()
    held = Office.objects.held(today()).filter(
        person_id__in=away, role__in=OF_THE_DIVISION, division_id=ticket.division_id
    )
    worn |= {HAT_OF_ROLE[Role(role)] for role in held.values_list("role", flat=True)}
    return frozenset(worn)


class TicketStep(Step):
    """One move of a request, shown on its line of time."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="steps")
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["ticket", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.ticket} {self.name}"


class Holding(models.Model):
    """Who had to act on a request, from when to when: blame never goes to the wrong level."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="holdings")
    round = models.PositiveSmallIntegerField(default=1)
    role = models.CharField(max_length=20, choices=Role.choices)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["ticket", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(until__isnull=True), name="ticket_has_one_holder"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} {self.role}"


class LedgerSeries(models.Model):
    """Where a court's ledger stands in a year; locked while a number is given."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "ledger series"
        constraints = [
            models.UniqueConstraint(fields=["court", "year"], name="ledger_series_once"),
        ]

    def __str__(self) -> str:
        return f"{self.court.code} {self.year}: {self.last}"
