"""At start-up: every kind of message can be said, and goes by channels that exist."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from portal.notices.kinds import KINDS, NoticeKind
from portal.notices.models import Message


def every_kind_has_words(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    return [fault for kind in KINDS.values() for fault in _faults(kind)]


def _faults(kind: NoticeKind) -> list[CheckMessage]:
    faults: list[CheckMessage] = []
    try:
        get_template(kind.template)
    except TemplateDoesNotExist:
        faults.append(
            Error(f"The message {kind.code} has no template {kind.template}.", id="notices.E001")
        )
    except TemplateSyntaxError as error:
        faults.append(Error(f"{kind.template} is broken: {error}", id="notices.E002"))
    unknown = set(kind.channels) - set(Message.Channel.values)
    if unknown or not kind.channels:
        faults.append(
            Error(f"The message {kind.code} has no channel, or unknown ones.", id="notices.E003")
        )
    return faults
