"""Who answers for a filing at its court: clerks, judges and head of the division, leaders.

Looked up for many filings at once, so that a sweep asks the database a constant number of times.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from filing.models import Filing
from portal.courts.models import FILING_DIVISION
from portal.people.models import Office, Person
from portal.people.roles import Role

OF_A_COURT = (Role.CLERK, Role.LEADER)
OF_THE_DIVISION = (Role.JUDGE, Role.HEAD)


class Officers:
    """The officers in charge of filings at some courts on one day."""

    def __init__(self, court_ids: Iterable[int | None], on: date) -> None:
        self._people: dict[tuple[str, int], list[Person]] = defaultdict(list)
        offices = Office.objects.held(on).filter(
            Q(role__in=OF_A_COURT)
            | Q(role__in=OF_THE_DIVISION, division__code=FILING_DIVISION),
            court_id__in={pk for pk in court_ids if pk is not None},
        )
        for office in offices.select_related("person").order_by("pk"):
            self._people[(office.role, office.court_id)].append(office.person)

    def clerks(self, filing: Filing) -> list[Person]:
        return self.of_court(Role.CLERK, filing.court_id)

    def judges(self, filing: Filing) -> list[Person]:
        return self.of_court(Role.JUDGE, filing.court_id)

    def heads(self, filing: Filing) -> list[Person]:
        return self.of_court(Role.HEAD, filing.court_id)

    def leaders(self, filing: Filing) -> list[Person]:
        return self.of_court(Role.LEADER, filing.court_id)

    def of_court(self, role: str, court_id: int | None) -> list[Person]:
        return self._people[(role, court_id or 0)]

    def in_charge(self, role: str, court_id: int | None) -> Person | None:
        """The first of those who hold a role, as the owner of a duty."""
        return next(iter(self.of_court(role, court_id)), None)
