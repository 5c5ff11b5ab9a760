"""Keeping what a person typed when the session ended before the form was sent."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict

KEPT = "kept_form"


def keep_form(request: HttpRequest) -> None:
    """Remember the form that was sent to this page, until whoever sent it is known again."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    request.session[KEPT] = {"at": request.get_full_path(), "form": typed.urlencode()}


def sign_in_keeping_form(request: HttpRequest) -> HttpResponse:
    """Lead to sign-in and remember the form, so that it comes back filled."""
    keep_form(request)
    return redirect_to_login(request.get_full_path())


def kept_form(request: HttpRequest) -> QueryDict | None:
    """The form typed on this page before signing in, once."""
    kept = request.session.get(KEPT)
    if not kept or kept["at"] != request.get_full_path():
        return None
    del request.session[KEPT]
    return QueryDict(kept["form"])
