"""Addresses of the court's half of filing: the desk, and what a filer reads from the court."""

from django.urls import path

from filing.views.public import from_court
from filing.views.staff import allotment, complaints, decisions, marks, queue, review

ONE = "file/<uuid:public_id>/"

public = [
    path("file/allotment/", from_court.rule, name="allotment_rule"),
    path("file/complain/", from_court.complain_of_court, name="complain_of_filing"),
    path("file/complaints/<uuid:public_id>/", from_court.complaint, name="filing_complaint"),
    path(f"{ONE}notices/", from_court.court_papers, name="filing_court_papers"),
    path(
        f"{ONE}notices/<uuid:paper_id>/file.pdf", from_court.court_paper_file,
        name="court_paper_file",
    ),
    path(f"{ONE}complain/", from_court.complain_of, name="filing_complain"),
    path(f"{ONE}draw/", from_court.draw, name="filing_draw"),
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
