"""The access matrix, asked of the real portal by every role."""

import re
import uuid

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from tests import arguments, court, hostile, routes
from tests.conftest import PUBLIC_PAGE_QUERIES
from tests.house_rules import access_matrix, tree
from tests.proofs_of_identity import prove

ROWS = access_matrix.read()
STAFF_PAGE_QUERIES = 25
OURS = {route.name: route for route in routes.every() if not route.name.startswith(routes.PACKAGES)}


class Undo(Exception):
    """Leaves a block with everything written in it undone."""


@pytest.fixture(scope="module")
def session(django_db_setup, django_db_blocker):
    """One court for the whole module; what each question writes is undone."""
    with django_db_blocker.unblock(), translation.override("zh-hans"):
        try:
            with transaction.atomic():
                here = court.in_session()
                browsers = {name: _browser(person) for name, person in here.people.items()}
                yield here, browsers | {"visitor": hostile.HonestClient()}
                raise Undo
        except Undo:
            pass


def _browser(person):
    client = hostile.HonestClient()
    client.force_login(person)
    prove(client, person)
    return client


def said_in(method: str) -> dict[str, str] | None:
    """Enough for an act of the line not to be refused for saying nothing."""
    if method == "POST":
        return {"words": "A trial.", "outcome": "ANSWERED"}
    return None


def ask(client, method: str, path: str):
    try:
        with transaction.atomic():
            response = getattr(client, method.lower())(path, said_in(method))
            raise Undo
    except Undo:
        return response


def answer(response) -> str:
    code, path = response.status_code, response.wsgi_request.path
    if code in (301, 302) and "/accounts/login/" in response["Location"]:
        return "sign-in"
    is_nobody = not response.wsgi_request.user.is_authenticated
    if code == 401 or (code == 403 and is_nobody and path.startswith("/api/")):
        return "sign-in"
    named = {404: "absent", 403: "refused", 409: "refused", 405: "no"}
    return named.get(code, "open" if code < 500 else str(code))


def path_to(route: str, here: court.Court, whose: str) -> str:
    if route.startswith("/"):
        return route  # an address without a name
    return reverse(route, kwargs=arguments.in_court(route, here, whose))


def test_every_address_has_a_line_and_every_line_an_address():
    asked = {row.route for row in ROWS}
    lines = [(row.route, row.method) for row in ROWS]
    without_line = [f"no line: {name}" for name in sorted(set(OURS) - asked)]
    without_address = [f"no address: {name}" for name in sorted(asked - set(OURS))]
    twice = [f"twice: {method} {name}" for name, method in lines if lines.count((name, method)) > 1]
    tree.nothing(without_line + without_address + twice)


KNOWN = [row for row in ROWS if row.route in OURS]


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("row", KNOWN, ids=lambda row: f"{row.method} {row.route}")
def test_everybody_is_answered_as_the_matrix_says(session, row):
    here, browsers = session
    path = path_to(row.route, here, "ours")
    faults = []
    for name, expected in row.to_ask():
        given = answer(ask(browsers[name], row.method, path))
        if given != expected:
            faults.append(f"{name}: {given}, not {expected}")
    tree.nothing(faults)


def _without_names(response) -> tuple[int, str]:
    """Status and body, without tokens and without the address itself."""
    body = response.content.decode() if response["Content-Type"].startswith("text") else ""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", body)
    body = re.sub(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "", body)
    return response.status_code, body


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row", [row for row in KNOWN if row.route in arguments.SCOPED],
    ids=lambda row: f"{row.method} {row.route}",
)  # fmt: skip
def test_a_foreign_record_and_an_absent_one_answer_alike(session, row):
    here, browsers = session
    foreign = arguments.in_court(row.route, here, "foreign")
    paths = [
        reverse(row.route, kwargs=foreign),
        reverse(row.route, kwargs=foreign | {"public_id": uuid.uuid4()}),
    ]
    faults = []
    for name in ("visitor", "litigant", "stranger", "judge", "head", "clerk", "sysadmin"):
        browsers[name].cookies.pop("messages", None)  # a sentence an earlier act left behind
        one, other = (_without_names(ask(browsers[name], row.method, path)) for path in paths)
        if one != other or (one[0] == 200 and name != "visitor"):
            faults.append(f"{name}: {one[0]} for a foreign record, {other[0]} for none")
    tree.nothing(faults)


def _first_allowed(row) -> str | None:
    return next((name for name, said in row.answers.items() if said == "open"), None)


READ = [row for row in KNOWN if row.method == "GET" and _first_allowed(row)]


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("row", READ, ids=lambda row: row.route)
def test_reading_writes_nothing(session, row):
    here, browsers = session
    with hostile.reading_only():
        ask(browsers[_first_allowed(row)], "GET", path_to(row.route, here, "ours"))


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("row", READ, ids=lambda row: row.route)
def test_a_page_asks_the_database_little(session, row, at_most):
    here, browsers = session
    is_staff = row.route.startswith("staff:")
    client, path = browsers[_first_allowed(row)], path_to(row.route, here, "ours")
    ask(client, "GET", path)  # what is read once per process is not the page's
    with at_most(STAFF_PAGE_QUERIES if is_staff else PUBLIC_PAGE_QUERIES):
        ask(client, "GET", path)


SAID = {(row.route, row.method) for row in ROWS}
SHUT = {"no", "absent", "sign-in", "refused"}


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OURS))
def test_methods_without_a_line_open_nothing_and_change_nothing(session, name):
    here, browsers = session
    path = path_to(name, here, "ours")
    faults = []
    for who in ("visitor", "judge"):
        for method in ("GET", "POST", "DELETE"):
            if (name, method) in SAID:
                continue
            with hostile.reading_only():
                given = answer(ask(browsers[who], method, path))
            if given not in SHUT and (method == "GET" or (name, "GET") not in SAID):
                faults.append(f"{method} by {who}: {given}")
    tree.nothing(faults)
