"""Addresses of this app, in demo mode only: the page, and the doors of the pretended providers."""

from django.urls import URLPattern, path

from portal.sandbox import gateways, identity, views
from portal.sandbox.bank import urls as bank

public: list[URLPattern] = [
    path("sandbox/", views.world, name="sandbox"),
    path("sandbox/faults/", views.faults, name="sandbox_faults"),
    path("sandbox/newest/", views.newest, name="sandbox_newest"),
    path("sandbox/gateway/sms/", gateways.sms, name="sandbox_sms"),
    path("sandbox/gateway/identity/", identity.compare, name="sandbox_identity"),
    path("sandbox/gateway/wecom/<str:group>/", gateways.wecom, name="sandbox_wecom"),
    *bank.public,
]
staff: list[URLPattern] = []
api: list[URLPattern] = []
