"""Real-name identity: compared with a platform over real HTTP, kept encrypted, once per number."""

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.people import numbers
from portal.people.actions import identity as acts
from portal.people.models import Identity, Person
from portal.people.numbers import Kind
from tests import builders
from tests.people.conftest import AT


@pytest.fixture
def platform(settings, monkeypatch):
    """A platform on the loopback that answers what the test put in ``answers``."""
    asked, answers = [], [(200, {"result": "MATCH", "reference": "R-1"})]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append((self.headers["Authorization"], json.loads(body)))
            status, answer = answers[min(len(asked), len(answers)) - 1]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

        def log_message(self, *args):
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.IDENTITY_URL = f"http://127.0.0.1:{server.server_port}/"
    settings.IDENTITY_KEY = "trial-key"
    monkeypatch.setattr(server, "asked", asked, raising=False)
    monkeypatch.setattr(server, "answers", answers, raising=False)
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def prove(person, number, name="张试验"):
    return acts.prove_identity(person, numbers.resident_id(number), name, by=person, at=AT)


def test_a_match_is_kept_with_method_time_and_reference(person, made, platform):
    number = made.resident_id()
    identity = prove(person, number)
    assert platform.asked == [
        ("Bearer trial-key",
         {"kind": "RESIDENT_ID", "number": number, "country": "CN", "name": "张试验"})
    ]
    assert (identity.method, identity.verified_at, identity.check_reference) == (
        "ONLINE", AT, "R-1",
    )
    person = Person.objects.get(pk=person.pk)
    assert person.is_verified
    assert person.full_name == "张试验"
    entry = Entry.objects.get(verb="prove_identity")
    assert number not in entry.facts
    assert "张试验" not in entry.facts


@pytest.mark.parametrize(
    ("answer", "sentence", "noted"),
    [
        ((200, {"result": "MISMATCH", "reference": "R"}), acts.MISMATCH, "MISMATCH"),
        ((200, {"result": "UNKNOWN", "reference": "R"}), acts.UNKNOWN, "UNKNOWN"),
        ((503, {}), acts.SILENT, "SILENT"),
        ((302, {}), acts.SILENT, "SILENT"),
        ((200, b"<html>"), acts.SILENT, "SILENT"),
        ((200, {"result": "YES", "reference": "R"}), acts.SILENT, "SILENT"),
        ((200, ["MATCH"]), acts.SILENT, "SILENT"),
    ],
)
def test_anything_but_a_match_proves_nothing_and_is_recorded(
    person, made, platform, answer, sentence, noted
):
    platform.answers[:] = [answer]
    with pytest.raises(Refused) as refused:
        prove(person, made.resident_id())
    assert str(refused.value) == str(sentence)
    assert not Identity.objects.exists()
    assert not Person.objects.get(pk=person.pk).is_verified
    assert json.loads(Entry.objects.get(verb="fail_identity").facts)["result"] == noted


def test_a_silent_platform_can_be_asked_again(person, made, platform):
    platform.answers[:] = [(503, {}), (200, {"result": "MATCH", "reference": "R-2"})]
    number = made.resident_id()
    with contextlib.suppress(Refused):
        prove(person, number)
    assert prove(person, number).check_reference == "R-2"


def test_no_connection_is_a_sentence_not_a_crash(person, made, settings):
    settings.IDENTITY_URL = "http://127.0.0.1:9/"
    with pytest.raises(Refused):
        prove(person, made.resident_id())


def test_one_number_belongs_to_one_account(person, made, platform):
    number = made.resident_id()
    prove(builders.a_person(), number)
    with pytest.raises(Refused) as refused:
        prove(person, number)
    assert str(refused.value) == str(acts.TAKEN)
    assert Identity.objects.count() == 1


def test_one_account_has_one_document_of_a_kind(person, made, platform):
    prove(person, made.resident_id())
    with pytest.raises(Refused):
        prove(person, made.resident_id())


def test_the_same_passport_number_of_two_countries_is_two_documents(person, made, platform):
    other = builders.a_person()
    for someone, country in ((person, "GB"), (other, "FR")):
        number = numbers.passport("E12345678", country=country)
        acts.prove_identity(someone, number, "Trial", by=someone, at=AT)
    assert Identity.objects.filter(kind=Kind.PASSPORT).count() == 2


def test_a_company_becomes_an_organisation(person, made, platform):
    number = numbers.uscc(made.uscc())
    acts.prove_identity(person, number, "长春试验有限公司", by=person, at=AT)
    assert Person.objects.get(pk=person.pk).kind == Person.Kind.ORGANISATION


def test_a_mistype_is_told_without_asking_anybody(client_of, person, platform):
    typed = {"kind": "RESIDENT_ID", "number": "220102198503121012", "full_name": "张试验"}
    page = client_of(person).post("/accounts/identity/", typed)
    assert page.status_code == 200
    assert "220102198503121012" not in str(page.context["form"].errors)
    assert page.context["form"].errors["number"]
    assert platform.asked == []


def test_the_page_proves_identity_and_goes_on_where_it_was_needed(
    client_of, person, made, platform
):
    typed = {"kind": "RESIDENT_ID", "number": made.resident_id(), "full_name": "张试验"}
    page = client_of(person).post("/accounts/identity/?next=/contact-judge/", typed)
    assert page["Location"] == "/contact-judge/"
    assert Identity.objects.get().person_id == person.pk


def test_tries_are_counted_per_person(client_of, person, made, platform):
    platform.answers[:] = [(200, {"result": "MISMATCH", "reference": "R"})]
    browser = client_of(person)
    for _attempt in range(8):
        typed = {"kind": "RESIDENT_ID", "number": made.resident_id(), "full_name": "张试验"}
        browser.post("/accounts/identity/", typed)
    assert len(platform.asked) == 5


@pytest.mark.parametrize(
    ("name", "status", "result"),
    [("张试验", 200, "MATCH"), ("张不符", 200, "MISMATCH"), ("张未登记", 200, "UNKNOWN"),
     ("张无应答", 503, None)],
)
def test_the_sandbox_answers_by_the_name(client, settings, made, name, status, result):
    asked = {"kind": "RESIDENT_ID", "number": made.resident_id(), "country": "CN", "name": name}
    answer = client.post(
        "/sandbox/gateway/identity/", json.dumps(asked), content_type="application/json",
        headers={"Authorization": f"Bearer {settings.IDENTITY_KEY}"},
    )
    assert answer.status_code == status
    assert answer.json().get("result") == result


def test_the_sandbox_wants_its_key_and_a_well_formed_number(client, settings):
    where, kind = "/sandbox/gateway/identity/", "application/json"
    assert client.post(where, "{}", content_type=kind).status_code == 401
    key = {"Authorization": f"Bearer {settings.IDENTITY_KEY}"}
    bad = json.dumps({"kind": "RESIDENT_ID", "number": "1", "country": "", "name": "x"})
    assert client.post(where, bad, content_type=kind, headers=key).status_code == 400
    assert client.post(where, "nonsense", content_type=kind, headers=key).status_code == 400
