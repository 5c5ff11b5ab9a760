"""From a case to how it was filed, what is disputed in it, and what can be asked for."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from filing.models import Filing
from filing.states import Hat
from filing.views.staff.matrix import WEIGH
from filing.views.staff.queue import DESK_ROLES
from filing.views.staff.requests import COUNTER
from portal.cases.models import Case
from portal.cases.ways_on import WayOn
from portal.people.models import Person


def for_party(case: Case, person: Person, roles: frozenset[str]) -> Iterator[WayOn]:
    """Its requests; and the filing with its receipt for who filed it."""
    yield WayOn(
        _("Ask for something in this case"), reverse("case_requests", args=[case.public_id])
    )
    filed = Filing.objects.visible_to(person).of(person).filter(case=case).first()
    if filed is not None:
        yield WayOn(_("The filing and its receipt"), reverse("filing", args=[filed.public_id]))


def for_staff(case: Case, person: Person, roles: frozenset[str]) -> Iterator[WayOn]:
    """The filing for the filing desk, the matrix for who weighs, the counter for who enters."""
    rows = Filing.objects.visible_to(person).at_court(person)
    filed = rows.filter(case=case).first() if roles & {*DESK_ROLES} else None
    if filed is not None and filed.hats(person) - {Hat.FILER, Hat.STATION}:
        yield WayOn(_("The filing"), reverse("staff:filing", args=[filed.public_id]))
    if roles & {*WEIGH} and _was_filed_here(case):
        yield WayOn(_("Dispute matrix"), reverse("staff:dispute_matrix", args=[case.public_id]))
    if roles & {*COUNTER}:
        yield WayOn(
            _("Enter a request for a party"), reverse("staff:case_counter", args=[case.public_id])
        )


def _was_filed_here(case: Case) -> bool:
    rows = Filing.objects.unscoped(because="the reader has the case; only whether is asked")
    return bool(rows.filter(case=case).exists())
