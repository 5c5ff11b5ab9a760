"""Who at the court deals with a fee: cashier, clerk, judge, head, leader."""

from collections.abc import Iterable
from datetime import datetime

from portal.cases.models import Case
from portal.common.clock import SHANGHAI
from portal.courts.models import Court
from portal.fees.querysets import FILING_DIVISION
from portal.people.models import Office, Person
from portal.people.roles import Role


def holders(court: Court, role: Role, at: datetime, *, filing_only: bool = False) -> list[Person]:
    """The people who hold a role at a court on the day, each once."""
    rows = Office.objects.held(at.astimezone(SHANGHAI).date()).filter(court=court, role=role)
    if filing_only:
        rows = rows.filter(division__code=FILING_DIVISION)
    return _once(office.person for office in rows.select_related("person").order_by("pk"))


def judges(court: Court, case: Case | None, at: datetime) -> list[Person]:
    """The judge of the case; before it has one, the judges of the case-filing division."""
    if case is not None and case.judge is not None:
        return [case.judge]
    return holders(court, Role.JUDGE, at, filing_only=True)


def heads(court: Court, case: Case | None, at: datetime) -> list[Person]:
    """The heads of the case's division; before it has one, of the case-filing division."""
    if case is None or case.division_id is None:
        return holders(court, Role.HEAD, at, filing_only=True)
    rows = Office.objects.held(at.astimezone(SHANGHAI).date()).filter(
        division=case.division, role=Role.HEAD
    )
    return _once(office.person for office in rows.select_related("person").order_by("pk"))


def _once(people: Iterable[Person]) -> list[Person]:
    return list({person.pk: person for person in people}.values())
