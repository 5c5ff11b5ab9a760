"""What a person sees of the messages sent to them, in the language of the page."""

from dataclasses import dataclass

from django.utils.translation import get_language

from portal.notices.kinds import kind_label
from portal.notices.models import Message
from portal.notices.wording import NoWording, words_of
from portal.people.models import Person


def unread_count(person: Person) -> int:
    """How many messages on this site the person has not opened; one indexed count."""
    return Message.objects.visible_to(person).unread().count()


@dataclass(frozen=True)
class Shown:
    """A message as a page shows it. Where it can no longer be worded, its kind stands in."""

    message: Message
    subject: str
    body: str
    group: str

    @property
    def is_unread(self) -> bool:
        return self.message.channel == Message.Channel.IN_APP and self.message.read_at is None


def shown(message: Message) -> Shown:
    label = str(kind_label(message.kind))
    try:
        words = words_of(message, language=get_language() or "zh-hans")
    except NoWording:
        return Shown(message, label, "", label)
    return Shown(message, words.subject, words.body, label)
