"""Reading the ledger: who may see which request, and which ones ask for an act."""

from datetime import date
from typing import Any, Self

from django.db.models import F, OuterRef, Q, Subquery

from judge_contact.links import AnswerLink
from judge_contact.states import OPEN, UNREACHED, State
from portal.common import clock
from portal.common.scoping import ScopedQuerySet
from portal.people.models import Person
from portal.people.roles import Role

COURT_WIDE = frozenset({Role.AGENT, Role.INSPECTOR, Role.LEADER})
DIVISION_WIDE = frozenset({Role.LIAISON, Role.HEAD})


class TicketQuerySet(ScopedQuerySet):
    def visible_to(self, person: Person) -> Self:
        """Requests this person made, must answer, or watches over by office."""
        if not person.is_authenticated:
            return self.none()._scope()
        seen = Q(requester=person) | Q(judge=person) | Q(assistant=person)
        if person.is_court_staff:
            seen |= Q(judge__in=_away_today(person))
        for office in person.offices_now:
            if office.role in COURT_WIDE:
                seen |= Q(court_id=office.court_id)
            elif office.role in DIVISION_WIDE:
                seen |= Q(court_id=office.court_id, division_id=office.division_id)
        return self.filter(seen)._scope()

    def opened_by(self, link: AnswerLink) -> Self:
        """The request a signed answer link names: the link itself says who may answer."""
        return self.filter(public_id=link.ticket)._scope()

    def with_next_due(self) -> Self:
        """Each request with the instant of its next open duty, earliest first, closed ones last."""
        next_due = Subquery(
            self.model._meta.get_field("limits")
            .related_model.objects.running()
            .filter(record=OuterRef("pk"))
            .order_by("due_at")
            .values("due_at")[:1]
        )
        rows = self.annotate(next_due=next_due).select_related("case", "division", "requester")
        return rows.order_by(F("next_due").asc(nulls_last=True), "-registered_at", "-pk")

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def unreached(self) -> Self:
        """The party still waits to be contacted."""
        return self.filter(state__in=UNREACHED)

    def awaiting_acknowledgement(self) -> Self:
        return self.filter(state=State.REGISTERED)

    def awaiting_redirection(self) -> Self:
        return self.filter(state=State.RETURNED)

    def awaiting_head(self) -> Self:
        return self.filter(state=State.WITH_HEAD)

    def supervised(self) -> Self:
        return self.filter(supervisions__concluded_at=None, supervisions__isnull=False).distinct()

    def awaiting_report(self) -> Self:
        return self.filter(state=State.CONTACTED)

    def registered_between(self, since: date, until: date) -> Self:
        return self.filter(registered_on__gte=since, registered_on__lte=until)


def _away_today(deputy: Person) -> Any:
    """The officers this person stands in for today."""
    day = clock.now().astimezone(clock.SHANGHAI).date()
    return Person.objects.filter(
        absences__deputy=deputy, absences__since__lte=day, absences__until__gte=day
    ).values("pk")
