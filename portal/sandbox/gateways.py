"""The HTTP doors of the pretended providers: a text-message gateway and a group robot."""

import hashlib
import hmac
import json
import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.notices.channels.sms import KEY
from portal.sandbox.models import Channel
from portal.sandbox.providers import Mode, accept, next_fault

OLDEST_S = 300
SLOW_S = 2.0
WECOM_INVALID_KEY = 93000


def robot_key(group: str) -> str:
    """The key in a group robot's address; who does not know it cannot speak in the group."""
    return hmac.new(settings.SMS_KEY.encode(), group.encode(), hashlib.sha256).hexdigest()[:32]


def robot_url(group: str) -> str:
    """Address of the demo robot of a group, without host: the portal's own is put before it."""
    return f"/sandbox/gateway/wecom/{group}/?key={robot_key(group)}"


@csrf_exempt
@require_POST
def sms(request: HttpRequest) -> HttpResponse:
    """Accepts ``{"to", "text"}`` signed with the shared key, once per Idempotency-Key."""
    if not _is_signed(request):
        return JsonResponse({"accepted": False, "code": "SIGNATURE"}, status=401)
    said = _json(request)
    key = request.headers.get(KEY, "")
    if not (said.get("to") and said.get("text") and key):
        return JsonResponse({"accepted": False, "code": "INCOMPLETE"}, status=422)
    mode = next_fault(Channel.SMS)
    if mode == Mode.ERROR:
        return JsonResponse({"accepted": False, "code": "FAULT"}, status=500)
    if mode == Mode.REFUSE:
        return JsonResponse({"accepted": False, "code": "REFUSED"}, status=422)
    if mode == Mode.SLOW:
        time.sleep(SLOW_S)
    arrival = accept(Channel.SMS, key, str(said["to"]), str(said["text"]))
    if mode == Mode.SILENT:
        time.sleep(settings.CHANNEL_TIMEOUT_S + 1)
    return JsonResponse({"accepted": True, "ref": f"SANDBOX-{arrival.pk}"})


@csrf_exempt
@require_POST
def wecom(request: HttpRequest, group: str) -> HttpResponse:
    """A group robot: answers 200 with ``errcode``, as the messenger's own does."""
    if not hmac.compare_digest(request.GET.get("key", ""), robot_key(group)):
        return JsonResponse({"errcode": WECOM_INVALID_KEY, "errmsg": "invalid webhook url"})
    said = _json(request).get("markdown")
    text = said.get("content", "") if isinstance(said, dict) else ""
    if not text or len(str(text).encode()) > 4096:
        return JsonResponse({"errcode": 40058, "errmsg": "content missing or too long"})
    mode = next_fault(Channel.WECOM)
    if mode == Mode.ERROR:
        return JsonResponse({"errcode": -1, "errmsg": "system busy"}, status=500)
    if mode == Mode.REFUSE:
        return JsonResponse({"errcode": 40001, "errmsg": "refused"})
    if mode == Mode.SLOW:
        time.sleep(SLOW_S)
    key = request.headers.get(KEY) or hashlib.sha256(request.body).hexdigest()
    arrival = accept(Channel.WECOM, key, group, str(text))
    if mode == Mode.SILENT:
        time.sleep(settings.CHANNEL_TIMEOUT_S + 1)
    return JsonResponse({"errcode": 0, "errmsg": "ok", "msgid": f"SANDBOX-{arrival.pk}"})


def _is_signed(request: HttpRequest) -> bool:
    """Signed with our key over this very body, not long ago."""
    stamp = request.headers.get(TIMESTAMP, "")
    if not (stamp.isascii() and stamp.isdigit()):
        return False
    expected = signature(settings.SMS_KEY, stamp, request.body)
    is_fresh = abs(time.time() - int(stamp)) <= OLDEST_S
    return is_fresh and hmac.compare_digest(request.headers.get(SIGNATURE, ""), expected)


def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
