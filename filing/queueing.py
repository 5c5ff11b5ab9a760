"""The lines of the filing desk's queue: read for a whole page at once, whatever its length."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, F, QuerySet

from filing.models import CheckResult, Filing, FilingLimit, FilingParty, Lease
from filing.querysets import DESKS
from filing.rules.limits import DECISION_CODES
from portal.people.models import Person
from portal.timelimits.limits import local_day
from portal.workdays.calendar import Calendar
from portal.workdays.calendars import calendars_in_force

Outcome = CheckResult.Outcome


@dataclass(frozen=True)
class QueueRow:
    """One filing as one line. ``used`` of ``allowed`` days are over when a decision is owed."""

    filing: Filing
    own: str
    other: str
    limit: FilingLimit | None
    used: int | None
    allowed: int
    holder: Person | None
    checks: dict[str, int] = field(default_factory=dict)

    @property
    def passed(self) -> int:
        return self.checks.get(Outcome.PASSED, 0)

    @property
    def warned(self) -> int:
        return self.checks.get(Outcome.WARNED, 0)

    @property
    def failed(self) -> int:
        return self.checks.get(Outcome.FAILED, 0)

    @property
    def is_green(self) -> bool:
        """Every check passed, so that only the human ones are left."""
        return self.passed > 0 and not self.failed and not self.warned


def rows_for(filings: Sequence[Filing], *, at: datetime, now: datetime) -> list[QueueRow]:
    """The lines of these filings, in the same order, in a constant number of statements.

    ``at`` is the court's instant, ``now`` the real one: leases live in it.
    """
    names, limits = _names(filings), _next_limits(filings)
    checks, holders = _checks(filings), _holders(filings, now)
    calendars = calendars_in_force() if filings else None
    rows = []
    for filing in filings:
        limit = limits.get(filing.pk)
        used = None
        if limit is not None and limit.rule in DECISION_CODES and calendars and filing.court:
            used = days_used(limit, local_day(at), calendars(filing.court.code))
        sides = names[filing.pk]
        rows.append(
            QueueRow(
                filing, own=_said(sides[filing.terms.own]), limit=limit, used=used,
                other=_said(sides[filing.terms.other]) if not filing.terms.is_joint else "",
                allowed=_allowed(limit), holder=holders.get(filing.pk),
                checks=checks.get(filing.pk, {}),
            )
        )
    return rows


def piles(filings: "QuerySet[Filing]") -> dict[str, int]:
    """How many filings lie on each pile of the desk but the closed ones, in one statement."""
    counted = {
        name.replace("-", "_"): Count("pk", filter=pile)
        for name, pile in DESKS.items() if name != "closed"
    }
    found = filings.exclude(DESKS["closed"]).order_by().aggregate(**counted)
    return {name.replace("_", "-"): number for name, number in found.items()}


def days_used(limit: FilingLimit, today: date, calendar: Calendar) -> int:
    """How many of a duty's days are over today; the day it began does not count (CPL 85)."""
    start = local_day(limit.started_at)
    if limit.terms.unit != "working":
        return max((today - start).days, 0)
    days = (start + timedelta(days=n) for n in range(1, max((today - start).days, 0) + 1))
    return sum(calendar.is_working(day) for day in days)


def _allowed(limit: FilingLimit | None) -> int:
    if limit is None:
        return 0
    return limit.days // 24 if limit.terms.unit == "hours" else limit.days


def _names(filings: Iterable[Filing]) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = FilingParty.objects.filter(filing__in=[filing.pk for filing in filings])
    for filing_id, side, name in rows.values_list("filing_id", "side", "name"):
        found[filing_id][side].append(name)
    return found


def _said(names: Sequence[str]) -> str:
    """The first name, and how many more there are."""
    if not names:
        return ""
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"


def _next_limits(filings: Iterable[Filing]) -> dict[int, FilingLimit]:
    rows = FilingLimit.objects.unmet().filter(record__in=[filing.pk for filing in filings])
    found: dict[int, FilingLimit] = {}
    for limit in rows.order_by("due_at"):
        found.setdefault(limit.record_id, limit)
    return found


def _checks(filings: Iterable[Filing]) -> dict[int, dict[str, int]]:
    rows = CheckResult.objects.filter(
        submission__filing__in=[filing.pk for filing in filings],
        submission__round=F("submission__filing__round"),
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    counted = rows.order_by().values_list("submission__filing", "outcome").annotate(Count("pk"))
    for filing_id, outcome, number in counted:
        found[filing_id][outcome] = number
    return found


def _holders(filings: Iterable[Filing], now: datetime) -> dict[int, Person]:
    leases = Lease.objects.filter(
        filing__in=[filing.pk for filing in filings], until__gt=now
    ).select_related("clerk")
    return {lease.filing_id: lease.clerk for lease in leases}
