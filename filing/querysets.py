"""Reading filings: who may see which, and what waits for whom."""

from datetime import datetime
from typing import Any, Self

from django.db.models import F, OuterRef, Q, Subquery

from filing.states import EDITABLE, FINAL, ComplaintState, State, WitnessState
from portal.cases.querysets import OfPartyQuerySet
from portal.common.scoping import ScopedQuerySet
from portal.courts.models import FILING_DIVISION
from portal.people.roles import Role

DESK = frozenset({Role.CLERK, Role.LEADER})
OF_THE_DIVISION = frozenset({Role.JUDGE, Role.HEAD})


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

    def for_start(self) -> Self:
        """With what one line of a list says. Keeps the scope."""
        return self.select_related("court", "case").order_by("-begun_at", "-pk")

    def drafts(self) -> Self:
        return self.filter(state__in=EDITABLE)

    def untouched_since(self, instant: datetime) -> Self:
        """Drafts nobody has written in since then, the oldest first."""
        return self.filter(state=State.DRAFT, saved_at__lte=instant).order_by("saved_at", "pk")

    def awaiting_review(self) -> Self:
        return self.filter(state=State.UNDER_REVIEW)

    def with_next_due(self) -> Self:
        """Each filing with the instant of its next unmet duty: what is late first, then the
        earliest. The order of legal risk."""
        limits = self.model._meta.get_field("limits").related_model.objects
        next_due = Subquery(
            limits.unmet().filter(record=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
        )
        rows = self.annotate(next_due=next_due)
        return rows.order_by(F("next_due").asc(nulls_last=True), "first_submitted_at", "pk")

    def later_than(self, filing: Any) -> Self:
        """Those that come after this one in the order of ``with_next_due``; it has one itself."""
        at, due = filing.first_submitted_at, filing.next_due
        after = Q(first_submitted_at__gt=at) | Q(first_submitted_at=at, pk__gt=filing.pk)
        if due is None:
            return self.filter(after, next_due=None)
        return self.filter(Q(next_due__gt=due) | Q(next_due=None) | (Q(next_due=due) & after))

    def newest_first(self) -> Self:
        return self.order_by("-state_since", "-pk")

    def at_court(self, person: Any) -> Self:
        """Those the person's offices examine, without what they file themselves."""
        courts = {office.court_id for office in person.offices_now}
        return self.filter(court_id__in=courts).exclude(state__in=UNSEEN)

    def at_desk(self, desk: str) -> Self:
        """Those on one pile of the filing desk (``DESKS``). Keeps the scope it was given."""
        return self.filter(DESKS[desk])

    def free_for(self, person: Any, now: datetime) -> Self:
        """Those no colleague has open at this moment (real time)."""
        return self.exclude(Q(lease__until__gt=now) & ~Q(lease__clerk=person))

    def found_by(self, words: str) -> Self:
        """By receipt or case number, or by the beginning of a party's name."""
        parties = self.model._meta.get_field("parties").related_model.objects
        named = parties.filter(name__startswith=words).values("filing")
        return self.filter(Q(number__iexact=words) | Q(case__number=words) | Q(pk__in=named))


class ComplaintQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Complaints this person made, and those their office answers: the head of the
        case-filing division and the leaders of the court complained to."""
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        seen = Q(by=person)
        for office in person.offices_now:
            if office.role == Role.LEADER or (
                office.role == Role.HEAD and sits_in_filing(office)
            ):
                seen |= Q(court_id=office.court_id)
        return self.filter(seen)._scope()

    def open(self) -> Self:
        return self.filter(state=ComplaintState.OPEN)


class PassingQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Papers passed on by or to a court, for its clerks and leaders and for the head of its
        case-filing division."""
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        seen = Q(pk__in=[])
        for office in person.offices_now:
            at_the_head = office.role == Role.HEAD and sits_in_filing(office)
            if office.role in DESK or at_the_head:
                seen |= Q(from_court_id=office.court_id) | Q(to_court_id=office.court_id)
        return self.filter(seen)._scope()

    def unanswered(self) -> Self:
        return self.filter(answered_at=None)

    def past_target(self, at: datetime) -> Self:
        return self.unanswered().filter(target_at__lte=at)


class WitnessingQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Those of one's own filings, and those the court's case-filing division arranges."""
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        seen = Q(filing__filer=person) | Q(filing__principal=person) | Q(judge=person)
        for office in person.offices_now:
            if office.role == Role.CLERK or (
                office.role in OF_THE_DIVISION and sits_in_filing(office)
            ):
                seen |= Q(court_id=office.court_id)
        return self.filter(seen)._scope()

    def open(self) -> Self:
        return self.filter(state__in=[WitnessState.REQUESTED, WitnessState.APPOINTED])

    def to_remind(self, at: datetime) -> Self:
        """Meetings whose next reminder has come."""
        return self.filter(state=WitnessState.APPOINTED, next_reminder_at__lte=at)


DESKS: dict[str, Q] = {
    "examine": Q(state=State.UNDER_REVIEW, insisted_at=None, ruling_asked_at=None),
    "rule": Q(state=State.UNDER_REVIEW) & ~Q(insisted_at=None, ruling_asked_at=None),
    "hand-over": Q(state=State.ACCEPTED),
    "corrections": Q(state=State.CORRECTION_REQUIRED),
    "mediation": Q(state=State.IN_MEDIATION),
    "shown-away": Q(state__in=(State.RETURNED, State.REDIRECTED)),
    "closed": Q(state__in=FINAL),
}
"""The piles of the filing desk: what each holds."""
UNSEEN = (State.DRAFT, State.DISCARDED)
"""What the court never sees: what a person writes is theirs until they submit it."""


def sits_in_filing(office: Any) -> bool:
    """Whether an office lies in the case-filing division of its court."""
    return bool(office.division and office.division.code == FILING_DIVISION)


class ServedQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Complaints this person received, sends out by office, or judges the case of; those who
        sued see the answer to theirs once it was sent to them (CPL 128)."""
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        seen = Q(joined_by=person) | Q(party__case__judge=person)
        seen |= Q(forwarded_at__isnull=False) & (
            Q(filing__filer=person) | Q(filing__principal=person)
        )
        for office in person.offices_now:
            if office.role in DESK:
                seen |= Q(court_id=office.court_id)
        return self.filter(seen)._scope()


def judges_unassigned(person: Any, court_id: int) -> bool:
    """Whether a person decides in this court's cases that have no judge yet."""
    return any(
        office.role == Role.JUDGE and office.court_id == court_id and sits_in_filing(office)
        for office in person.offices_now
    )


class RequestQuerySet(OfPartyQuerySet):
    """A request is its own party's: the other side learns of it from the court, not from here."""

    CASE = "case"

    def visible_to(self, person: Any) -> Self:
        """Requests of parties this person is or acts for, in cases they read by office, and for
        the judges of the case-filing division those in cases without a judge. What stood in a
        complaint is its filer's too while the party has no account."""
        rows = super().visible_to(person)
        if not getattr(person, "is_authenticated", False):
            return rows
        courts = [
            office.court_id for office in person.offices_now
            if office.role == Role.JUDGE and sits_in_filing(office)
        ]
        seen = Q(pk__in=rows.order_by().values("pk")) | Q(case__judge=None, court_id__in=courts)
        seen |= Q(requester=person, case__filing__filer=person, party__person=None)
        return self.filter(seen)._scope()

    def with_next_due(self) -> Self:
        """Each request with the instant of its open duty, the earliest first."""
        limits = self.model._meta.get_field("limits").related_model.objects
        due = limits.running().filter(record=OuterRef("pk")).order_by("due_at").values("due_at")
        rows = self.annotate(next_due=Subquery(due[:1]))
        return rows.order_by(F("next_due").asc(nulls_last=True), "-made_at", "-pk")
