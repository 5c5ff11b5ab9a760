"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.fees.api import FeeChange, FeeQuote

public: list[URLPattern] = []
staff: list[URLPattern] = []
api: list[URLPattern] = [
    path("fees/quote", FeeQuote.as_view(), name="fees_quote"),
    path("fees/change", FeeChange.as_view(), name="fees_change"),
]
