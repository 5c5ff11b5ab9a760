"""Personal data of parties in full: found here for those whose office opens the case.

Shown, refused and recorded by ``portal.people.unmasking``. To be a party or an agent in a case
opens its file but not the other side's phone: who has a stake may not use an office for it.
"""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.cases.models import Case, Party
from portal.cases.querysets import CaseQuerySet, live_appointment, today
from portal.courts.models import Court
from portal.people import unmasking
from portal.people.models import Person
from portal.people.unmasking import Held, MaskedField

PARTY_PHONE = "cases.party.phone"


def opened_by_office(person: Person) -> CaseQuerySet:
    """Cases this person reads for the court, without those in which they have a part."""
    cases = Case.objects.visible_to(person)
    return cases.exclude(pk__in=cases.of_party_or_agent(person).order_by().values("pk"))


def shows_data_of(case: Case, person: Person) -> bool:
    """Whether this person may show personal data in this case, and a page offers the button."""
    is_of_court = case.court_id in unmasking.courts_shown_to(person)
    return is_of_court and opened_by_office(person).filter(pk=case.pk).exists()


def court_concerned(by: Person, about: Person) -> Court | None:
    """The court of a case that ``by`` reads by office and in which ``about`` has a part.

    One where the asker may show data comes first.
    """
    part = Q(parties__person=about) | (
        live_appointment(today(), "parties__appointments__") & Q(parties__appointments__agent=about)
    )
    cases = opened_by_office(by).filter(part).select_related("court")
    found = cases.filter(court__in=unmasking.courts_shown_to(by)).first() or cases.first()
    return found.court if found else None


def find_phone(key: UUID, by: Person) -> Held | None:
    """The phone a party gave in a case; the party's own, or that of a case read by office."""
    party = (
        Party.objects.visible_to(by).filter(public_id=key).exclude(phone="")
        .select_related("case__court", "person").first()
    )
    if party is None:
        return None
    is_own = party.person_id == by.pk
    if not is_own and not opened_by_office(by).filter(pk=party.case_id).exists():
        return None
    return Held(
        party.phone, party.case.reference, party.person, None if is_own else party.case.court
    )


def register() -> None:
    unmasking.add_fields(MaskedField(PARTY_PHONE, _("Phone of a party"), find_phone))
    unmasking.add_way_to_see(court_concerned)
