"""Browsers of people who have just proved who they are, as acts that weigh ask for (OL 7)."""

from allauth.account.internal.flows.login import record_authentication
from django.test import Client, RequestFactory


def prove(browser: Client, person) -> None:
    """As if this person had typed the password in this browser a moment ago."""
    request = RequestFactory().get("/")
    request.session = browser.session
    record_authentication(request, person, method="password")
    request.session.save()
