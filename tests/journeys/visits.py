"""Run inside the portal: a session for each demo role and a guest, and every page a GET opens."""

import json
import re
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from judge_contact.models import Ticket
from judge_contact.views.public import guest
from portal.papers.models import Paper
from portal.people.models import Person
from tests import arguments, routes

ROLES = (
    "litigant", "respondent", "enterprise", "lawyer", "overseas", "clerk", "agent",
    "liaison", "judge", "head", "inspector", "cashier", "service_clerk", "courier", "archivist",
    "mediator", "mediation_admin", "auditor", "sysadmin",
)  # fmt: skip
FOR_EVERY_ROLE = {"staff:desk"}
FOR_BOTH = {"home", "cases", "case_query", "contact_judge", "verify"}
"""Pages that show each role, or the visitor and the party, something else."""
LEADS_ON = {204, 301, 302}
PAGES_OF_PACKAGES = re.compile(r"^(account|mfa|usersessions)_")
settings.ALLOWED_HOSTS.append("testserver")


def session_of(person):
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


def is_page(answer):
    """A page to look at; one that breaks is looked at too, so that the browser reports it."""
    is_html = answer["Content-Type"].startswith("text/html")
    return answer.status_code >= 500 or (answer.status_code in (200, 410) and is_html)


others = set()
"""Addresses that lead on, take a form or serve data: no page of their own."""


def takes_only_forms(route, clients):
    """Whether somebody who may use the address is told that a GET is no way to do so."""
    path = reverse(route.name, kwargs=arguments.dummies(route))
    return any(client.get(path).status_code == 405 for client in clients.values())


def is_no_page(answer):
    """Data, a file, or a way on; being sent to sign in says nothing about the address."""
    to_sign_in = answer.get("Location", "").startswith(resolve_url(settings.LOGIN_URL))
    is_data = answer.status_code == 200 and not answer["Content-Type"].startswith("text/")
    return is_data or (answer.status_code in LEADS_ON and not to_sign_in)


def visits_of(route, clients, people):
    """(role, path) for the first role that may open the page, or for each where it differs."""
    found = []
    for role, client in clients.items():
        for given in arguments.of(route.name, people.get(role)):
            try:
                path = reverse(route.name, kwargs=given)
            except NoReverseMatch:
                continue
            answer = client.get(path)
            if is_page(answer):
                found.append((role, path))
                break
            if is_no_page(answer):
                others.add(route.name)
        wanted = 2 if route.name in FOR_BOTH else 1
        if len(found) >= wanted and route.name not in FOR_EVERY_ROLE:
            break
    is_unmet = not found and route.name not in others and not PAGES_OF_PACKAGES.match(route.name)
    if is_unmet and takes_only_forms(route, clients):
        others.add(route.name)
    return found


def guest_session(ticket):
    """Somebody without an account who proved a phone for the case of this request."""
    session = SessionStore()
    session[guest.ASKED] = {"number": ticket.case.number, "phone": ticket.requester.phone}
    session[guest.GUEST] = {
        "case": str(ticket.case.public_id), "person": str(ticket.requester.public_id),
        "until": (timezone.now() + timedelta(days=1)).timestamp(),
    }
    session.save()
    return session.session_key


# Papers of the demo's past wait: a sweep of a journey makes those of the journey only.
Paper.objects.filter(state=Paper.State.ORDERED).update(
    next_try_at=timezone.now() + timedelta(days=365)
)
known = {person.username: person for person in Person.objects.filter(username__in=ROLES)}
people = {name: known[name] for name in ROLES if name in known}
sessions = {name: session_of(person) for name, person in people.items()}
asked = Ticket.objects.visible_to(people["litigant"]).filter(requester=people["litigant"])
people["guest"] = people["litigant"]
sessions["guest"] = guest_session(asked.select_related("case", "requester")[0])
clients = {"visitor": Client(raise_request_exception=False)}
for name, key in sessions.items():
    clients[name] = Client(raise_request_exception=False)
    clients[name].cookies[settings.SESSION_COOKIE_NAME] = key
pages = {
    route.name: visits_of(route, clients, people)
    for route in routes.every()
    if (route in routes.ours() and route.name not in arguments.NO_PAGES)
    or PAGES_OF_PACKAGES.match(route.name)
}
said = {"sessions": sessions, "pages": pages, "others": sorted(others)}
print(json.dumps(said))  # noqa: T201  this is the script's answer
