"""Whoever follows the links they are shown always arrives: no page offers what it then refuses."""

import html
import re
from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

import pytest
import requests

ROLES = (
    "visitor", "guest", "litigant", "respondent", "lawyer", "enterprise", "overseas", "clerk",
    "judge", "head", "agent", "liaison", "inspector", "cashier", "service_clerk", "archivist",
    "auditor", "sysadmin",
)  # fmt: skip
WITHOUT_ACCOUNT = ("visitor", "guest")
LINK = re.compile(r'href="([^"#]+)')
CHANGES = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
OF_A_KIND = 4
"""So many pages that differ in a number only are enough."""
OUTDATED = 410
"""An answer link in an older message, which a newer one replaced: its page says so."""
LEFT_OUT = ("/static/", "/api/", "/logout", "/sandbox/")
"""Files, data, the way out, and the demo's phones."""


def links_on(answer, home):
    """Addresses of this site on a page, without what signs out or is no page."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    for link in LINK.findall(answer.text):
        place = urlsplit(urljoin(answer.url, html.unescape(link)))
        path = f"{place.path}?{place.query}" if place.query else place.path
        if f"{place.scheme}://{place.netloc}" == home and not any(one in path for one in LEFT_OUT):
            yield path


def said_on(answer):
    """What an error page says, in one line."""
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", f"<main{main}").split())


def kind_of(path):
    place = urlsplit(path)
    asked = sorted(part.partition("=")[0] for part in place.query.split("&"))
    return CHANGES.sub("*", place.path), *asked


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_somewhere(portal, role):
    browser, dead = requests.Session(), []
    if role in portal.visits["sessions"]:
        browser.cookies.set("sessionid", portal.visits["sessions"][role])
    is_staff = browser.get(f"{portal.url}/staff/", timeout=60).ok and role != "visitor"
    waiting = deque(["/", "/staff/"] if is_staff else ["/"])
    seen, kinds = set(waiting), Counter()
    while waiting:
        path = waiting.popleft()
        answer = browser.get(portal.url + path, timeout=60)
        if not answer.ok and answer.status_code != OUTDATED:
            dead.append(f"{answer.status_code} {path}: {said_on(answer)}")
        for link in links_on(answer, portal.url):
            kinds[kind_of(link)] += link not in seen
            if link not in seen and kinds[kind_of(link)] <= OF_A_KIND:
                seen.add(link)
                waiting.append(link)
    assert dead == []
    is_known = "/accounts/login" not in browser.get(f"{portal.url}/messages/", timeout=60).url
    assert is_known == (role not in WITHOUT_ACCOUNT), "who was signed out saw less"
