"""From a case to what was charged in it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.cases.models import Case
from portal.cases.ways_on import WayOn
from portal.fees.models import FeeObligation
from portal.people.models import Person


def for_party(case: Case, person: Person, roles: frozenset[str]) -> Iterator[WayOn]:
    """What this person, or somebody they act for, owes or paid in the case."""
    fees = FeeObligation.objects.visible_to(person).owed_by(person).filter(case=case)[:2]
    if len(fees) == 1:
        yield WayOn(_("The fee of this case"), reverse("fee", args=[fees[0].public_id]))
    elif fees:
        yield WayOn(_("The fees of this case"), reverse("pay"))
