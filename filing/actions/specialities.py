"""Entering which division hears which cases: dated, never deleted, so old draws can be checked."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from filing.models import Speciality
from portal import audit
from portal.cases.data.types import CASE_TYPES
from portal.common.refusals import Refused
from portal.courts.models import Division
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day

MAY_ENTER = (Role.HEAD, Role.LEADER)


def enter_speciality(
    division: Division, type_code: str, cause_no: str, *, by: Person, at: datetime
) -> Speciality:
    """From today on this division hears this type, and this cause when one is named.

    Refused to anyone but a head or leader of the court, for an unknown type, and when another
    line names the same already.
    """
    _check_may(division, by)
    if type_code not in CASE_TYPES:
        raise Refused(_("There is no such type of case."), field="type_code")
    day = local_day(at)
    same = Speciality.objects.filter(
        court=division.court, type_code=type_code, cause_no=cause_no, until=None
    )
    if same.exists():
        raise Refused(_("Another line names this already. End it first."), field="cause_no")
    with audit.recorded():
        row = Speciality.objects.create(
            court=division.court, division=division, type_code=type_code, cause_no=cause_no,
            since=day,
        )
        _note("enter_speciality", row, by, at)
    return row


def end_speciality(row: Speciality, *, by: Person, at: datetime) -> None:
    """The line holds until today. Refused when it has ended already."""
    _check_may(row.division, by)
    if row.until is not None:
        raise Refused(_("This line has ended already."))
    with audit.recorded():
        row.until = max(local_day(at), row.since + timedelta(days=1))
        row.save(update_fields=["until"])
        _note("end_speciality", row, by, at)


def _check_may(division: Division, by: Person) -> None:
    if not any(by.holds(role, court_id=division.court_id) for role in MAY_ENTER):
        raise Refused(_("The head of a division or a leader of the court enters this."))


def _note(verb: str, row: Speciality, by: Person, at: datetime) -> None:
    audit.note(
        verb, record=row.division.reference, court=row.court.code, actor=by, at=at,
        role=",".join(sorted({office.role for office in by.offices_now})),
        type_code=row.type_code, cause=row.cause_no,
    )
