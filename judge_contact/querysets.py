"""Reading the ledger: who may see which request, and which ones ask for an act."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.query import QuerySet

from judge_contact.links import AnswerLink
from judge_contact.states import AFTER_JUDGE, OPEN, UNREACHED, State
from portal.cases.querysets import today
from portal.common.scoping import ScopedQuerySet
from portal.people.models import Office, Person
from portal.people.roles import Role

COURT_WIDE = frozenset({Role.AGENT, Role.INSPECTOR, Role.LEADER})
DIVISION_WIDE = frozenset({Role.LIAISON, Role.HEAD})


class TicketQuerySet(ScopedQuerySet):
    def visible_to(self, person: Person) -> Self:
        """Requests this person made, must answer, or watches over by office."""
        if not person.is_authenticated:
            return self.none()._scope()
        return self.filter(Q(requester=person) | _seen_on_desk(person))._scope()

    def on_desk_of(self, person: Person) -> Self:
        """Those the person's offices bring to the console, without own requests. Keeps scope.

        Offices of a whole court are asked for alone, so that a list is read by index.
        """
        courts = {o.court_id for o in person.offices_now if o.role in COURT_WIDE}
        return self.filter(Q(court_id__in=courts) if courts else _seen_on_desk(person))

    def of_liaison(self, person: Person) -> Self:
        """Those of the divisions whose liaison this person is or stands in for. Keeps scope."""
        own = [o.division for o in person.offices_now if o.role == Role.LIAISON and o.division]
        away = stood_in_for(person).order_by().values("pk")
        seats = Office.objects.held(today()).filter(person__in=away, role=Role.LIAISON)
        return self.filter(
            Q(division__in=own) | Q(division__in=seats.order_by().values("division"))
        )

    def opened_by(self, link: AnswerLink) -> Self:
        """The request a signed answer link names: the link itself says who may answer."""
        return self.filter(public_id=link.ticket)._scope()

    def with_next_due(self) -> Self:
        """Each with the instant of its oldest open duty, earliest first, closed ones last."""
        rows = self.for_list()
        return rows.order_by(F("next_due").asc(nulls_last=True), "-registered_at", "-pk")

    def for_list(self) -> Self:
        """With what a list shows, in the order the rows already have.

        ``next_due`` is when the oldest duty still owed falls due, or fell due.
        """
        next_due = Subquery(
            self._duties().filter(record=OuterRef("pk")).order_by("due_at").values("due_at")[:1]
        )
        return self.annotate(next_due=next_due).select_related("case", "division", "requester")

    def owed_first(self, *, until: datetime | None = None) -> Self:
        """Only requests on which something is owed: what is late, then what falls due next.

        ``until`` leaves out what falls due later than that. The order is that of the index of
        duties owed: a page costs the same at any size.
        """
        unmet = Q(limits__met_at=None, limits__cancelled_at=None)
        earlier = self._duties().filter(
            Q(due_at__lt=OuterRef("owed__due_at"))
            | Q(due_at=OuterRef("owed__due_at"), pk__lt=OuterRef("owed__pk")),
            record=OuterRef("pk"),
        )
        rows = self.annotate(owed=FilteredRelation("limits", condition=unmet))
        near = Q(owed__due_at__lte=until) if until else Q(owed__isnull=False)
        rows = rows.filter(near, ~Exists(earlier))
        return rows.order_by("owed__due_at", "owed__pk")

    def _duties(self) -> Any:
        return self.model._meta.get_field("limits").related_model.objects.unmet()

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

    def awaiting_return_visit(self) -> Self:
        return self.filter(state=State.REPORTED)

    def to_answer(self, person: Person) -> Self:
        """Those whose party this person must reach: as judge, assistant, deputy, or head once it
        went to the head. Keeps scope."""
        mine = Q(judge=person) | Q(assistant=person)
        mine |= Q(judge__in=stood_in_for(person).order_by().values("pk"))
        after = Q(state__in=AFTER_JUDGE) & _headed_by(person)
        return self.filter((Q(state__in=UNREACHED) & mine) | after)

    def to_receive(self, person: Person) -> Self:
        """Those the division head must receive. Keeps scope."""
        return self.filter(_headed_by(person), state__in=AFTER_JUDGE)

    def headed_by(self, person: Person) -> Self:
        """Those of the divisions this person heads, or whose absent head they stand in for."""
        return self.filter(_headed_by(person))

    def registered_between(self, since: date, until: date) -> Self:
        return self.filter(registered_on__gte=since, registered_on__lte=until)


def _headed_by(person: Person) -> Q:
    own = [o.division for o in person.offices_now if o.role == Role.HEAD and o.division]
    away = stood_in_for(person).order_by().values("pk")
    seats = Office.objects.held(today()).filter(person__in=away, role=Role.HEAD)
    return Q(division__in=own) | Q(division__in=seats.order_by().values("division"))


class MissedCallQuerySet(ScopedQuerySet):
    def visible_to(self, person: Person) -> Self:
        """Calls to the courts whose hotline this person answers."""
        offices = person.offices_now if person.is_authenticated else []
        courts = [office.court_id for office in offices if office.role == Role.AGENT]
        return self.filter(court_id__in=courts)._scope()

    def waiting(self) -> Self:
        """Nobody has dealt with them yet; the oldest first."""
        return self.filter(handled_at=None)


class AbsenceQuerySet(QuerySet[Any]):
    def on(self, day: date) -> Self:
        """Of officers who are away on this day."""
        return self.filter(since__lte=day, until__gte=day, ended_at=None)

    def visible_to(self, person: Person) -> Self:
        """One's own, those one stands in for, and those of the divisions one watches over."""
        if not person.is_authenticated:
            return self.none()
        seen = Q(person=person) | Q(deputy=person)
        divisions = [o.division for o in person.offices_now if o.role in DIVISION_WIDE]
        if divisions:
            seats = Office.objects.held(today()).filter(division__in=filter(None, divisions))
            seen |= Q(person__in=seats.values("person"))
        return self.filter(seen)


def stood_in_for(deputy: Person) -> Any:
    """The officers who are away today and for whom this person stands in."""
    day = today()
    return Person.objects.filter(
        absences__deputy=deputy,
        absences__since__lte=day,
        absences__until__gte=day,
        absences__ended_at=None,
    )


def _seen_on_desk(person: Person) -> Q:
    """What offices held today, and those of absent colleagues, bring to a person's desk."""
    seen = Q(judge=person) | Q(assistant=person)
    if person.is_court_staff:
        away = stood_in_for(person).order_by().values("pk")
        seats = Office.objects.held(today()).filter(person__in=away, role__in=DIVISION_WIDE)
        seen |= Q(judge__in=away) | Q(division__in=seats.order_by().values("division"))
    for office in person.offices_now:
        if office.role in COURT_WIDE:
            seen |= Q(court_id=office.court_id)
        elif office.role in DIVISION_WIDE:
            seen |= Q(court_id=office.court_id, division_id=office.division_id)
    return seen
