"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.desk.views.home import home

public: list[URLPattern] = [path("", home, name="home")]
staff: list[URLPattern] = []
api: list[URLPattern] = []
