"""Addresses of this app: public pages, staff pages, API."""

from django.conf import settings
from django.urls import URLPattern, path

from portal.desk.doors import SERVICES
from portal.desk.views import (
    about,
    audit,
    doors,
    home,
    preferences,
    staff as console,
)

public: list[URLPattern] = [
    path("", home.home, name="home"),
    path("language/", preferences.set_language, name="set_language"),
    path("type-size/", preferences.set_type_size, name="set_type_size"),
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    *(
        path(service.path.lstrip("/"), doors.service_page, {"key": key}, name=key)
        for key, service in SERVICES.items()
        if not service.is_built
    ),
]
staff: list[URLPattern] = [
    path("", console.desk, name="desk"),
    path("audit/", audit.trail, name="audit"),
]
if settings.DEMO:
    staff.append(path("components/", console.components, name="components"))
api: list[URLPattern] = []
