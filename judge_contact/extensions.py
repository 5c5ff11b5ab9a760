"""What the numbers people call belong to: a court, a division, or an officer."""

from collections.abc import Collection
from dataclasses import dataclass

from portal.cases.querysets import today
from portal.courts.models import Court, Division
from portal.people.models import Office
from portal.people.numbers import normal


@dataclass(frozen=True)
class Extension:
    """One telephone of a court, and whose it is in words."""

    court: Court
    words: str


def extensions(called: Collection[str]) -> dict[str, Extension]:
    """By number, in the normal form; unknown ones are left out. Three statements at most."""
    wanted = set(called) - {""}
    if not wanted:
        return {}
    known: dict[str, Extension] = {}
    offices = Office.objects.held(today()).filter(person__phone__in=wanted)
    for office in offices.select_related("person", "court").order_by("-pk"):
        known[office.person.phone] = Extension(office.court, office.person.full_name)
    # Few rows, written with hyphens or without: read whole, compared in the normal form.
    for division in Division.objects.exclude(phone="").select_related("court").order_by("pk"):
        known.setdefault(normal(division.phone), Extension(division.court, str(division)))
    for court in Court.objects.exclude(phone="").order_by("pk"):
        known.setdefault(normal(court.phone), Extension(court, str(court)))
    return {number: known[number] for number in wanted if number in known}
