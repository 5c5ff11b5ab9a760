"""Who answers for a division: its liaison, its head, and the inspection office of the court.

Looked up for many requests at once, so that a sweep asks the database a constant number of times.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from judge_contact.models import Absence, Ticket
from judge_contact.states import AFTER_JUDGE, UNREACHED, State
from portal.notices.models import WorkGroup
from portal.people.models import Office, Person
from portal.people.roles import Role

OF_A_DIVISION = (Role.LIAISON, Role.HEAD)
OF_A_COURT = (Role.INSPECTOR, Role.LEADER, Role.AGENT)


class Officers:
    """The officers in charge of some requests on one day."""

    def __init__(self, tickets: Iterable[Ticket], on: date) -> None:
        tickets = list(tickets)
        divisions = {ticket.division_id for ticket in tickets}
        courts = {ticket.court_id for ticket in tickets}
        self._people: dict[tuple[str, int], list[Person]] = defaultdict(list)
        offices = Office.objects.held(on).filter(
            Q(role__in=OF_A_DIVISION, division_id__in=divisions)
            | Q(role__in=OF_A_COURT, court_id__in=courts)
        )
        found = list(offices.select_related("person").order_by("pk"))
        away = {office.person_id for office in found} | {ticket.judge_id for ticket in tickets}
        self._deputies: dict[int, Person] = {
            absence.person_id: absence.deputy
            for absence in Absence.objects.on(on).filter(person__in=away).select_related("deputy")
        }
        for office in found:
            place = office.division_id if office.role in OF_A_DIVISION else office.court_id
            self._people[(office.role, place or 0)].append(self.present(office.person))
        self._groups = {
            group.division_id: group
            for group in WorkGroup.objects.filter(division_id__in=divisions)
        }

    def present(self, officer: Person) -> Person:
        """The officer, or while away the deputy."""
        return self._deputies.get(officer.pk, officer)

    def judges(self, ticket: Ticket) -> list[Person]:
        """Judge and assistant; while the judge is away, the deputy too."""
        people = [ticket.judge, ticket.assistant, self._deputies.get(ticket.judge_id)]
        return [person for person in people if person is not None]

    def liaisons(self, ticket: Ticket) -> list[Person]:
        return self._people[(Role.LIAISON, ticket.division_id)]

    def heads(self, ticket: Ticket) -> list[Person]:
        return self._people[(Role.HEAD, ticket.division_id)]

    def inspectors(self, ticket: Ticket) -> list[Person]:
        return self._people[(Role.INSPECTOR, ticket.court_id)]

    def leaders(self, ticket: Ticket) -> list[Person]:
        return self._people[(Role.LEADER, ticket.court_id)]

    def agents(self, ticket: Ticket) -> list[Person]:
        return self._people[(Role.AGENT, ticket.court_id)]

    def answering(self, ticket: Ticket) -> list[Person]:
        """Who must still reach the party: judge and assistant, and the head once it went there."""
        if ticket.state not in UNREACHED:
            return []
        heads = self.heads(ticket) if ticket.state in AFTER_JUDGE else []
        return [*self.judges(ticket), *heads]

    def watching(self, ticket: Ticket) -> list[Person]:
        """Who holds the request without having to reach the party; nobody while the judge does."""
        watchers = {
            State.RETURNED: self.agents,
            State.SUPERVISED: self.inspectors,
            State.CONTACTED: self.liaisons,
            State.REPORTED: self.agents,
        }
        found = watchers.get(State(ticket.state))
        return found(ticket) if found else []

    def groups(self, ticket: Ticket) -> list[WorkGroup]:
        group = self._groups.get(ticket.division_id)
        return [group] if group else []

    def in_charge(self, ticket: Ticket, role: str) -> Person | None:
        """The person who must act in a role; None while the office is vacant."""
        if role == Role.JUDGE:
            return self.present(ticket.judge)
        place = ticket.division_id if role in OF_A_DIVISION else ticket.court_id
        people = self._people[(role, place)]
        return people[0] if people else None
