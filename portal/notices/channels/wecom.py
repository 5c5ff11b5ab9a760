"""Work groups through the group robot of the court's messenger: a markdown card."""

import json
from urllib.parse import urljoin

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from portal.notices.channels.parcel import Parcel, PermanentFault, TemporaryFault
from portal.notices.channels.sms import KEY
from portal.notices.channels.web import ask
from portal.notices.models import Message
from portal.notices.rules.fitting import LINK
from portal.notices.wording import fitted

BUSY = frozenset({-1, 45009, 45033})
"""Answers of the robot that mean "later": system busy, too many messages, too many calls."""


def markdown_of(parcel: Parcel) -> str:
    """Subject in bold, body with its addresses as links, code as a quote; at most 2048 bytes."""
    words = parcel.words
    with translation.override(parcel.language):
        word = _("Open")
    link = f"[{word}](\\1)"
    dressing = link.replace("\\1", "") * len(LINK.findall(words.body))
    body = fitted(words, Message.Channel.WECOM, around=f"****\n\n> {dressing}")
    return f"**{words.subject}**\n{LINK.sub(link, body)}\n> {words.check}"


class WeCom:
    """The robot knows no idempotency key; we send ours all the same, for gateways that do."""

    def carry(self, parcel: Parcel) -> str:
        body = json.dumps(
            {"msgtype": "markdown", "markdown": {"content": markdown_of(parcel)}},
            ensure_ascii=False,
        ).encode()
        answer = ask(urljoin(settings.PUBLIC_URL, parcel.address), body, {KEY: parcel.key})
        code = answer.get("errcode")
        if code == 0:
            return str(answer.get("msgid", ""))[:80]
        if code in BUSY:
            raise TemporaryFault(f"errcode {code}")
        raise PermanentFault(f"errcode {str(code)[:20]}")
