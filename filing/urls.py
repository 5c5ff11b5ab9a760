"""Addresses of filing: for those who file, and for the court that examines."""

from django.urls import path

from filing.views.public import papers

public = [
    path("file/<uuid:public_id>/papers/", papers.papers, name="filing_papers"),
    path(
        "file/<uuid:public_id>/papers/<slug:code>/<str:subject>/", papers.preview,
        name="filing_paper",
    ),
    path("file/<uuid:public_id>/sign/<uuid:party_id>/", papers.signing, name="filing_sign"),
    path(
        "file/<uuid:public_id>/made/<uuid:paper_id>/", papers.made_paper,
        name="filing_paper_state",
    ),
    path(
        "file/<uuid:public_id>/made/<uuid:paper_id>/file.pdf", papers.made_file,
        name="filing_paper_file",
    ),
]
staff: list[object] = []
api: list[object] = []
