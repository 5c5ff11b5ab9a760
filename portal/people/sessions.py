"""How long a sign-in lasts, and what becomes of a form sent too late.

Idle limits: 30 minutes for staff, 60 for the public; 12 hours in any case (ASVS 7.3). A form
sent after that is not lost: it is kept encrypted for a quarter of an hour, and given back to the
same person after signing in again. Before that the page warns (``WARN_BEFORE``) and one click
stays signed in.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.people import vault
from portal.people.models import Person

SINCE, SEEN, KEPT = "signed_in_at", "seen_at", "late_form"
NOTE_EVERY_S = 60
WARN_BEFORE = timedelta(minutes=5)
KEEP_FOR = timedelta(minutes=15)
LARGEST_KEPT = 64 * 1024
NEVER_KEPT = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code"}


def idle_limit(person: Person) -> timedelta:
    limit: timedelta = settings.STAFF_IDLE if person.is_court_staff else settings.PUBLIC_IDLE
    return limit


class SessionLimitsMiddleware:
    """Ends a sign-in that rested or lasted too long. Stands behind the CSRF check on purpose."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        person = request.user
        if not isinstance(person, Person):
            return None
        now = timezone.now()
        request.session.setdefault(SINCE, now.timestamp())
        # Who rested for less than anybody's limit is not asked what they are: that costs a query.
        shortest = min(settings.STAFF_IDLE, settings.PUBLIC_IDLE)
        if now >= min(_ends(request, shortest)) and now >= min(_ends(request, idle_limit(person))):
            return _end(request, person, now)
        seen = request.session.get(SEEN, 0)
        if now.timestamp() - seen >= NOTE_EVERY_S:
            request.session[SEEN] = now.timestamp()
            UserSession.objects.filter(session_key=request.session.session_key).update(
                last_seen_at=now
            )
        return None


def _ends(request: HttpRequest, idle: timedelta) -> tuple[datetime, datetime]:
    """When this sign-in ends if it rests from now on, and when it ends in any case."""
    since = request.session[SINCE]
    seen = request.session.get(SEEN, since)
    return _instant(seen) + idle, _instant(since) + settings.LONGEST_SESSION


@dataclass(frozen=True)
class TimeLeft:
    """Whole seconds until a sign-in ends: by resting, and in any case."""

    resting: int
    longest: int


def time_left(request: HttpRequest) -> TimeLeft | None:
    """What the page needs to warn in time; None for a visitor."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person) or SINCE not in request.session:
        return None
    now = timezone.now()
    ends = _ends(request, idle_limit(person))
    resting, longest = (int((end - now).total_seconds()) for end in ends)
    return TimeLeft(min(resting, longest), longest)


def _instant(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, tz=UTC)


def _end(request: HttpRequest, person: Person, now: datetime) -> HttpResponse:
    kept = _sealed_form(request, person, now)
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": _("Your sign-in has ended. Sign in again.")}, status=401)
    if kept:
        request.session[KEPT] = kept
    back = reverse("kept_form") if kept else request.get_full_path()
    if request.method != "GET" and not kept:
        back = "/"
    query = urlencode({"next": back, "ended": "kept" if kept else "idle"})
    address = f"{reverse('account_login')}?{query}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _sealed_form(request: HttpRequest, person: Person, now: datetime) -> str:
    """What was typed, for this person only; files and passwords are never kept."""
    if request.method != "POST" or request.path.startswith("/api/"):
        return ""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NEVER_KEPT
        for value in values
    ]
    text = json.dumps(
        {
            "path": request.path,
            "person": str(person.public_id),
            "at": now.timestamp(),
            "fields": fields,
            "had_files": bool(request.FILES),
        }
    )
    return vault.seal(text) if len(text) <= LARGEST_KEPT else ""


def kept_form(request: HttpRequest) -> dict[str, Any] | None:
    """The form this person sent too late, once; nobody else's, and nothing old."""
    sealed = request.session.pop(KEPT, "")
    if not sealed or not isinstance(request.user, Person):
        return None
    kept: dict[str, Any] = json.loads(vault.unseal(sealed))
    is_mine = kept["person"] == str(request.user.public_id)
    is_fresh = timezone.now() - _instant(kept["at"]) <= KEEP_FOR
    return kept if is_mine and is_fresh else None


def end_all(person: Person, *, but: str = "") -> int:
    """End this person's sign-ins on all devices, except the session with key ``but``."""
    rows = UserSession.objects.filter(user=person).exclude(session_key=but)
    ended = 0
    for row in rows:
        row.end()
        ended += 1
    return ended


def device(user_agent: str) -> str:
    """Browser and system in words people know; enough to recognise the own device."""
    browsers = {
        "MicroMessenger": _("WeChat"), "Edg/": "Edge", "Firefox/": "Firefox",
        "HuaweiBrowser": "Huawei", "Chrome/": "Chrome", "Safari/": "Safari",
    }
    systems = {
        "HarmonyOS": "HarmonyOS", "Android": "Android", "iPhone": "iPhone", "iPad": "iPad",
        "Windows": "Windows", "Mac OS": "macOS", "Linux": "Linux",
    }
    browser = next((name for mark, name in browsers.items() if mark in user_agent), "")
    system = next((name for mark, name in systems.items() if mark in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")
