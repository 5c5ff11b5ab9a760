"""Desks of the division head and of the inspection office."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from judge_contact import rules
from judge_contact.criticism import criticisms_by_supervision, criticisms_of, occasion_of
from judge_contact.forms import ConcludeForm
from judge_contact.forms.oversight import ExtendForm
from judge_contact.models import Supervision, Ticket, TicketLimit
from judge_contact.states import BEFORE_HEAD, MOVES
from judge_contact.views import answers
from judge_contact.views.staff.ticket import answer_path, desk_ticket
from portal.common import clock
from portal.papers.files import serve
from portal.papers.models import Paper
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

MOST = 100
HEAD_DESK = (Role.HEAD, Role.LIAISON, Role.JUDGE, Role.ASSISTANT)
"""Deputies hold one of these offices; they see here what they stand in for."""
WATCHED = (rules.CONTACT.code, rules.RECEPTION.code, rules.REPORT.code)


@dataclass(frozen=True)
class Row:
    """One request on a desk with the duty that matters there."""

    ticket: Ticket
    limit: TicketLimit | None
    form: Any = None
    url: str = ""

    @property
    def due_at(self) -> datetime:
        return self.limit.due_at if self.limit else self.ticket.registered_at


@staff_page(*HEAD_DESK)
def head(request: HttpRequest) -> HttpResponse:
    """Parties to receive, and the requests of my judges that can still be extended or given on."""
    person = cast(Person, request.user)
    seen = Ticket.objects.visible_to(person)
    to_receive = seen.to_receive(person)
    with_judges = seen.headed_by(person).filter(state__in=BEFORE_HEAD)
    context = {
        "at": clock.now(),
        "to_receive": [
            Row(ticket, answers.newest(ticket), url=answer_path(ticket, person))
            for ticket in answers.with_owed(to_receive).order_by("registered_at", "pk")[:MOST]
        ],
        "with_judges": _sorted(
            Row(ticket, answers.newest(ticket), ExtendForm(auto_id=f"x{ticket.pk}_%s"))
            for ticket in answers.with_owed(with_judges).order_by("registered_at", "pk")[:MOST]
        ),
    }
    return render(request, "judge_contact/staff/head.html", context)


def _sorted(rows: Any) -> list[Row]:
    return sorted(rows, key=lambda row: row.due_at)


@dataclass(frozen=True)
class Week:
    """Monday to Sunday, as the court's days."""

    monday: date

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> date:
        return self.monday - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.monday + timedelta(days=7)

    def instants(self) -> tuple[datetime, datetime]:
        first = datetime.combine(self.monday, time(0), clock.SHANGHAI)
        return first, first + timedelta(days=7)


def week_of(text: str, at: datetime) -> Week:
    """The week of a day given as YYYY-MM-DD; this week when nothing readable is given."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = at.astimezone(clock.SHANGHAI).date()
    return Week(day - timedelta(days=day.weekday()))


@staff_page(Role.INSPECTOR, Role.LEADER)
def inspector(request: HttpRequest) -> HttpResponse:
    """Open supervisions, what broke in the week (督查), and what was found."""
    person, at = cast(Person, request.user), clock.now()
    week = week_of(request.GET.get("week", ""), at)
    supervised = _under_supervision(person)
    may_write = any(office.role == Role.INSPECTOR for office in person.offices_now)
    context = {
        "at": at,
        "week": week,
        "open": supervised,
        "broken": _broken(person, week, {row.ticket.pk for row in supervised}),
        "concluded": _concluded(person, week),
        "may_write": may_write,
    }
    return render(request, "judge_contact/staff/inspector.html", context)


@dataclass(frozen=True)
class Supervised(Row):
    """A request under supervision, and why."""

    supervision: Supervision | None = None


def _under_supervision(person: Person) -> list[Supervised]:
    seen = Ticket.objects.visible_to(person).supervised().select_related(
        "case", "division", "court", "judge"
    )
    tickets = list(seen.order_by("registered_at", "pk")[:MOST])
    owed = TicketLimit.objects.unmet().filter(rule=rules.SUPERVISION.code, record__in=tickets)
    limits = {limit.record_id: limit for limit in owed.order_by("round")}
    open_ones = Supervision.objects.filter(concluded_at=None, ticket__in=tickets)
    why = {one.ticket_id: one for one in open_ones}
    rows = [
        Supervised(
            ticket,
            limits.get(ticket.pk),
            ConcludeForm(auto_id=f"c{ticket.pk}_%s"),
            supervision=why.get(ticket.pk),
        )
        for ticket in tickets
    ]
    return sorted(rows, key=lambda row: row.due_at)


@dataclass(frozen=True)
class Broken:
    """A duty that was not kept, and whether its request can still be picked for a check."""

    limit: TicketLimit
    may_pick: bool


def _broken(person: Person, week: Week, supervised: set[int]) -> list[Broken]:
    """Duties of contact, reception and report that fell due in the week and were not kept."""
    since, until = week.instants()
    rows = TicketLimit.objects.filter(
        record__in=Ticket.objects.visible_to(person).order_by().values("pk"),
        rule__in=WATCHED, breached_at__gte=since, breached_at__lt=until,
    )
    rows = rows.select_related("record__case", "record__division", "record__court", "owner")
    return [
        Broken(
            limit,
            limit.record_id not in supervised and limit.record.state in MOVES["supervise"].frm,
        )
        for limit in rows.order_by("record__division__code", "due_at", "pk")[: MOST * 2]
    ]


@dataclass(frozen=True)
class Concluded:
    """An outcome, and the notice of criticism if one was drafted."""

    supervision: Supervision
    paper: Paper | None


def _concluded(person: Person, week: Week) -> list[Concluded]:
    since, until = week.instants()
    rows = Supervision.objects.filter(
        ticket__in=Ticket.objects.visible_to(person).order_by().values("pk"),
        concluded_at__gte=since, concluded_at__lt=until,
    )
    rows = rows.select_related("ticket__case", "ticket__division", "inspector")
    found = list(rows.order_by("concluded_at")[:MOST])
    papers = criticisms_by_supervision([one.ticket for one in found])
    return [Concluded(one, papers.get(occasion_of(one))) for one in found]


@staff_page(Role.INSPECTOR, Role.LEADER, Role.HEAD)
def criticism(request: HttpRequest, public_id: UUID, key: UUID) -> HttpResponse | FileResponse:
    """The signed notice of criticism about a request the reader's office lets them see."""
    ticket = desk_ticket(request, public_id)
    for paper in criticisms_of(ticket):
        if paper.public_id == key:
            return serve(paper)
    raise Http404

