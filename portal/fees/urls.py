"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.fees.api import FeeChange, FeeQuote
from portal.fees.hooks import PaymentHook
from portal.fees.payments_api import Payment, PaymentList, PaymentStart
from portal.fees.views.public import calculator, owing, relief, review
from portal.fees.views.staff import fees as desk, money, relief as relief_desk

public: list[URLPattern] = [
    path("calculators/fees/", calculator.fees, name="fees"),
    path("pay/", owing.pay, name="pay"),
    path("pay/relief/<uuid:public_id>/", relief.relief, name="relief"),
    path(
        "pay/relief/<uuid:public_id>/papers/<uuid:paper_id>/", relief.paper, name="relief_paper"
    ),
    path("pay/relief/<uuid:public_id>/<slug:name>/", relief.act, name="relief_act"),
    path("pay/<uuid:public_id>/", owing.fee, name="fee"),
    path("pay/<uuid:public_id>/state/", owing.state, name="fee_state"),
    path("pay/<uuid:public_id>/start/", owing.start, name="fee_start"),
    path("pay/<uuid:public_id>/returned/", owing.returned, name="fee_returned"),
    path("pay/<uuid:public_id>/relief/", relief.ask, name="fee_relief"),
    path("pay/<uuid:public_id>/review/", review.review, name="fee_review"),
    path("pay/<uuid:public_id>/papers/<uuid:paper_id>/", owing.paper, name="fee_paper"),
]
staff: list[URLPattern] = [
    path("fees/", desk.fees, name="fees"),
    path("fees/refunds/", money.refunds, name="refunds"),
    path("fees/refunds/<uuid:public_id>/<slug:name>/", money.refund_act, name="refund_act"),
    path("fees/differences/", money.differences, name="differences"),
    path(
        "fees/differences/<uuid:public_id>/<slug:name>/", money.difference_act,
        name="difference_act",
    ),
    path("fees/relief/", relief_desk.applications, name="relief_list"),
    path("fees/relief/ledger/", relief_desk.ledger, name="relief_ledger"),
    path("fees/relief/<uuid:public_id>/", relief_desk.application, name="relief"),
    path("fees/relief/<uuid:public_id>/<slug:name>/", relief_desk.act, name="relief_act"),
    path("fees/<uuid:public_id>/", desk.fee, name="fee"),
    path("fees/<uuid:public_id>/<slug:name>/", desk.act, name="fee_act"),
]
api: list[URLPattern] = [
    path("fees/quote", FeeQuote.as_view(), name="fees_quote"),
    path("fees/change", FeeChange.as_view(), name="fees_change"),
    path("payments/", PaymentList.as_view(), name="payments"),
    path("payments/<uuid:public_id>/", Payment.as_view(), name="payment"),
    path("payments/<uuid:public_id>/start/", PaymentStart.as_view(), name="payment_start"),
    path("hooks/payments/", PaymentHook.as_view(), name="hooks_payments"),
]
