"""Asking again who somebody is, before acts that weigh (OL 7): pay, sign, file, hear."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from portal.people.models import Person

View = Callable[..., HttpResponse]


def proved_recently(request: HttpRequest) -> bool:
    """Whether a password, code or key was given in the last five minutes."""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    latest = max((float(record["at"]) for record in records), default=0.0)
    return time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def count_as_proof(request: HttpRequest, phone: str) -> None:
    """A code that was just typed proves who is here, if it went to their own verified phone."""
    person = request.user
    if isinstance(person, Person) and person.phone_verified and person.phone == phone:
        record_authentication(request, person, method="code", reauthenticated=True)


def recently_authenticated(view: View) -> View:
    """Let a view run only after a fresh proof; what was sent is kept and carried out after it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not proved_recently(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return guarded
