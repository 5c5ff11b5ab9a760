"""Addresses of filing: for those who file, and for the court that examines."""

from django.urls import path

from filing.api import (
    FilingCorrect,
    FilingDetail,
    FilingDocuments,
    FilingList,
    FilingSubmit,
    FilingWithdraw,
)
from filing.views.public import (
    answers,
    autosave,
    checking,
    evidence,
    from_court,
    hub,
    matter,
    papers,
    parties,
    receipt,
    requests,
    respond,
    start,
)
from filing.views.staff import (
    allotment,
    complaints,
    decisions,
    marks,
    matrix,
    queue,
    requests as asked_for,
    review,
)

ONE = "file/<uuid:public_id>/"
PARTY = f"{ONE}party/<uuid:party_id>/"
FILE = f"{ONE}evidence/<uuid:material_id>/"

public = [
    path("file/", start.start, name="file"),
    path("file/new/<slug:slug>/", start.begin, name="filing_begin"),
    path(ONE, hub.filing, name="filing"),
    path(f"{ONE}act/<slug:name>/", hub.act, name="filing_act"),
    path(f"{ONE}cause/", matter.cause, name="filing_cause"),
    path(f"{ONE}way/", matter.way, name="filing_way"),
    path(f"{ONE}save/<int:item>/", autosave.save_answer, name="filing_save"),
    path(f"{ONE}about/<slug:code>/", matter.section, name="filing_section"),
    path(f"{ONE}about/<slug:code>/add/", matter.add_item, name="filing_item_add"),
    path(f"{ONE}about/<slug:code>/<int:item>/", matter.section, name="filing_item"),
    path(
        f"{ONE}about/<slug:code>/<int:item>/remove/", matter.remove_item,
        name="filing_item_remove",
    ),
    path(f"{ONE}side/<slug:side>/", parties.side, name="filing_side"),
    path(f"{PARTY}save/", autosave.save_party, name="filing_party_save"),
    path(f"{PARTY}remove/", parties.remove_party, name="filing_party_remove"),
    path(f"{PARTY}agents/", parties.agents, name="filing_agents"),
    path(f"{PARTY}agents/<uuid:agent_id>/", parties.agent, name="filing_agent"),
    path(f"{PARTY}<slug:page>/", parties.party, name="filing_party"),
    path(f"{ONE}court/", answers.court, name="filing_court"),
    path(f"{ONE}evidence/", evidence.evidence, name="filing_evidence"),
    path(FILE, evidence.material, name="filing_material"),
    path(f"{FILE}move/", evidence.move, name="filing_material_move"),
    path(f"{ONE}address/", answers.address, name="filing_address"),
    path(f"{ONE}mediation/", answers.mediation, name="filing_mediation"),
    path(f"{ONE}fee/", answers.fee, name="filing_fee"),
    path(f"{ONE}consent/", answers.consent, name="filing_consent"),
    path(f"{ONE}check/", checking.check, name="filing_check"),
    path(f"{ONE}receipt/", receipt.receipt, name="filing_receipt"),
    path(f"{ONE}receipt/paper/", receipt.receipt_paper, name="filing_receipt_paper"),
    path(f"{ONE}receipt/file.pdf", receipt.receipt_file, name="filing_receipt_file"),
    path(f"{ONE}papers/", papers.papers, name="filing_papers"),
    path(f"{ONE}papers/<slug:code>/<str:subject>/", papers.preview, name="filing_paper"),
    path(f"{ONE}sign/<uuid:party_id>/", papers.signing, name="filing_sign"),
    path(f"{ONE}made/<uuid:paper_id>/", papers.made_paper, name="filing_paper_state"),
    path(f"{ONE}made/<uuid:paper_id>/file.pdf", papers.made_file, name="filing_paper_file"),
]
public += [
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
public += [
    path("respond/", respond.enter, name="respond_enter"),
    path("respond/<uuid:public_id>/", respond.first_screen, name="respond"),
    path("respond/<uuid:public_id>/answer/", respond.answer, name="respond_answer"),
    path(
        "respond/<uuid:public_id>/counterclaim/", respond.counterclaim,
        name="respond_counterclaim",
    ),
    path("cases/<uuid:case_id>/requests/", requests.requests, name="case_requests"),
    path(
        "cases/<uuid:case_id>/requests/<slug:kind>/", requests.new, name="case_request_new"
    ),
    path("requests/<uuid:public_id>/", requests.one, name="case_request"),
    path("requests/<uuid:public_id>/back/", requests.back, name="case_request_back"),
]
"""What the other side reads and answers, and what a party asks for in a running case."""
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
staff += [
    path("requests/", asked_for.requests, name="case_requests"),
    path("requests/<uuid:public_id>/", asked_for.one, name="case_request"),
    path("served/", asked_for.served, name="served"),
    path("served/<uuid:public_id>/code/", asked_for.code, name="served_code"),
    path("cases/<uuid:case_id>/matrix/", matrix.matrix, name="dispute_matrix"),
    path(
        "cases/<uuid:case_id>/parties/<int:party_id>/requests/<slug:kind>/", asked_for.enter,
        name="enter_request",
    ),
]
"""Requests in running cases, complaints on their way, and the dispute matrix."""
api = [
    path("filings/", FilingList.as_view(), name="filings"),
    path("filings/<uuid:public_id>/", FilingDetail.as_view(), name="filing"),
    path("filings/<uuid:public_id>/documents/", FilingDocuments.as_view(), name="filing_documents"),
    path("filings/<uuid:public_id>/submit/", FilingSubmit.as_view(), name="filing_submit"),
    path("filings/<uuid:public_id>/correct/", FilingCorrect.as_view(), name="filing_correct"),
    path("filings/<uuid:public_id>/withdraw/", FilingWithdraw.as_view(), name="filing_withdraw"),
]
