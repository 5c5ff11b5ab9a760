"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.papers import views

public: list[URLPattern] = []
staff: list[URLPattern] = [
    path("papers/", views.papers, name="papers"),
    path("papers/<uuid:public_id>/retry/", views.make_again, name="paper_retry"),
]
api: list[URLPattern] = []
