"""Addresses of the other ways in: entering for a person, custody, abroad, video witnessing."""

from django.urls import path

from filing.views.public import entrances
from filing.views.staff import entrances as desk, witnessing

public = [
    path("file/elsewhere/", entrances.elsewhere, name="file_elsewhere"),
    path("file/green/", entrances.green, name="file_green"),
    path("file/abroad/", entrances.abroad, name="file_abroad"),
    path("file/abroad/begin/", entrances.abroad_begin, name="file_abroad_begin"),
    path("file/<uuid:public_id>/witness/", entrances.witness, name="filing_witness"),
]
staff = [
    path("filings/enter/", desk.entering, name="filing_enter"),
    path("filings/passed-on/", desk.passings, name="filing_passings"),
    path(
        "filings/passed-on/<uuid:public_id>/handed-out/", desk.handed_out,
        name="filing_handed_out",
    ),
    path("witnessings/", witnessing.witnessings, name="witnessings"),
    path("witnessings/<uuid:public_id>/", witnessing.witnessing, name="witnessing"),
    path("witnessings/<uuid:public_id>/<slug:name>/", witnessing.act, name="witnessing_act"),
]
