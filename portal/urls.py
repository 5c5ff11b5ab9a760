"""Every address of the portal. Each app lists its own public, staff and API addresses."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

import filing.urls
import judge_contact.urls
import portal.cases.urls
import portal.courts.urls
import portal.desk.urls
import portal.dossier.urls
import portal.fees.urls
import portal.guidance.urls
import portal.notices.urls
import portal.papers.urls
import portal.people.urls
import portal.sandbox.urls
import portal.stats.urls
import portal.timelimits.urls
import portal.workdays.urls
from portal import health

apps = [
    portal.desk.urls,
    portal.people.urls,
    portal.courts.urls,
    portal.workdays.urls,
    portal.timelimits.urls,
    portal.notices.urls,
    portal.papers.urls,
    portal.cases.urls,
    portal.dossier.urls,
    portal.fees.urls,
    portal.guidance.urls,
    judge_contact.urls,
    filing.urls,
    portal.stats.urls,
]
if settings.DEMO:
    apps.append(portal.sandbox.urls)

public = [pattern for app in apps for pattern in app.public]
staff = [pattern for app in apps for pattern in app.staff]
api = [pattern for app in apps for pattern in app.api]
api += [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="docs"),
]

urlpatterns = [
    *public,
    path("staff/", include((staff, "staff"))),
    path("api/v1/", include((api, "api"))),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
handler400 = "portal.desk.views.errors.bad_request"
handler500 = "portal.desk.views.errors.server_error"
if settings.METRICS:
    urlpatterns.append(path("metrics", health.metrics, name="metrics"))
