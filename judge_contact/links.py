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


@dataclass(frozen=True)
class AnswerLink:
    """What a link is bound to. ``serial`` counts the notices sent to officers."""

    ticket: UUID
    officer: UUID
    round: int
    serial: int

    def token(self) -> str:
        claim = f"{self.ticket.hex}{self.officer.hex}{self.round}.{self.serial}"
        return signing.TimestampSigner(salt=SALT).sign(claim).replace(":", "~")

    def path(self) -> str:
        return reverse("reply", args=[self.token()])

    def url(self) -> str:
        return str(settings.PUBLIC_URL).rstrip("/") + self.path()


def read(token: str) -> AnswerLink | None:
    """The claim of a link; None when it is forged, damaged or too old."""
    try:
        claim = signing.TimestampSigner(salt=SALT).unsign(token.replace("~", ":"), max_age=LIFETIME)
        round_no, serial = claim[64:].split(".")
        return AnswerLink(UUID(claim[:32]), UUID(claim[32:64]), int(round_no), int(serial))
    except (signing.BadSignature, ValueError):
        return None
