"""The figures of the line: contact rate (到位率), timeliness rate (及时率), and the others.

Counted per round: a request asked once more is two rounds, each with its own promise. Whatever
is due and still open counts as not done. A contact the party disputes does not count.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from judge_contact import rules
from judge_contact.models import Contact, DeskAnswer, Supervision, Ticket, TicketLimit
from portal.common import readable
from portal.common.clock import SHANGHAI
from portal.common.figures import Cell, Counted, Figure, Kind, Period, Place, Record, Series
from portal.common.words import _
from portal.courts.models import Court, Policy, policy
from portal.people.models import Person
from portal.workdays.calendars import calendars_in_force
from portal.workdays.worktime import WorkingHours

MOST_RECORDS = 500
FIGURES = (
    Figure(
        "registered", _("Requests registered"),
        _("Requests entered in the ledger on a day of the period."),
        Kind.COUNT, _("requests"), _("requests registered"),
    ),
    Figure(
        "answered_at_desk", _("Answered at once"),
        _("Status questions answered from the record, after which no request was made that day."),
        Kind.COUNT, _("questions"), _("questions answered"),
    ),
    Figure(
        "contacted", _("Parties contacted"),
        _("Rounds with a contact the party does not dispute."),
        Kind.COUNT, _("rounds"), _("rounds with a contact"),
    ),
    Figure(
        "contact_rate", _("Contact rate"),
        _("Rounds due by the end of the period with a contact, divided by all rounds due by then."),
        Kind.SHARE, "%", _("rounds with a contact"), _("rounds due"),
    ),
    Figure(
        "timeliness_rate", _("Timeliness rate"),
        _(
            "Rounds due whose first contact came before the time limit, divided by all rounds due. "
            "What is overdue and still open counts as late."
        ),
        Kind.SHARE, "%", _("rounds contacted in time"), _("rounds due"),
    ),
    Figure(
        "median_time", _("Working time to contact, median"),
        _("The middle value of open hours of the court from registration to first contact."),
        Kind.MEDIAN, _("minutes"), _("rounds with a contact"),
    ),
    Figure(
        "p95_time", _("Working time to contact, 95th percentile"),
        _("Nineteen of twenty contacts took no longer, in open hours of the court."),
        Kind.P95, _("minutes"), _("rounds with a contact"),
    ),
    Figure(
        "repeats", _("Repeats"),
        _("Requests whose party said again that nobody reached them."),
        Kind.COUNT, _("requests"), _("requests with a repeat"),
    ),
    Figure(
        "supervised", _("Requests supervised"),
        _("Requests the inspection office looked into."),
        Kind.COUNT, _("requests"), _("requests supervised"),
    ),
    Figure(
        "satisfaction", _("Satisfaction, 1 to 5"),
        _("The sum of all ratings divided by the number of ratings."),
        Kind.MEAN, _("of 5"), _("sum of ratings"), _("ratings"),
    ),
)


@dataclass(frozen=True, slots=True)
class Round:
    """One promise to one party: when it began and was due, and the contact that counts."""

    ticket: int
    place: Place
    started_at: datetime
    due_at: datetime
    contact_at: datetime | None
    is_withdrawn: bool

    def is_due(self, as_of: datetime) -> bool:
        return self.due_at <= as_of and not self.is_withdrawn

    @property
    def is_in_time(self) -> bool:
        return self.contact_at is not None and self.contact_at < self.due_at


def of_period(period: Period, prefix: str = "") -> Q:
    """Requests registered on a day of the period and known by its instant."""
    return Q(
        **{
            f"{prefix}registered_on__gte": period.since,
            f"{prefix}registered_on__lte": period.until,
            f"{prefix}registered_at__lte": period.as_of,
        }
    )


def rounds(period: Period) -> Iterator[Round]:
    """Every round of the requests of the period, in one statement."""
    undisputed = Q(disputed_at=None) | Q(disputed_at__gt=period.as_of)
    first_contact = Contact.objects.filter(
        undisputed, ticket=OuterRef("record_id"), round=OuterRef("round"), at__lte=period.as_of
    ).order_by("at")
    rows = TicketLimit.objects.filter(
        of_period(period, "record__"), rule=rules.CONTACT.code, started_at__lte=period.as_of
    ).annotate(contact_at=Subquery(first_contact.values("at")[:1]))
    for ticket, court, division, started, due, cancelled, contact in rows.values_list(
        "record_id", "record__court_id", "record__division_id", "started_at", "due_at",
        "cancelled_at", "contact_at",
    ).iterator(2000):
        is_withdrawn = contact is None and cancelled is not None and cancelled < due
        yield Round(ticket, (court, division), started, due, contact, is_withdrawn)


class _Sheet:
    """Counts while they are being added up."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[Place, list[int]]] = defaultdict(lambda: defaultdict(_zero))
        self._times: dict[Place, list[float]] = defaultdict(list)

    def add(self, code: str, place: Place, numerator: int, denominator: int = 0) -> None:
        parts = self._parts[code][place]
        parts[0] += numerator
        parts[1] += denominator

    def add_time(self, place: Place, minutes: float) -> None:
        self._times[place].append(minutes)

    def cells(self) -> Counted:
        made = {
            code: {place: Cell(parts[0], parts[1]) for place, parts in places.items()}
            for code, places in self._parts.items()
        }
        times = {place: Cell(values=tuple(values)) for place, values in self._times.items()}
        return {**made, "median_time": times, "p95_time": times}


def _zero() -> list[int]:
    return [0, 0]


def count(period: Period) -> Counted:
    """All figures by court and division, in a constant number of statements."""
    sheet, hours = _Sheet(), _Hours(period)
    for one in rounds(period):
        _add_round(sheet, one, period, hours)
    _add_tickets(sheet, period)
    _add_desk_answers(sheet, period)
    return sheet.cells()


def _add_round(sheet: _Sheet, one: Round, period: Period, hours: "_Hours") -> None:
    if one.contact_at is not None:
        sheet.add("contacted", one.place, 1)
        minutes = hours.of(one.place[0]).minutes(one.started_at, one.contact_at)
        sheet.add_time(one.place, minutes)
    if one.is_due(period.as_of):
        sheet.add("contact_rate", one.place, int(one.contact_at is not None), 1)
        sheet.add("timeliness_rate", one.place, int(one.is_in_time), 1)


def _tickets(period: Period) -> Any:
    return Ticket.objects.unscoped(because="figures name nobody").filter(of_period(period))


def _add_tickets(sheet: _Sheet, period: Period) -> None:
    supervised = set(
        Supervision.objects.filter(
            of_period(period, "ticket__"), opened_at__lte=period.as_of
        ).values_list("ticket_id", flat=True)
    )
    rows = _tickets(period).values_list("pk", "court_id", "division_id", "repeats", "rating")
    for key, court, division, repeats, rating in rows.iterator(2000):
        place = (court, division)
        sheet.add("registered", place, 1)
        sheet.add("repeats", place, int(repeats > 0))
        sheet.add("supervised", place, int(key in supervised))
        if rating is not None:
            sheet.add("satisfaction", place, rating, 1)


def _add_desk_answers(sheet: _Sheet, period: Period) -> None:
    since = datetime.combine(period.since, time(0), SHANGHAI)
    until = datetime.combine(period.until + timedelta(days=1), time(0), SHANGHAI)
    rows = DeskAnswer.objects.filter(
        at__gte=since, at__lt=until, at__lte=period.as_of, ticket=None
    ).values_list("court_id", "case__division_id")
    for court, division in rows.iterator(2000):
        sheet.add("answered_at_desk", (court, division or 0), 1)


class _Hours:
    """The open hours of courts, read once: as they are at the end of the period."""

    def __init__(self, period: Period) -> None:
        self._calendars = calendars_in_force()
        self._on = period.until
        self._known: dict[int, WorkingHours] = {}

    def of(self, court_id: int) -> WorkingHours:
        if court_id not in self._known:
            court = Court.objects.get(pk=court_id)
            opens, closes = (
                time.fromisoformat(policy(court, key, self._on))
                for key in (Policy.Key.OPENING_TIME, Policy.Key.CLOSING_TIME)
            )
            calendar = self._calendars(court.code)
            self._known[court_id] = WorkingHours(calendar, opens, closes, SHANGHAI)
        return self._known[court_id]


# -- What stands behind a figure --------------------------------------------------------------


def records(person: Person, period: Period, code: str, part: str) -> list[Record]:
    """The requests behind a figure that this person may see, at most 500.

    ``rest`` is the denominator without the numerator: what was not done, or not in time.
    """
    rows = Ticket.objects.visible_to(person).filter(of_period(period))
    rows = _behind(rows, period, code, part).select_related("case", "division")
    return [
        Record(
            ticket.number,
            f"{ticket.case.number} · {ticket.division} · {ticket.get_state_display()} · "
            f"{readable.moment(ticket.registered_at)}",
            reverse("staff:contact_ticket", args=[ticket.public_id]),
        )
        for ticket in rows.order_by("-registered_at", "-pk")[:MOST_RECORDS]
    ]


def _behind(rows: Any, period: Period, code: str, part: str) -> Any:
    if code in ROUNDS_BEHIND:
        wanted = ROUNDS_BEHIND[code]
        keys = {
            one.ticket
            for one in rounds(period)
            if (found := wanted(one, period)) is not None and found == (part != "rest")
        }
        return rows.filter(pk__in=keys)
    if code in TICKETS_BEHIND:
        return rows.filter(TICKETS_BEHIND[code]).distinct()
    return rows.none()._scope()


def _reached(one: Round, period: Period) -> bool | None:
    return one.contact_at is not None or None


def _reached_of_due(one: Round, period: Period) -> bool | None:
    return one.contact_at is not None if one.is_due(period.as_of) else None


def _in_time_of_due(one: Round, period: Period) -> bool | None:
    return one.is_in_time if one.is_due(period.as_of) else None


ROUNDS_BEHIND: Mapping[str, Any] = {
    "contacted": _reached,
    "contact_rate": _reached_of_due,
    "timeliness_rate": _in_time_of_due,
    "median_time": _reached,
    "p95_time": _reached,
}
"""Whether a round is in the numerator; None when it is not behind the figure at all."""
TICKETS_BEHIND: Mapping[str, Q] = {
    "registered": Q(),
    "repeats": Q(repeats__gt=0),
    "supervised": Q(supervisions__isnull=False),
    "satisfaction": Q(rating__isnull=False),
}

SERIES = Series(
    code="judge_contact",
    label=_("Contact the judge"),
    figures=FIGURES,
    count=count,
    records=records,
)
