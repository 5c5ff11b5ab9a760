"""Giving and ending offices: the only way anybody comes to read or decide anything."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.courts.models import Court, Division
from portal.people.access import require_power
from portal.people.models import Office, Person
from portal.people.roles import Power, Role
from portal.people.sessions import end_all


def grant_office(
    person: Person, role: Role, court: Court, division: Division | None, *,
    by: Person, at: datetime,
) -> Office:
    """Give somebody a role at a court from today on.

    Refused to those who may not, for oneself (nobody raises the own powers), for a division of
    another court, and when the same office is held already.
    """
    require_power(by, Power.MANAGE_OFFICES)
    if person.pk == by.pk:
        raise Refused(_("Nobody gives an office to themselves. Ask another administrator."))
    if division is not None and division.court_id != court.pk:
        raise Refused(_("This division belongs to another court. Choose one of this court."))
    with audit.recorded():
        Person.objects.select_for_update().get(pk=person.pk)
        today = _day(at)
        if person.offices.held(today).filter(role=role, court=court, division=division).exists():
            raise Refused(_("This office is held already."))
        office = Office.objects.create(
            person=person, role=role, court=court, division=division, since=today
        )
        _note("grant_office", office, by, at)
    return office


def end_office(office: Office, *, by: Person, at: datetime) -> Office:
    """End an office today. The row stays, and all sign-ins of the person end with it.

    Refused to those who may not, for the own office, and when it has ended already.
    """
    require_power(by, Power.MANAGE_OFFICES)
    if office.person_id == by.pk:
        raise Refused(_("Nobody ends their own office. Ask another administrator."))
    with audit.recorded():
        held = Office.objects.select_for_update().get(pk=office.pk)
        today = _day(at)
        if held.until is not None and held.until <= today:
            raise Refused(_("This office has ended already."))
        held.until = today
        held.save(update_fields=["until"])
        _note("end_office", held, by, at)
        end_all(held.person)
    return held


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _note(verb: str, office: Office, by: Person, at: datetime) -> None:
    audit.note(
        verb, record=office.person.reference, court=office.court.code, actor=by,
        role=Role.SYSADMIN, at=at, office=office.reference, given=office.role,
        division=office.division.code if office.division else "",
    )
