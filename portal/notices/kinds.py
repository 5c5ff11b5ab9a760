"""Kinds of messages: a table that each app adds its own lines to when it starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps

if TYPE_CHECKING:
    from portal.notices.models import Message

OUTSIDE = ("SMS", "EMAIL")
"""Channels of a person that a person may switch off."""


@dataclass(frozen=True)
class NoticeKind:
    """A kind of message: its channels, whether it may break quiet hours, its live context.

    The wording is ``templates/<app>/notices/<name>.txt``: first line the subject, then the body.
    ``context(message)`` adds what must not be stored (an answer link) when it is worded.
    ``label`` says on ``/verify/`` what it is, to anyone who holds the code: it names no case.
    """

    code: str
    channels: tuple[str, ...]
    urgent: bool = False
    context: Callable[["Message"], Mapping[str, Any]] | None = None
    label: Any = ""

    @property
    def group(self) -> str:
        """The app it comes from: what a person switches on and off together."""
        return self.code.partition(".")[0]

    @property
    def template(self) -> str:
        app, _dot, name = self.code.partition(".")
        return f"{app}/notices/{name}.txt"


KINDS: dict[str, NoticeKind] = {}
"""Every kind of message the portal sends; each app adds its own when it starts."""


def add_kinds(*kinds: NoticeKind) -> None:
    for kind in kinds:
        KINDS[kind.code] = kind


def group_label(group: str) -> Any:
    """The service in words: the name of the app, or its code when the app is gone."""
    try:
        return apps.get_app_config(group).verbose_name
    except LookupError:
        return group


def kind_label(code: str) -> Any:
    """What a message is, without naming a case or a person."""
    kind = KINDS.get(code)
    return (kind.label if kind else "") or group_label(code.partition(".")[0])


def personal_groups() -> list[str]:
    """Groups whose messages leave this site for a person's phone or mailbox."""
    return sorted({kind.group for kind in KINDS.values() if set(kind.channels) & set(OUTSIDE)})
