"""Addresses of filing: for those who file, and for the court that examines."""

from django.urls import path

from filing import case_urls, desk_urls, entrance_urls
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
    hub,
    matter,
    papers,
    parties,
    receipt,
    start,
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
public += desk_urls.public
public += case_urls.public
public += entrance_urls.public
staff = [*desk_urls.staff, *case_urls.staff, *entrance_urls.staff]
api = [
    path("filings/", FilingList.as_view(), name="filings"),
    path("filings/<uuid:public_id>/", FilingDetail.as_view(), name="filing"),
    path("filings/<uuid:public_id>/documents/", FilingDocuments.as_view(), name="filing_documents"),
    path("filings/<uuid:public_id>/submit/", FilingSubmit.as_view(), name="filing_submit"),
    path("filings/<uuid:public_id>/correct/", FilingCorrect.as_view(), name="filing_correct"),
    path("filings/<uuid:public_id>/withdraw/", FilingWithdraw.as_view(), name="filing_withdraw"),
]
