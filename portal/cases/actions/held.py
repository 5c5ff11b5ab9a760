"""What every act of the registry begins and ends with: the lock, who may, the audit row."""

from datetime import date, datetime

from django.db import connection
from django.utils.translation import gettext as _

from portal import audit
from portal.cases.models import Case, TimelineEntry
from portal.common.clock import SHANGHAI
from portal.common.moves import CLOCK
from portal.common.refusals import Refused
from portal.courts.models import FILING_DIVISION, Court, Division
from portal.people.models import Person
from portal.people.roles import Role


def held(case: Case) -> Case:
    """The case re-read under its lock, because what the page showed may be stale."""
    rows = Case.objects.unscoped(because="the act holds this record")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",), no_key=connection.vendor == "postgresql")
    found: Case = rows.select_related("court").get(pk=case.pk)
    return found


def registers(by: Person | None, court: Court) -> bool:
    """Whether somebody keeps this court's register: its filing clerks and the judges of its
    case-filing division; None is the clock, which registers what nobody decided in time (LR 8)."""
    return by is None or any(
        office.court_id == court.pk
        and (
            office.role == Role.CLERK
            or (office.role == Role.JUDGE and _is_in_filing(office.division))
        )
        for office in by.offices_now
    )


def _is_in_filing(division: Division | None) -> bool:
    return division is not None and division.code == FILING_DIVISION


def only_registrar(by: Person | None, court: Court) -> None:
    """Refuse anyone who does not keep this court's register today."""
    if not registers(by, court):
        raise Refused(_("Only a filing clerk of this court may do this."))


def only(by: Person | None, case: Case, *roles: str) -> None:
    """Refuse anyone who is none of these to the case today. A clerk means the registrar."""
    if Role.CLERK in roles and registers(by, case.court):
        return
    if by is None or not case.roles_of(by) & set(roles):
        raise Refused(_("This is not open to you in this case."))


def still_open(case: Case) -> None:
    """Refuse to change a closed case."""
    if case.stage == Case.Stage.CLOSED:
        raise Refused(_("This case is closed. Nothing can be changed in it any more."))


def local_day(at: datetime) -> date:
    """The Shanghai date of an instant."""
    return at.astimezone(SHANGHAI).date()


def note(verb: str, case: Case, by: Person | None, at: datetime, **facts: str) -> None:
    """The audit row of an act on this case, in its court's chain."""
    audit.note(
        verb, record=case.reference, court=case.court.code, actor=by, at=at,
        role=",".join(sorted(case.roles_of(by))) if by else CLOCK, **facts,
    )


def tell(
    case: Case, *, at: datetime, kind: str, source: str = "", **facts: str
) -> TimelineEntry:
    """Put an entry on the case's line of time, which its parties read.

    ``kind`` is a code of ``wordings``; ``facts`` are its values (``…_on`` and ``…_at`` in ISO
    form). Called inside the act it tells of, which writes the audit row.
    """
    return TimelineEntry.objects.create(case=case, at=at, kind=kind, source=source, facts=facts)
