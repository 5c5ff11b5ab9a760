"""Confirming where papers reach a party (送达地址确认书)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal import audit
from portal.cases.actions.held import held, note, only, tell
from portal.cases.models import Party, ServiceAddress
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role


@dataclass(frozen=True)
class Confirmed:
    """What an address confirmation form says (PS 4, INT 136)."""

    address: str
    postcode: str = ""
    e_address: str = ""
    accepts_e_service: bool = False


def confirm_address(
    party: Party, confirmed: Confirmed, *, by: Person | None, at: datetime
) -> ServiceAddress:
    """Enter the address at which papers reach a party from now on; the former stay as history.

    Open to the party and its agents, and to clerk and support counter for it, also after the
    case was closed: the address counts until enforcement ends (PS 4). The same address again
    changes nothing. Refused without an address.
    """
    if not confirmed.address.strip():
        raise Refused(_("Give the new address."), field="address")
    with audit.recorded():
        case = held(party.case)
        if by is not None and not _acts_for(party, by):
            only(by, case, Role.CLERK, Role.ARCHIVIST)
        newest = address_of(party)
        if newest is not None and said_in(newest) == confirmed:
            return newest
        made = ServiceAddress.objects.create(
            party=party, address=confirmed.address.strip(), postcode=confirmed.postcode,
            e_address=confirmed.e_address, accepts_e_service=confirmed.accepts_e_service,
            since=at, by=by,
        )
        if newest is not None:
            tell(case, at=at, kind="case.address_changed")
        note("confirm_address", case, by, at, party=str(party.public_id))
    return made


def address_of(party: Party) -> ServiceAddress | None:
    """The address in force, for an act or a page that may read the party."""
    rows = ServiceAddress.objects.unscoped(because="the caller holds the party")
    found: ServiceAddress | None = rows.filter(party=party).order_by("-since", "-pk").first()
    return found


def _acts_for(party: Party, person: Person) -> bool:
    return party.person_id == person.pk or party.appointments.filter(
        agent=person, revoked_at=None
    ).exists()


def said_in(row: ServiceAddress) -> Confirmed:
    """What the form said of which this address was entered."""
    return Confirmed(row.address, row.postcode, row.e_address, row.accepts_e_service)
