"""The signed link a judge or head answers through, without signing in to the console.

It is bound to the request, its round, the officer and the newest notice, and it expires. Opening
it changes nothing; only the form on its page acts.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

LIFETIME = timedelta(days=7)
SALT = "judge_contact.reply"
CLAIM_BYTES = 16 + 16 + 1 + 2


@dataclass(frozen=True)
class AnswerLink:
    """What a link is bound to. ``serial`` counts the notices sent to officers."""

    ticket: UUID
    officer: UUID
    round: int
    serial: int

    def token(self) -> str:
        numbers = bytes([self.round]) + self.serial.to_bytes(2, "big")
        claim = self.ticket.bytes + self.officer.bytes + numbers
        signer = signing.TimestampSigner(salt=SALT)
        return signer.sign(signing.b64_encode(claim).decode()).replace(":", "~")

    def path(self) -> str:
        return reverse("reply", args=[self.token()])

    def url(self) -> str:
        return str(settings.PUBLIC_URL).rstrip("/") + self.path()


def read(token: str) -> AnswerLink | None:
    """The claim of a link; None when it is forged, damaged or too old."""
    try:
        signed = signing.TimestampSigner(salt=SALT).unsign(token.replace("~", ":"), LIFETIME)
    except signing.BadSignature:
        return None
    claim = signing.b64_decode(signed.encode())
    if len(claim) != CLAIM_BYTES:
        return None
    serial = int.from_bytes(claim[33:], "big")
    return AnswerLink(UUID(bytes=claim[:16]), UUID(bytes=claim[16:32]), claim[32], serial)
