"""Addresses of this app: public pages, staff pages, API."""

from django.urls import URLPattern, path

from portal.notices.views import public as own, staff as desk

public: list[URLPattern] = [
    path("messages/", own.inbox, name="messages"),
    path("messages/read/", own.mark_all_read, name="messages_read"),
    path("messages/preferences/", own.preferences, name="message_preferences"),
    path("messages/<uuid:public_id>/", own.message, name="message"),
    path("messages/<uuid:public_id>/read/", own.mark_read, name="message_read"),
]
staff: list[URLPattern] = [
    path("messages/", desk.outbox, name="messages"),
    path("messages/retry/", desk.retry, name="messages_retry"),
]
api: list[URLPattern] = []
