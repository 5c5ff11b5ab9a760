"""Where a case leads on: each app says once what it can open for one case and one reader.

    add_ways_on(for_party=papers_to_read, for_staff=dossier_of_case)

An app answers nothing where the page behind the link would refuse this reader.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.cases.models import Case
from portal.people.models import Person


@dataclass(frozen=True)
class WayOn:
    """One link of a case page."""

    label: str
    url: str


Leading = Callable[[Case, Person, frozenset[str]], Iterable[WayOn]]
"""The case, its reader, and what the reader is to it."""
FOR_PARTY: list[Leading] = []
FOR_STAFF: list[Leading] = []


def add_ways_on(*, for_party: Leading, for_staff: Leading | None = None) -> None:
    """Put an app's links on the case pages; called when the app starts."""
    FOR_PARTY.append(for_party)
    if for_staff is not None:
        FOR_STAFF.append(for_staff)


def ways_on(
    leading: Iterable[Leading], case: Case, person: Person, roles: frozenset[str]
) -> list[WayOn]:
    """Every link open to this reader, in the order of the apps."""
    return [way for leads in leading for way in leads(case, person, roles)]
