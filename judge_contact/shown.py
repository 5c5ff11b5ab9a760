"""Phones of the line, shown in full on request: scoped to the asker, and recorded."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from judge_contact.models import MissedCall, Ticket
from portal.people.models import Person
from portal.people.unmasking import Held, MaskedField


def _find_phone(key: UUID, by: Person) -> Held | None:
    rows = Ticket.objects.visible_to(by).select_related("court", "requester")
    ticket = rows.filter(public_id=key).first()
    if ticket is None:
        return None
    return Held(ticket.phone, ticket.reference, ticket.requester, ticket.court)


def _find_call(key: UUID, by: Person) -> Held | None:
    rows = MissedCall.objects.visible_to(by).select_related("court")
    call = rows.filter(public_id=key).first()
    return Held(call.phone, call.reference, None, call.court) if call else None


TICKET_PHONE, CALL_PHONE = "judge_contact.phone", "judge_contact.missed_call"
FIELDS = (
    MaskedField(TICKET_PHONE, _("Phone of the person who asked"), _find_phone),
    MaskedField(CALL_PHONE, _("Phone of a missed call"), _find_call),
)
