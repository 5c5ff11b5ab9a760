"""Addresses of filing: for those who file, and for the court that examines."""

from django.urls import path

from filing.views.public import papers, standing_up
from filing.views.staff import allotment, complaints, decisions, marks, queue, review

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
public += [
    path("file/allotment/", standing_up.rule, name="allotment_rule"),
    path("file/complain/", standing_up.complain_of_court, name="complain_of_filing"),
    path("file/complaints/<uuid:public_id>/", standing_up.complaint, name="filing_complaint"),
    path("file/<uuid:public_id>/court/", standing_up.court_papers, name="filing_court_papers"),
    path(
        "file/<uuid:public_id>/court/<uuid:paper_id>/file.pdf", standing_up.court_paper_file,
        name="court_paper_file",
    ),
    path("file/<uuid:public_id>/complain/", standing_up.complain_of, name="filing_complain"),
    path("file/<uuid:public_id>/draw/", standing_up.draw, name="filing_draw"),
    path("file/<uuid:public_id>/go-on/", standing_up.go_on, name="filing_go_on"),
    path("file/<uuid:public_id>/insist/", standing_up.insist_page, name="filing_insist"),
]
"""What a filer reads from the court, and can do when it says no or is late."""
staff = [
    path("filings/", queue.queue, name="filings"),
    path("filings/bulk/", queue.bulk, name="filings_bulk"),
    path("filings/next/", queue.next_filing, name="filings_next"),
    path("filings/complaints/", complaints.complaints, name="filing_complaints"),
    path(
        "filings/complaints/<uuid:public_id>/", complaints.complaint, name="filing_complaint"
    ),
    path("filings/who-hears-what/", allotment.specialities, name="specialities"),
    path("filings/who-hears-what/<int:number>/end/", allotment.end, name="speciality_end"),
    path("filings/<uuid:public_id>/", review.filing, name="filing"),
    path("filings/<uuid:public_id>/decide/<slug:name>/", decisions.decide, name="filing_decide"),
    path("filings/<uuid:public_id>/draw/", allotment.draw, name="filing_draw"),
    path("filings/<uuid:public_id>/flag/", marks.flag, name="filing_flag"),
    path("filings/<uuid:public_id>/flag/<uuid:flag_id>/lift/", marks.lift, name="filing_lift"),
    path("filings/<uuid:public_id>/lease/", review.heartbeat, name="filing_lease"),
    path("filings/<uuid:public_id>/leave/", review.leave, name="filing_leave"),
    path(
        "filings/<uuid:public_id>/pages/<uuid:item_id>/<int:number>/", review.page,
        name="filing_page",
    ),
    path(
        "filings/<uuid:public_id>/papers/<uuid:paper_id>/file.pdf", review.paper,
        name="filing_paper",
    ),
    path("filings/<uuid:public_id>/preview/", decisions.preview, name="filing_preview"),
    path("filings/<uuid:public_id>/recuse/", decisions.recuse, name="filing_recuse"),
    path("filings/<uuid:public_id>/slip/", marks.slip, name="filing_slip"),
]
api: list[object] = []
