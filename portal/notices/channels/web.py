"""Asking a provider over HTTP: bounded in time and size, its faults sorted."""

import json
import time
from collections.abc import Mapping
from typing import Any

import requests
from django.conf import settings

from portal.notices.channels.parcel import PermanentFault, TemporaryFault

WORTH_RETRYING = frozenset({408, 409, 425, 429})
MOST_BYTES = 64 * 1024
LONGEST_WAIT_S = 3600


def ask(url: str, body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
    """POST JSON and return the JSON answered. Redirects are not followed: they leak the message.

    Raises ``TemporaryFault`` for no answer, 5xx, 408, 409, 425 and 429 and for answers that
    cannot be read (it may have been accepted; the key makes asking again safe), and
    ``PermanentFault`` for every other refusal.
    """
    if not url:
        raise TemporaryFault("not configured")
    try:
        with requests.post(
            url, data=body, headers={"Content-Type": "application/json", **headers},
            timeout=settings.CHANNEL_TIMEOUT_S, allow_redirects=False, stream=True,
        ) as response:
            _check(response)
            return _read(response)
    except requests.Timeout as error:
        raise TemporaryFault("no answer in time") from error
    except requests.exceptions.InvalidURL as error:
        raise PermanentFault("not an address") from error
    except requests.RequestException as error:
        raise TemporaryFault(type(error).__name__) from error


def _check(response: requests.Response) -> None:
    status = response.status_code
    if status < 300:
        return
    code = f"HTTP {status}"
    if status >= 500 or status in WORTH_RETRYING:
        raise TemporaryFault(code, wait_s=_asked_wait(response))
    raise PermanentFault(code)


def _asked_wait(response: requests.Response) -> int:
    asked = response.headers.get("Retry-After", "")
    return min(int(asked), LONGEST_WAIT_S) if asked.isascii() and asked.isdigit() else 0


def _read(response: requests.Response) -> dict[str, Any]:
    """The answer, whole: a provider that drips it or never ends it is as good as silent."""
    deadline = time.monotonic() + settings.CHANNEL_TIMEOUT_S
    text = b""
    for chunk in response.iter_content(8192):
        text += chunk
        if len(text) > MOST_BYTES or time.monotonic() > deadline:
            raise TemporaryFault("answer too long")
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise TemporaryFault("unreadable answer") from error
    if not isinstance(answer, dict):
        raise TemporaryFault("unreadable answer")
    return answer
