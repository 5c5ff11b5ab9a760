"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.timelimits.views import staff as console

public: list[URLPattern] = []
staff: list[URLPattern] = [
    path("calendar/", console.calendar, name="calendar"),
    path("calendar/import/", console.import_, name="calendar_import"),
    path("calendar/<uuid:public_id>/", console.notice, name="calendar_notice"),
    path("calendar/<uuid:public_id>/approve/", console.approve, name="calendar_approve"),
    path("calendar/<uuid:public_id>/reject/", console.reject, name="calendar_reject"),
]
api: list[URLPattern] = []
