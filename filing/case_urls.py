"""Addresses of a running case: what the other side answers, and what a party asks for."""

from django.urls import path

from filing.views.public import case_signing, requests, respond
from filing.views.staff import answers, matrix, requests as asked_for

public = [
    path("delivery/", respond.enter, name="delivery"),
    path("respond/<uuid:public_id>/", respond.first_screen, name="respond"),
    path("respond/<uuid:public_id>/answer/", respond.answer, name="respond_answer"),
    path("respond/<uuid:public_id>/sign/", case_signing.sign_answer, name="respond_sign"),
    path("answers/<uuid:public_id>/", case_signing.answer, name="answer"),
    path("answers/<uuid:public_id>/file.pdf", case_signing.answer_file, name="answer_file"),
    path(
        "respond/<uuid:public_id>/counterclaim/", respond.counterclaim,
        name="respond_counterclaim",
    ),
    path("cases/<uuid:case_id>/requests/", requests.requests, name="case_requests"),
    path("cases/<uuid:case_id>/requests/<slug:kind>/", requests.new, name="case_request_new"),
    path("requests/<uuid:public_id>/", requests.one, name="case_request"),
    path("requests/<uuid:public_id>/sign/", case_signing.sign_request, name="case_request_sign"),
    path(
        "requests/<uuid:public_id>/papers/<uuid:paper_id>/file.pdf", requests.paper,
        name="case_request_paper",
    ),
    path("requests/<uuid:public_id>/back/", requests.back, name="case_request_back"),
]
staff = [
    path("requests/", asked_for.requests, name="case_requests"),
    path("requests/<uuid:public_id>/", asked_for.one, name="case_request"),
    path("answers/", answers.answers, name="answers"),
    path("answers/<uuid:public_id>/forward/", answers.forward, name="forward_answer"),
    path("served/", asked_for.served, name="served"),
    path("served/<uuid:public_id>/code/", asked_for.code, name="served_code"),
    path("cases/<uuid:case_id>/counter/", asked_for.counter, name="case_counter"),
    path("cases/<uuid:case_id>/matrix/", matrix.matrix, name="dispute_matrix"),
    path(
        "cases/<uuid:case_id>/parties/<int:party_id>/requests/<slug:kind>/", asked_for.enter,
        name="enter_request",
    ),
]
