"""A real SMTP server that keeps every mail in the sandbox."""

import asyncio
import email
import email.policy
import hashlib
import logging
from email.message import EmailMessage
from typing import Any

from django.conf import settings
from django.db import close_old_connections

from portal.sandbox.gateways import SLOW_S
from portal.sandbox.models import Channel
from portal.sandbox.providers import Mode, accept, next_fault

log = logging.getLogger(__name__)

ACCEPTED = "250 2.0.0 accepted"
FAILED = "451 4.3.0 try again later"
REFUSED = "550 5.7.1 refused"


class Mailbox:
    """What aiosmtpd asks for each mail. The database is spoken to in a thread of its own."""

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        try:
            mode = await asyncio.to_thread(_in_thread, next_fault, Channel.EMAIL)
            if mode == Mode.ERROR:
                return FAILED
            if mode == Mode.REFUSE:
                return REFUSED
            if mode == Mode.SLOW:
                await asyncio.sleep(SLOW_S)
            await asyncio.to_thread(_in_thread, keep, envelope.rcpt_tos, envelope.content)
            if mode == Mode.SILENT:
                await asyncio.sleep(settings.CHANNEL_TIMEOUT_S + 1)
        except Exception as error:
            log.error("a mail was not kept: %s", type(error).__name__)
            return FAILED
        return ACCEPTED


def keep(addresses: list[str], content: bytes) -> None:
    """One arrival per receiver; the same Message-ID to the same receiver again is only counted."""
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)  # noqa: S101  what this policy makes
    sent_id = str(mail["Message-ID"] or hashlib.sha256(content).hexdigest())
    part = mail.get_body(("plain", "html"))
    body = str(part.get_content()) if part else ""
    for address in addresses:
        key = sent_id if len(addresses) == 1 else f"{sent_id} {address}"
        accept(Channel.EMAIL, key[:120], address, body.strip(), str(mail["Subject"] or ""))


def _in_thread(work: Any, *arguments: Any) -> Any:
    close_old_connections()
    try:
        return work(*arguments)
    finally:
        close_old_connections()
