"""Wording a message in its receiver's language, with the code anyone can check."""

import unicodedata
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from portal.common.codepoints import is_rare_han
from portal.notices.kinds import KINDS
from portal.notices.models import Message
from portal.notices.rules.fitting import Size, fit, in_bytes

GROUP_LANGUAGE = "zh-hans"
"""Work groups belong to the court's staff, who work in Chinese."""


LONGEST_SUBJECT = 80


@dataclass(frozen=True)
class Limit:
    """How much a channel carries, and how it counts."""

    most: int
    size: Size = len


LIMITS: dict[str, Limit] = {
    Message.Channel.SMS: Limit(300),
    Message.Channel.WECOM: Limit(2048, in_bytes),
    Message.Channel.EMAIL: Limit(10_000),
    Message.Channel.IN_APP: Limit(10_000),
}


@dataclass(frozen=True)
class Words:
    """A message in words. ``check`` is the line with its code, kept whole whatever is cut."""

    subject: str
    body: str
    check: str
    court: str


class NoWording(Exception):
    """The kind of a message is no longer known, or its template is broken."""


def language_of(message: Message) -> str:
    return GROUP_LANGUAGE if message.person is None else str(message.person.language)


def words_of(message: Message, *, language: str = "") -> Words:
    """The message in its receiver's language, or in ``language`` (the page's).

    Raises ``NoWording`` when the portal no longer knows how to say it.
    """
    with translation.override(language or language_of(message)):
        subject, body = _rendered(message)
        return Words(subject, body, check_line(message), str(message.court))


def check_line(message: Message) -> str:
    """One line that lets the receiver find out whether we sent this: code and where to look."""
    return _("Check code %(code)s: look it up at %(page)s") % {
        "code": message.pretty_code, "page": urljoin(settings.PUBLIC_URL, "/verify/"),
    }


def _rendered(message: Message) -> tuple[str, str]:
    kind = KINDS.get(message.kind)
    if kind is None:
        raise NoWording(message.kind)
    try:
        context: dict[str, Any] = dict(message.facts)
        if kind.context is not None:
            context |= kind.context(message)
        # Plain text: nothing is escaped here; pages escape what they show.
        text = get_template(kind.template).template.render(  # type: ignore[attr-defined]
            Context(context, autoescape=False)
        )
    except Exception as error:
        # The name of the fault only: its words may quote what the message says.
        raise NoWording(f"{message.kind}: {type(error).__name__}") from error
    subject, _line, body = str(text).strip().partition("\n")
    return _clean(subject)[:LONGEST_SUBJECT], _clean(body)


def _clean(text: str) -> str:
    """Without control and direction characters, which gateways refuse and tricksters love."""
    return "".join(
        char for char in text
        if char == "\n" or is_rare_han(char) or not unicodedata.category(char).startswith("C")
    ).strip()


def fitted(words: Words, channel: str, *, around: str = "") -> str:
    """The body cut so that subject, body, code and ``around`` together fit the channel."""
    limit = LIMITS[channel]
    taken = sum(limit.size(part) for part in (words.subject, words.check, around))
    return fit(words.body, max(limit.most - taken, 0), limit.size)
