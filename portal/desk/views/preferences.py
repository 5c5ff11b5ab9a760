"""The two switches of the header. They work without JavaScript and lead back to the page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from portal.desk.context import LARGE_TYPE_COOKIE

YEAR_S = 365 * 24 * 60 * 60


def way_back(request: HttpRequest) -> str:
    """Where the person came from, when that is a page of ours; else the home page."""
    wanted = request.POST.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=YEAR_S,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language in this browser and, for a signed-in person, for messages too."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    if request.user.is_authenticated and request.user.language != language:
        request.user.language = language
        request.user.save(update_fields=["language"])
    response = HttpResponseRedirect(way_back(request))
    _remember(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@require_POST
def set_type_size(request: HttpRequest) -> HttpResponse:
    """Switch large type on (``large=1``) or off for a year in this browser."""
    response = HttpResponseRedirect(way_back(request))
    if request.POST.get("large") == "1":
        _remember(response, LARGE_TYPE_COOKIE, "1")
    else:
        response.delete_cookie(LARGE_TYPE_COOKIE, samesite="Lax")
    return response
