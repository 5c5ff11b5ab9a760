"""Addresses of the figures: public page, console, API."""

from django.urls import path

from portal.stats.api import Figures
from portal.stats.views import public as public_pages, staff as console

public = [path("figures/", public_pages.figures, name="figures")]
staff = [
    path("figures/", console.figures, name="figures"),
    path(
        "figures/<slug:series>/<slug:code>/<slug:part>/", console.records, name="figure_records"
    ),
]
api = [path("figures/", Figures.as_view(), name="figures")]
