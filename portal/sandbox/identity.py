"""The sandbox's identity platform: answers as a real one would, by rules anybody can try.

Every well-formed number matches any name, except that a name ending in 不符 does not belong to its
number, one ending in 未登记 is not on file, and one ending in 无应答 gets an error.
"""

import hashlib
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.people.numbers import BadNumber, Kind, check

ENDINGS = {"不符": "MISMATCH", "未登记": "UNKNOWN"}


@csrf_exempt
@require_POST
def compare(request: HttpRequest) -> HttpResponse:
    if request.headers.get("Authorization") != f"Bearer {settings.IDENTITY_KEY}":
        return JsonResponse({"error": "wrong key"}, status=401)
    try:
        asked = json.loads(request.body)
        check(Kind(asked["kind"]), asked["number"], country=asked["country"])
        name = str(asked["name"])
    except BadNumber as bad:
        return JsonResponse({"error": str(bad.fault)}, status=400)
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "malformed"}, status=400)
    if name.endswith("无应答"):
        return JsonResponse({"error": "unavailable"}, status=503)
    result = next((word for end, word in ENDINGS.items() if name.endswith(end)), "MATCH")
    reference = hashlib.sha256(request.body).hexdigest()[:16].upper()
    return JsonResponse({"result": result, "reference": f"SANDBOX-{reference}"})
