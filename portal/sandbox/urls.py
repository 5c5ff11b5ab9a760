"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.sandbox.identity import compare

public: list[URLPattern] = [
    path("sandbox/gateway/identity/", compare, name="sandbox_identity"),
]
staff: list[URLPattern] = []
api: list[URLPattern] = []
