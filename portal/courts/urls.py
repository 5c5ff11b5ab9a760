"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.courts.api import CourtList

public: list[URLPattern] = []
staff: list[URLPattern] = []
api: list[URLPattern] = [path("courts/", CourtList.as_view(), name="courts")]
