"""Error pages Django asks for by name. The one for faults needs neither database nor request."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

LAST_RESORT = "<!doctype html><meta charset=utf-8><title>错误 / Error</title><p>请拨打 / Call {}"


def _standing_alone(template: str, status: int) -> HttpResponse:
    """A page drawn without request, session or database, because one of them may be down."""
    facts = {"hotline": settings.HOTLINE, "language": get_language() or settings.LANGUAGE_CODE}
    words: str
    try:
        words = render_to_string(template, facts)
    except Exception:  # nothing may stop a person from learning whom to call
        words = LAST_RESORT.format(settings.HOTLINE)
    response = HttpResponse(words, status=status)
    if status == 503:
        response["Retry-After"] = "60"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _standing_alone("errors/400.html", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 when the fault is that the database cannot be reached."""
    kind = sys.exc_info()[0]
    if kind is not None and issubclass(kind, (OperationalError, InterfaceError)):
        return _standing_alone("errors/503.html", 503)
    return _standing_alone("errors/500.html", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection did not match: the page was old, or the sign-in ended meanwhile."""
    was_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    has_ended = was_signed_in and not request.user.is_authenticated
    template = "errors/session_expired.html" if has_ended else "403_csrf.html"
    return render(request, template, {"way_on": request.path}, status=403)
