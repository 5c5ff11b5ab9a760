"""Calls from outside systems: signed with a shared secret, and fresh.

A service subclasses ``SignedHook``, names its ``hook`` and writes ``post``; what is unsigned,
forged or stale never reaches it. A call repeated within the tolerance is the service's to
recognise, by a unique column holding the provider's own id.
"""

import hashlib
import hmac
from typing import Any, ClassVar

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.views import APIView

SIGNATURE, TIMESTAMP = "X-Signature", "X-Timestamp"
TOLERANCE_S = 300


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the second of sending and the body, so that neither can be changed."""
    signed = timestamp.encode() + b"." + body
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def is_signed(hook: str, *, timestamp: str, given: str, body: bytes) -> bool:
    """Whether a call bears the signature of one of the hook's secrets and is fresh.

    ``HOOK_SECRETS`` holds one secret for each hook, two with ``|`` between while one replaces
    the other. A hook without a secret is closed. ``timestamp`` is in seconds since 1970.
    """
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    if abs(timezone.now().timestamp() - int(timestamp)) > TOLERANCE_S:
        return False
    secrets = filter(None, settings.HOOK_SECRETS.get(hook, "").split("|"))
    matches = [
        hmac.compare_digest(signature(secret, timestamp, body).encode(), given.encode())
        for secret in secrets
    ]
    return any(matches)


class NotSigned(APIException):
    """One answer to unsigned, forged and stale calls, so that guessing teaches nothing."""

    status_code = 401
    default_detail = _("The signature is missing, wrong or too old. Check secret and clock.")
    default_code = "not_signed"


class SignedHook(APIView):
    """The address one outside system calls; JSON in, JSON out."""

    hook: ClassVar[str]
    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    parser_classes = (JSONParser,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        headers = request.headers
        signed = is_signed(
            self.hook,
            timestamp=headers.get(TIMESTAMP, ""),
            given=headers.get(SIGNATURE, ""),
            body=request.body,
        )
        if not signed:
            raise NotSigned
        super().initial(request, *args, **kwargs)
