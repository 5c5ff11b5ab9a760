"""People the register knows by name and phone only."""

import secrets
from datetime import datetime

from portal import audit
from portal.cases.actions.held import held
from portal.cases.models import Party
from portal.people.models import Person


def person_behind(party: Party, *, by: Person | None, at: datetime) -> Person:
    """The person a party is; entered now, from the register, when the party has no account.

    For acts that have made sure who asks (an agent on the phone, a code sent to the phone of the
    register). Nobody can sign in as a person entered so: there is no password, and the phone
    counts as unproved. ``by`` is None for a visitor.
    """
    with audit.recorded():
        case = held(party.case)
        party = case.parties.select_related("person").get(pk=party.pk)
        if party.person is not None:
            return party.person
        person = Person(
            username=f"k{secrets.token_hex(6)}", full_name=party.name, phone=party.phone
        )
        person.set_unusable_password()
        person.save()
        party.person = person
        party.save(update_fields=["person"])
        audit.note(
            "enter_person", record=case.reference, court=case.court.code, actor=by, at=at,
            role=",".join(sorted(case.roles_of(by))) if by else "VISITOR",
            person=str(person.public_id),
        )
    return person
