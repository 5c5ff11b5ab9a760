"""Where a message goes, and how that is shown."""

from portal.notices.models import Message
from portal.people.masks import mask_email, mask_phone, public_name

Channel = Message.Channel


def address_of(message: Message) -> str:
    """Where the message goes as of now: a phone changed since it was posted counts."""
    if message.group is not None:
        return message.group.robot_url
    assert message.person is not None  # noqa: S101  a constraint says so
    return message.person.phone if message.channel == Channel.SMS else message.person.email


def masked_address(message: Message) -> str:
    """To whom, for anyone who holds the code: ``138****0001``, ``z****@example.cn``, 张某."""
    if message.sent_to:
        return message.sent_to
    if message.group is not None:
        return message.group.name
    assert message.person is not None  # noqa: S101  a constraint says so
    if message.channel == Channel.SMS:
        return mask_phone(message.person.phone)
    if message.channel == Channel.EMAIL:
        return mask_email(message.person.email)[:80]
    return public_name(message.person.full_name)
