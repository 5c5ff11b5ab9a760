"""The back office (``/admin/``): reference data only, behind the portal's own sign-in."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.people.access import needs_second_factor
from portal.people.roles import Power


class BackOffice(AdminSite):
    """No second way in: Django's own sign-in page would know no throttle and no second factor."""

    def has_permission(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(
            user.is_authenticated
            and (user.is_superuser or user.has_power(Power.KEEP_REFERENCE_DATA))
            and not needs_second_factor(user)
        )

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("mfa_index" if settings.REQUIRE_STAFF_SECOND_FACTOR else "account")
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
