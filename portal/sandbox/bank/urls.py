"""Addresses of the pretended bank, in demo mode only."""

from django.urls import URLPattern, path

from portal.sandbox.bank import gateway, views

public: list[URLPattern] = [
    path("sandbox/bank/orders/", gateway.announce, name="sandbox_bank_announce"),
    path("sandbox/bank/orders/query/", gateway.query, name="sandbox_bank_query"),
    path("sandbox/bank/refunds/", gateway.give_back, name="sandbox_bank_refund"),
    path("sandbox/bank/statement/", gateway.statement, name="sandbox_bank_statement"),
    path("sandbox/bank/pay/<uuid:token>/", views.page, name="sandbox_bank_page"),
]
