"""All reading of fees: who may see which, and what waits for whom."""

from datetime import date
from typing import Any, Self

from django.db.models import Case as Choose, Exists, F, OuterRef, Q, Subquery, When

from portal.cases.models import Appointment, Case
from portal.cases.querysets import today
from portal.common.scoping import ScopedQuerySet
from portal.fees.states import fee as fee_states, relief as relief_states
from portal.people.models import Mandate
from portal.people.roles import Role

COURT_WIDE = frozenset({Role.CASHIER, Role.CLERK, Role.LEADER})
FILING_DIVISION = "filing"
"""Code of every court's case-filing division (立案庭)."""
State = fee_states.State


def sits_in_filing(office: Any) -> bool:
    """Whether an office lies in the case-filing division of its court."""
    return bool(office.division and office.division.code == FILING_DIVISION)


def decides_here(office: Any, case: Case | None, person: Any) -> bool:
    """Whether a judge's or head's office lets them decide on a fee of this case.

    The judge of the case and the head of its division; before it has a judge or a division,
    those of the case-filing division.
    """
    if office.role == Role.JUDGE:
        judge = case.judge_id if case else None
        return judge == person.pk or (judge is None and sits_in_filing(office))
    division = case.division_id if case else None
    return office.division_id == division or (division is None and sits_in_filing(office))


def seen_by_office(person: Any) -> Q:
    """Rows of ``court`` and ``case`` that a person's offices open; the same rule as the hats."""
    seen = Q(pk__in=())
    for office in person.offices_now:
        here = Q(court_id=office.court_id)
        if office.role in COURT_WIDE:
            seen |= here
        elif office.role == Role.JUDGE:
            seen |= here & Q(case__judge=person)
            if sits_in_filing(office):
                seen |= here & Q(case__judge=None)
        elif office.role == Role.HEAD:
            seen |= here & Q(case__division_id=office.division_id, case__isnull=False)
            if sits_in_filing(office):
                seen |= here & Q(case__division=None)
    return seen


def acted_for(person: Any, on: date) -> Q:
    """Rows whose ``payer`` this person is or lawfully acts for: mandate, or agent in the case."""
    mandates = Mandate.objects.in_force(on).filter(representative=person)
    appointed = (
        Appointment.objects.unscoped(because="asks for one person's own appointments")
        .live(on)
        .filter(
            agent=person, party__case=OuterRef("case"), party__person=OuterRef("payer"),
        )
    )
    return (
        Q(payer=person) | Q(representative=person)
        | Q(payer__in=mandates.values("principal")) | Q(Exists(appointed))
    )


class PayableQuerySet(ScopedQuerySet):
    """Rows with ``court``, ``case``, ``payer`` and ``representative``."""

    def visible_to(self, person: Any) -> Self:
        """What this person owes or asked for, for themselves or others, and what their office
        deals with. Foreign and absent look alike."""
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        return self.filter(acted_for(person, today()) | seen_by_office(person))._scope()

    def owed_by(self, person: Any) -> Self:
        """Those in which the person, or somebody they act for, is the payer. Keeps the scope."""
        return self.filter(acted_for(person, today()))

    def for_list(self) -> Self:
        """With what a list shows, so that its queries do not grow with its rows."""
        return self.select_related("court", "case", "payer")


class FeeQuerySet(PayableQuerySet):
    def unpaid(self) -> Self:
        return self.filter(state__in=fee_states.UNPAID)

    def awaiting_judge(self) -> Self:
        """Overdue: a judge says whether the case is treated as withdrawn."""
        return self.filter(state=State.OVERDUE)

    def with_next_due(self) -> Self:
        """Each fee with the instant of its next open duty."""
        limits = self.model._meta.get_field("limits").related_model.objects
        running = limits.unmet().filter(record=OuterRef("pk")).order_by("due_at")
        return self.annotate(next_due=Subquery(running.values("due_at")[:1]))

    def in_order(self) -> Self:
        """What is due next first, what owes nothing last; after ``with_next_due``."""
        return self.order_by(F("next_due").asc(nulls_last=True), "-notified_at", "-pk")


class ReliefQuerySet(PayableQuerySet):
    def awaiting_decision(self) -> Self:
        return self.filter(state__in=relief_states.OPEN)

    def in_order(self) -> Self:
        """What waits for a decision first, the longest waiting on top; then the newest."""
        waits = Choose(When(state__in=relief_states.OPEN, then=0), default=1)
        since = Choose(When(state__in=relief_states.OPEN, then="asked_at"))
        return self.order_by(waits, since, "-asked_at", "-pk")


class AtCourtQuerySet(ScopedQuerySet):
    """Rows of a court's cashier: differences, statements, refunds."""

    COURT = "court"
    OFFICES = frozenset({Role.CASHIER, Role.LEADER})

    def visible_to(self, person: Any) -> Self:
        """Those of the courts at which this person is cashier or leader."""
        courts = [o.court_id for o in getattr(person, "offices_now", ()) if o.role in self.OFFICES]
        return self.filter(**{f"{self.COURT}__in": courts})._scope()


class RefundQuerySet(AtCourtQuerySet):
    COURT = "fee__court"


class DifferenceQuerySet(AtCourtQuerySet):
    def open(self) -> Self:
        return self.filter(resolved_at=None)
