"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern

public: list[URLPattern] = []
staff: list[URLPattern] = []
api: list[URLPattern] = []
