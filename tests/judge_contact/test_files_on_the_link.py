"""What a party added, read by the officer through the answer link: no more, and no longer."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from judge_contact.actions.attaching import attached_to
from judge_contact.sweeps import escalate_overdue
from portal.audit.models import Entry
from portal.dossier.models import StoredFile
from portal.dossier.sweeps import prepare_copies
from tests.builders import A_MONDAY, a_case, a_person
from tests.dossier.conftest import in_process
from tests.judge_contact.test_adding_files import add, contacted, fresh, text
from tests.judge_contact.test_limits_of_a_request import instant
from tests.judge_contact.test_reply_links import forged, path_of

__all__ = ["in_process"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_process")]
HOUR = timedelta(hours=1)
AT = A_MONDAY + HOUR
CLOSING = instant("2026-03-17 17:00")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def asked(line):
    return line.register()


@pytest.fixture
def ready(line, asked):
    """A request with a file whose viewing copy is made."""
    add(asked, line.party, pages=2)
    prepare_copies(AT)
    return attached_to(asked)[0]


def shown(ticket, officer, file):
    token = path_of(ticket, officer).split("/")[2]
    return reverse("reply_file", args=[token, file.public_id])


def test_the_answer_page_names_the_files_and_leads_to_them(line, asked, ready):
    page = text(Client().get(path_of(asked, line.judge)))
    assert ready.name in page
    assert "2页" in page
    assert shown(asked, line.judge, ready) in page


def test_the_pages_open_without_signing_in_and_change_nothing(line, asked, ready):
    steps = asked.steps.count()
    visitor = Client()
    page = text(visitor.get(shown(asked, line.judge, ready)))
    picture = visitor.get(f"{shown(asked, line.judge, ready)}pages/1/")
    assert f"{shown(asked, line.judge, ready)}pages/2/" in page
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/webp")
    assert "no-store" in picture["Cache-Control"]
    assert asked.steps.count() == steps
    read = Entry.objects.filter(record=ready.reference, verb="read").get()
    assert read.actor == str(line.judge.public_id)
    assert "answer-link" in read.facts


def test_the_page_of_a_file_tells_no_more_than_the_file(line, asked, ready):
    page = text(Client().get(shown(asked, line.judge, ready)))
    for kept_back in (line.party.full_name, asked.phone, asked.words, ready.sha256):
        assert kept_back not in page
    assert "original" not in page


def test_with_files_the_answer_page_stays_light(line, asked, ready):
    path = path_of(asked, line.judge)
    Client().get(path)
    with CaptureQueriesContext(connection) as asked_for:
        page = Client().get(path)
    statements = [q["sql"] for q in asked_for if "SAVEPOINT" not in q["sql"]]
    assert len(page.content) <= 50 * 1024
    assert len(statements) <= 8, "\n".join(sql[:120] for sql in statements)


def test_a_file_of_another_request_does_not_open_through_the_link(line, asked, ready):
    other = add(line.register(case=a_second_case(line)), line.party)
    assert Client().get(shown(other, line.judge, ready)).status_code == 404
    assert Client().get(f"{shown(other, line.judge, ready)}pages/1/").status_code == 404


def a_second_case(line):
    return a_case(line.party, division=line.division, judge=line.judge)


@pytest.mark.parametrize("number", [0, 3, 999])
def test_there_is_no_page_beyond_the_last(line, asked, ready, number):
    assert Client().get(f"{shown(asked, line.judge, ready)}pages/{number}/").status_code == 404


@pytest.mark.parametrize("scan", ["WAITING", "INFECTED"])
def test_what_is_shut_away_is_named_and_does_not_open(line, asked, ready, scan):
    StoredFile.objects.of(asked).update(scan=scan)
    page = text(Client().get(path_of(asked, line.judge)))
    assert ready.name in page
    assert shown(asked, line.judge, ready) not in page
    assert Client().get(shown(asked, line.judge, ready)).status_code == 404


def test_a_file_still_being_prepared_says_so(line, asked):
    add(asked, line.party)
    (file,) = attached_to(asked)
    page = Client().get(shown(asked, line.judge, file))
    assert page.status_code == 200
    assert "再看一次" in text(page) or "正在" in text(page)


def test_the_files_close_with_the_link(line, asked, ready):
    open_to_judge = shown(asked, line.judge, ready)
    picture = f"{open_to_judge}pages/1/"
    escalate_overdue(CLOSING)
    with time_machine.travel(CLOSING + HOUR, tick=False):
        assert Client().get(open_to_judge).status_code == 410, "a newer notice was sent"
        assert Client().get(picture).status_code == 404
        assert Client().get(shown(asked, line.head, ready)).status_code == 200
    contacted(line, fresh(asked))
    assert Client().get(shown(asked, line.head, ready)).status_code == 410


def test_a_forged_link_and_one_for_a_stranger_open_no_file(line, asked, ready):
    token = path_of(asked, line.judge).split("/")[2]
    bad = reverse("reply_file", args=[forged(token), ready.public_id])
    for address in (bad, shown(asked, a_person(), ready)):
        assert Client().get(address).status_code == 410
        assert ready.name not in text(Client().get(address))
        assert Client().get(f"{address}pages/1/").status_code == 404


def test_only_reading_is_answered(line, asked, ready):
    for address in (shown(asked, line.judge, ready), f"{shown(asked, line.judge, ready)}pages/1/"):
        assert Client().post(address).status_code == 405


