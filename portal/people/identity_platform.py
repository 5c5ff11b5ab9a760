"""Asking the identity platform whether a name and a number belong together (OL 7)."""

from dataclasses import dataclass
from enum import StrEnum

import requests
from django.conf import settings

from portal.people.numbers import Number


class Result(StrEnum):
    MATCH = "MATCH"
    MISMATCH = "MISMATCH"
    UNKNOWN = "UNKNOWN"
    """The platform holds no such document: it must be seen by a clerk."""


@dataclass(frozen=True)
class Answer:
    result: Result
    reference: str


class PlatformSilent(Exception):
    """No answer, or none that can be trusted. Asking again later may help."""


def compare(number: Number, name: str) -> Answer:
    """Ask over HTTP, waiting CHANNEL_TIMEOUT_S seconds at most. Raises ``PlatformSilent``."""
    try:
        response = requests.post(
            settings.IDENTITY_URL,
            json={
                "kind": number.kind, "number": number.value,
                "country": number.country, "name": name,
            },
            headers={"Authorization": f"Bearer {settings.IDENTITY_KEY}"},
            timeout=settings.CHANNEL_TIMEOUT_S,
            allow_redirects=False,
        )
        if response.status_code != requests.codes.ok:
            raise PlatformSilent(f"status {response.status_code}")
        body = response.json()
        return Answer(Result(body["result"]), str(body["reference"])[:80])
    except (requests.RequestException, ValueError, KeyError, TypeError) as error:
        # The cause may quote the request, so only its kind is told on.
        raise PlatformSilent(type(error).__name__) from None
