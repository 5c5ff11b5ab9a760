"""Whether a code was printed by us, and what may be said of it to anyone who holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.notices.addresses import masked_address
from portal.notices.kinds import kind_label
from portal.notices.models import CODE_ALPHABET, Message


@dataclass(frozen=True)
class Finding:
    """A genuine code. ``what`` says in words what it belongs to, ``to`` is a mask.

    ``kind`` is ``message`` or ``paper``. ``note`` is a sentence to add, or empty.
    """

    kind: str
    what: Any
    court: str
    on: datetime
    to: str
    note: Any = ""


def normalised(code: str) -> str:
    """A code as people type it: small letters, spaces and hyphens do not matter."""
    return "".join(char for char in code.upper() if char in CODE_ALPHABET)[:11]


def find(code: str) -> Finding | None:
    """The message that carries this code; None when we never printed it.

    A message whose acceptance is not recorded yet counts too: nobody knows a code before the
    message has left, and a person holding it must not be told it is a fraud. Nothing of its
    case is said.
    """
    message = (
        Message.objects.filter(code=normalised(code))
        .select_related("person", "group", "court")
        .first()
    )
    if message is None:
        return None
    return Finding(
        kind="message", what=kind_label(message.kind), court=str(message.court),
        on=message.sent_at or message.created_at, to=masked_address(message),
    )
