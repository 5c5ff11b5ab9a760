"""From a case to its dossier."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.cases.ways_on import WayOn
from portal.dossier.models import Dossier
from portal.people.models import Person


def for_party(case: Case, person: Person, roles: frozenset[str]) -> Iterator[WayOn]:
    """Its main volume, for its parties and agents."""
    found = _readable(case, person)
    if found is not None:
        page = reverse("dossier_case", args=[found.public_id])
        yield WayOn(_("Read the papers of this case"), page)


def for_staff(case: Case, person: Person, roles: frozenset[str]) -> Iterator[WayOn]:
    """Its volumes, for those whose office reads them."""
    found = _readable(case, person)
    if found is not None:
        yield WayOn(_("Dossier"), reverse("staff:dossier", args=[found.public_id]))


def _readable(case: Case, person: Person) -> Dossier | None:
    found: Dossier | None = Dossier.objects.visible_to(person).filter(case=case).first()
    return found
