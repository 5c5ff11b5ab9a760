"""Addresses of this app: public pages, staff pages, API."""

from django.conf import settings
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from portal.people.views import account, entrance, mandates, offices

public: list[URLPattern] = [
    path("accounts/", account.account, name="account"),
    path("accounts/identity/", account.identity, name="identity"),
    path("accounts/sessions/", account.list_sessions, name="sessions"),
    path("accounts/sessions/stay/", account.stay, name="stay"),
    path("accounts/sessions/end-others/", account.end_other_sessions, name="end_other_sessions"),
    path("accounts/sessions/<int:pk>/end/", account.end_session, name="end_session"),
    path("accounts/show/<str:field>/<uuid:key>/", account.show_own, name="show_own"),
    path("accounts/confirm/", entrance.confirm_by_code, name="confirm_by_code"),
    path("accounts/kept/", entrance.show_kept_form, name="kept_form"),
    path("accounts/password/new/", entrance.new_password, name="new_password"),
    # Before allauth's own pages: there is no way back in by e-mail, and no e-mail page.
    path("accounts/password/reset/", entrance.forgotten_password, name="forgotten_password"),
    path("accounts/email/", RedirectView.as_view(pattern_name="account")),
    path("accounts/mandates/", mandates.list_mandates, name="mandates"),
    path("accounts/mandates/new/", mandates.new_mandate, name="mandate_new"),
    path("accounts/mandates/help/", mandates.help_somebody, name="mandate_help"),
    path("accounts/mandates/confirm/", mandates.confirm_mandate, name="mandate_confirm"),
    path("accounts/mandates/<uuid:key>/end/", mandates.end_mandate, name="mandate_end"),
]
if settings.DEMO:
    public.append(path("accounts/demo/", entrance.demo_sign_in, name="demo_sign_in"))
staff: list[URLPattern] = [
    path("offices/", offices.list_offices, name="offices"),
    path("offices/people/<uuid:key>/", offices.person_offices, name="person_offices"),
    path("offices/<uuid:key>/end/", offices.close_office, name="office_end"),
    path("unmask/<str:field>/<uuid:key>/", offices.unmask, name="unmask"),
]
api: list[URLPattern] = []
