"""Keeping what a person typed when the session ended before the form was sent."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict

KEPT = "kept_form"


def keep_form(request: HttpRequest, page: str = "") -> None:
    """Remember the form that was sent, until whoever sent it is known again.

    ``page`` is the address that shows it again, when the form was sent to another one.
    """
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    request.session[KEPT] = {"at": page or request.get_full_path(), "form": typed.urlencode()}


def sign_in_keeping_form(request: HttpRequest, page: str = "") -> HttpResponse:
    """Lead to sign-in and remember the form, so that it comes back filled."""
    keep_form(request, page)
    return redirect_to_login(page or request.get_full_path())


def kept_form(request: HttpRequest) -> QueryDict | None:
    """The form typed on this page before signing in, once."""
    kept = request.session.get(KEPT)
    if not kept or kept["at"] != request.get_full_path():
        return None
    del request.session[KEPT]
    return QueryDict(kept["form"])
