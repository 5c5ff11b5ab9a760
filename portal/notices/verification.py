"""Whether a code was printed by us, and what may be said of it to anyone who holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.notices.kinds import kind_label
from portal.notices.models import CODE_ALPHABET, Message
from portal.people.masks import mask_email, mask_phone, public_name


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
    """The message that carries this code; None when we never sent one.

    Only what has left the house is told: a message still waiting is not yet ours to confirm,
    and nothing of its case is said.
    """
    message = (
        Message.objects.filter(code=normalised(code), state=Message.State.SENT)
        .select_related("person", "group", "court")
        .first()
    )
    if message is None or message.sent_at is None:
        return None
    return Finding(
        kind="message", what=kind_label(message.kind), court=str(message.court),
        on=message.sent_at, to=_receiver(message),
    )


def _receiver(message: Message) -> str:
    if message.group is not None:
        return message.group.name
    assert message.person is not None  # noqa: S101  a constraint says so
    if message.channel == Message.Channel.SMS:
        return mask_phone(message.person.phone)
    if message.channel == Message.Channel.EMAIL:
        return mask_email(message.person.email)
    return public_name(message.person.full_name)
