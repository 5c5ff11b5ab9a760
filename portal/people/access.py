"""Who may open a page of the court's console.

Signing in proves who a person is; an office held today says what they may open. Both are asked
again on every request, so an office that ended opens nothing from the next click on.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Power, Role

View = Callable[..., HttpResponseBase]
NO_SUCH_PAGE = _("There is no page at this address.")
TWO_FACTORS = _("Staff sign in with two factors. Add one here, then the console opens.")
ENROL = "mfa_index"
"""Where staff without a second factor are led."""


def needs_second_factor(person: Person) -> bool:
    """Staff act with two factors, one of them cryptographic (GB/T 22239-2019, level 3)."""
    return bool(
        settings.REQUIRE_STAFF_SECOND_FACTOR
        and person.is_court_staff
        and not is_mfa_enabled(person)
    )


def has_any(person: Person, *wanted: Role | Power) -> bool:
    """Whether this person holds one of these roles or powers today (any office if none named)."""
    if not wanted:
        return person.is_court_staff
    return any(
        person.has_power(one)
        if isinstance(one, Power)
        else any(office.role == one for office in person.offices_now)
        for one in wanted
    )


def staff_page(*wanted: Role | Power) -> Callable[[View], View]:
    """Open a view to staff who hold one of these roles or powers; with none named, to all staff.

    A visitor is led to sign in. Staff without a second factor are led to enrol one. Everybody
    else meets a page that does not exist, so that nobody learns what there is.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            person = request.user
            if not has_any(person, *wanted):
                raise Http404(str(NO_SUCH_PAGE))
            if needs_second_factor(person):
                messages.warning(request, TWO_FACTORS)
                return redirect(ENROL)
            return view(request, *args, **kwargs)

        guarded.staff_for = wanted  # type: ignore[attr-defined]  # read by the access matrix
        return guarded

    return wrap


def require_power(person: Any, power: Power) -> None:
    """Refuse an act to somebody none of whose offices carries this power today."""
    if not (person.is_authenticated and person.has_power(power)):
        raise Refused(_("Your office does not include this. Ask your court’s administrator."))
