"""What every template may ask for."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from portal.common import clock
from portal.people.sessions import WARN_BEFORE, time_left

LARGE_TYPE_COOKIE = "large_type"


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_large_type": request.COOKIES.get(LARGE_TYPE_COOKIE) == "1",
        "is_demo": settings.DEMO,
        "is_accelerated": clock.is_accelerated(),
        "court_now": clock.now,
        "hotline": settings.HOTLINE,
        "languages": settings.LANGUAGES,
        "session_left": time_left(request),
        "warn_before_s": int(WARN_BEFORE.total_seconds()),
    }
