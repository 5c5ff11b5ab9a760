"""Reading filings: who may see which, and what waits for whom."""

from datetime import datetime
from typing import Any, Self

from django.db.models import F, OuterRef, Q, Subquery

from filing.states import EDITABLE, State
from portal.common.scoping import ScopedQuerySet
from portal.people.roles import Role

DESK = frozenset({Role.CLERK, Role.LEADER})
OF_THE_DIVISION = frozenset({Role.JUDGE, Role.HEAD})
FILING_DIVISION = "filing"
"""Code of every court's case-filing division (立案庭)."""


class FilingQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Filings this person makes or is represented in, and those their office examines.

        The court sees nothing of a draft, unless its own staff entered it for the person.
        """
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        seen = Q(filer=person) | Q(principal=person)
        for office in person.offices_now:
            at_court = Q(court_id=office.court_id) & ~Q(state__in=UNSEEN)
            entered = Q(receiving_court_id=office.court_id, entered_by__isnull=False)
            if office.role in DESK:
                seen |= at_court | entered
            elif office.role in OF_THE_DIVISION and sits_in_filing(office):
                seen |= at_court
        return self.filter(seen)._scope()

    def of(self, person: Any) -> Self:
        """Filings this person makes, or that are made for them."""
        return self.filter(Q(filer=person) | Q(principal=person))

    def drafts(self) -> Self:
        return self.filter(state__in=EDITABLE)

    def awaiting_review(self) -> Self:
        return self.filter(state=State.UNDER_REVIEW)

    def with_next_due(self, at: datetime) -> Self:
        """Each filing with the instant of its next open duty, the earliest first."""
        limits = self.model._meta.get_field("limits").related_model.objects
        next_due = Subquery(
            limits.running().filter(record=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
        )
        rows = self.annotate(next_due=next_due)
        return rows.order_by(F("next_due").asc(nulls_last=True), "first_submitted_at", "pk")


UNSEEN = (State.DRAFT, State.DISCARDED)
"""What the court never sees: what a person writes is theirs until they submit it."""


def sits_in_filing(office: Any) -> bool:
    """Whether an office lies in the case-filing division of its court."""
    return bool(office.division and office.division.code == FILING_DIVISION)
