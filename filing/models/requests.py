"""What a party asks for while the case runs: each an act with its papers, clock and decision."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from filing.querysets import RequestQuerySet, judges_unassigned
from filing.request_states import MOVES, RequestHat, RequestState
from filing.rules import requests
from portal.cases.models import AGENT_AD_LITEM, PARTY, Appointment, Case, Party
from portal.common.moves import Moving, Step
from portal.common.once import MadeOnce
from portal.courts.models import Court
from portal.papers.models import Paper
from portal.people.models import Person
from portal.timelimits.models import TimeLimit


class CaseRequest(MadeOnce, Moving):
    """One request of one party in a running case.

    What each kind asks for stands in fields of its own: the changed amount, the new address, the
    agent, the court that should hear the case. ``amount_before`` is the claim a change came from,
    ``preserved`` what was really preserved; ``complaint`` and ``point`` name the element
    (``KEY[ITEM]``) of a complaint that further material answers. The ruling that upholds an
    objection names the ``competent_court``, or in words ``competent_elsewhere`` (CPL 37, 130).
    ``entered_by`` is the member of staff who made it for a person who cannot (support counter).
    """

    MOVES: ClassVar = MOVES

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=16, choices=requests.CHOICES)
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="case_requests")
    entered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    amount_before = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    security = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    preserved = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    e_address = models.CharField(max_length=120, blank=True)
    accepts_e_service = models.BooleanField(null=True, blank=True)
    agent = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    authority = models.CharField(
        max_length=10, choices=Appointment.Authority.choices, blank=True
    )
    proposed_court = models.ForeignKey(
        Court, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    competent_court = models.ForeignKey(
        Court, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    competent_elsewhere = models.CharField(max_length=120, blank=True)
    case_sent_at = models.DateTimeField(null=True, blank=True)
    is_urgent = models.BooleanField(default=False)
    complaint = models.ForeignKey(
        "filing.ServedComplaint", null=True, blank=True, on_delete=models.PROTECT,
        related_name="evidence",
    )
    point = models.CharField(max_length=80, blank=True)
    state = models.CharField(
        max_length=12, choices=RequestState.choices, default=RequestState.FILED
    )
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision_words = models.TextField(blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["court", "state", "made_at"], name="request_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=RequestState.REFUSED) | ~Q(decision_words=""),
                name="refused_request_says_why",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_at=None)
                | Q(state=RequestState.GRANTED, kind=requests.PRESERVATION),
                name="only_granted_preservation_is_carried_out",
            ),
            models.CheckConstraint(
                condition=~Q(kind=requests.OBJECTION, state=RequestState.GRANTED)
                | (Q(competent_court__isnull=False) & Q(competent_elsewhere=""))
                | (Q(competent_court=None) & ~Q(competent_elsewhere="")),
                name="upheld_objection_names_one_competent_court",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.kind}"

    @property
    def competent(self) -> str:
        """The court the ruling names; empty while none is named."""
        return str(self.competent_court) if self.competent_court else self.competent_elsewhere

    def competent_facts(self) -> dict[str, str]:
        """The same as the case's line of time keeps it, for readers of either language."""
        court = self.competent_court
        names = {"court": court.name, "court_en": court.name_en} if court else {}
        return names or {"court": self.competent_elsewhere}

    @property
    def terms(self) -> requests.Asking:
        """What this kind of request is in law."""
        return requests.KINDS[self.kind]

    def papers(self) -> "models.QuerySet[Paper]":
        """What was made for it: its record, then the decision."""
        return Paper.objects.filter(about=self.reference).order_by("ordered_at", "pk")

    def court_code(self) -> str:
        return self.court.code

    def hats(self, person: Any) -> frozenset[str]:
        if not person.is_authenticated:
            return frozenset()
        worn = self.case.roles_of(person)
        # Being a party of the case is not enough: a request is its own party's.
        hats = {RequestHat(one) for one in worn & {*RequestHat.values} - {PARTY}}
        if self.case.judge_id is None and judges_unassigned(person, self.court_id):
            hats.add(RequestHat.JUDGE)
        acts_for = AGENT_AD_LITEM in worn and self.party.appointments.filter(agent=person).exists()
        if person.pk in (self.requester_id, self.party.person_id) or acts_for:
            hats.add(RequestHat.PARTY)
        return frozenset(hats)


class RequestStep(Step):
    """One move of a request."""

    request = models.ForeignKey(CaseRequest, on_delete=models.PROTECT, related_name="steps")

    class Meta:
        ordering = ["request", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.request} {self.name}"


class RequestLimit(TimeLimit):
    """By when a request is decided."""

    RULES: ClassVar = requests.LIMITS

    record = models.ForeignKey(CaseRequest, on_delete=models.PROTECT, related_name="limits")

    class Meta(TimeLimit.Meta):
        ordering = ["record", "due_at"]

    def __str__(self) -> str:
        return f"{self.record} {self.rule}"
