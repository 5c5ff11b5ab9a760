"""Acting once under the key its sender chose: the same key again changes nothing."""

import uuid
from collections.abc import Callable, Mapping

from django.db import transaction

from judge_contact.models import KeyedAct, Ticket
from portal.common.once import once
from portal.people.models import Person


def do_once(
    act: Callable[[], Ticket],
    ticket: Ticket,
    name: str,
    *,
    key: uuid.UUID,
    said: Mapping[str, object],
    by: Person,
) -> Ticket:
    """Act on a request once under ``key``; answers with the request as it stands now.

    The key is written before the act, so that a second sender waits for the first instead of
    meeting the state it left. A refused act leaves no key. Refused with ``KeyReused`` when the
    key came before with another person, request or content.
    """

    def make(fingerprint: str) -> KeyedAct:
        with transaction.atomic():
            row = KeyedAct.objects.create(
                once_key=key, once_digest=fingerprint, ticket=ticket, act=name
            )
            act()
        return row

    asked = {**said, "act": name, "ticket": str(ticket.public_id), "by": by.pk}
    once(KeyedAct, key, asked, make)
    ticket.refresh_from_db()
    return ticket
