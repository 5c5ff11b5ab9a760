"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.guidance.views.answering import answer
from portal.guidance.views.asking import question, start

public: list[URLPattern] = [
    path("guide/", start, name="guide"),
    path("guide/answer/", answer, name="guide_answer"),
    path("guide/<slug:code>/", question, name="guide_question"),
]
staff: list[URLPattern] = []
api: list[URLPattern] = []
