"""Whose files they are, what the scanner says, and what a kill leaves behind."""

import os
import socket
import subprocess
import sys
import threading

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from portal.dossier import access, intake
from portal.dossier.causes import Cause, NotTaken
from portal.dossier.intake import take_in
from portal.dossier.models import StoredFile
from portal.dossier.sweeps import clear_away, prepare_copies, scan_waiting
from portal.people.roles import Role
from tests import builders
from tests.dossier import good_files
from tests.dossier.conftest import content_of, sent
from tests.dossier.test_intake import AT, PDF, stored_bytes, taken

pytestmark = pytest.mark.django_db


def test_a_record_nobody_registered_opens_to_nobody(case, plaintiff, in_process):
    file = take_in(sent("a.pdf", PDF), about=case, by=plaintiff, at=AT)
    assert access.visible_to(plaintiff, file.public_id) is None


def test_a_registered_record_opens_as_its_own_scope_says(case, plaintiff, in_process, monkeypatch):
    monkeypatch.setattr(access, "DOORS", dict(access.DOORS))
    access.register("cases.Case", access.by_scope(type(case)))
    file = take_in(sent("a.pdf", PDF), about=case, by=plaintiff, at=AT)
    assert access.visible_to(plaintiff, file.public_id) == file
    assert access.visible_to(builders.a_person(), file.public_id) is None
    assert not access.may_read("cases.Case:nonsense", plaintiff)
    assert not access.may_read("nonsense", plaintiff)


def status(browser, route: str, file: StoredFile) -> int:
    answer = browser.get(reverse(route, args=[file.public_id]))
    if answer.streaming:
        assert content_of(answer)
    return answer.status_code


@pytest.fixture
def opened_case(case, monkeypatch):
    """A case whose files open to whoever may read the case."""
    monkeypatch.setattr(access, "DOORS", dict(access.DOORS))
    access.register("cases.Case", access.by_scope(type(case)))
    return case


@pytest.mark.usefixtures("in_process")
def test_parties_get_the_copy_and_staff_the_original(
    opened_case, plaintiff, defendant, judge, client_of
):
    file = take_in(sent("a.pdf", PDF), about=opened_case, by=plaintiff, at=AT)
    prepare_copies(AT)
    codes = {
        name: [status(client_of(who), route, file) for route in ("file_original", "file_copy")]
        for name, who in (("giver", plaintiff), ("other", defendant), ("judge", judge))
    }
    assert codes == {"giver": [200, 200], "other": [409, 200], "judge": [200, 200]}


# -- The scanner -------------------------------------------------------------------------------


@pytest.fixture
def clamd(tmp_path, settings):
    """A scanner on a Unix socket that finds whatever holds the word ``virus``."""
    path = str(tmp_path / "clamd")
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()
    settings.FILE_SCANNER = f"unix:{path}"

    def serve() -> None:
        while True:
            try:
                line, _address = server.accept()
            except OSError:
                return
            with line, line.makefile("rb") as reader:
                reader.read(10)
                body = b""
                while length := int.from_bytes(reader.read(4), "big"):
                    body += reader.read(length)
                line.sendall(b"stream: Trial FOUND\0" if b"virus" in body else b"stream: OK\0")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield server
    server.close()
    thread.join(2)


INFECTED = good_files.saved(good_files.photo(), "JPEG", comment=b"virus")


def test_what_the_scanner_finds_is_refused(clamd, person, in_process):
    assert taken(person).scan == StoredFile.Scan.CLEAN
    with pytest.raises(NotTaken) as refused:
        taken(person, INFECTED, "p.jpg")
    assert refused.value.cause == Cause.INFECTED


def test_without_a_scanner_staff_are_told(person, in_process, client_of, archivist):
    assert taken(person).scan == StoredFile.Scan.UNSCANNED
    browser = client_of(archivist)
    browser.cookies["django_language"] = "en"
    page = browser.get(reverse("staff:files")).content.decode()
    assert "This court runs no virus scanner." in page


@pytest.mark.usefixtures("in_process")
def test_while_the_scanner_is_silent_a_file_is_shown_to_nobody_else(
    opened_case, plaintiff, defendant, settings, tmp_path, request
):
    case = opened_case
    settings.FILE_SCANNER = f"unix:{tmp_path / 'nobody'}"
    clean = take_in(sent("a.pdf", PDF), about=case, by=plaintiff, at=AT)
    bad = take_in(sent("p.jpg", INFECTED), about=case, by=plaintiff, at=AT)
    assert scan_waiting(AT) == 0
    assert access.visible_to(plaintiff, clean.public_id) == clean
    assert access.visible_to(defendant, clean.public_id) is None
    request.getfixturevalue("clamd")
    assert scan_waiting(AT) == 2
    assert scan_waiting(AT) == 0
    assert access.visible_to(defendant, clean.public_id) == clean
    for person in (plaintiff, defendant):
        assert access.visible_to(person, bad.public_id) is None
    prepare_copies(AT)
    assert StoredFile.objects.of(case).get(pk=bad.pk).copy == StoredFile.Copy.WAITING


# -- Killed ------------------------------------------------------------------------------------

KILLED = """
import os, django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from portal.common import clock
from portal.dossier import intake
from portal.people.models import Person
settled = intake.settle
def die(*args):
    if os.environ["WHEN"] == "after":
        settled(*args)
    os._exit(137)
intake.settle = die
person = Person.objects.get(username="killed")
content = open(os.environ["FILE"], "rb").read()
intake.take_in(SimpleUploadedFile("a.pdf", content), about=person, by=person, at=clock.now())
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_between_staging_and_commit_nothing_is_acknowledged(when, tmp_path, settings):
    """The process dies as the file is to get its name, and just after it got it."""
    builders.a_person(username="killed")
    file = tmp_path / "a.pdf"
    file.write_bytes(PDF)
    var = tmp_path / "var"
    (var / "static").mkdir(parents=True)
    database = django_settings.DATABASES["default"]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED], cwd=django_settings.BASE_DIR, check=False,
        env={
            **os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "VAR_DIR": str(var),
            "WHEN": when, "FILE": str(file), "PYTHONPATH": str(django_settings.BASE_DIR),
            "DATABASE_URL": _url(database),
        },
    )
    assert done.returncode == 137
    assert not StoredFile.objects.unscoped(because="x").exists()
    settings.MEDIA_ROOT = var / "files"
    left = stored_bytes()
    assert len(left) == 1
    old = AT.timestamp() - 40 * 24 * 3600
    os.utime(left[0], (old, old))
    for turn in range(256):
        _sweep_folder(turn)
    assert stored_bytes() == []


def _url(database) -> str:
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    return (
        f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:"
        f"{database['PORT']}/{database['NAME']}"
    )


def _sweep_folder(turn: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.dossier.sweeps._turn", lambda: turn)
        clear_away(AT)


# -- Staff see what failed ----------------------------------------------------------------------


def test_a_copy_that_cannot_be_made_reaches_staff_and_can_be_retried(
    dossier, plaintiff, in_process, monkeypatch, client_of, archivist
):
    file = take_in(sent("secret name.pdf", PDF), about=dossier, by=plaintiff, at=AT)
    works = intake.ask
    monkeypatch.setattr(
        "portal.dossier.copies.ask", lambda *_words, **_how: works("nothing of the kind")
    )
    for _attempt in range(6):
        StoredFile.objects.unscoped(because="x").update(next_try_at=None)
        prepare_copies(AT)
    assert StoredFile.objects.of(dossier).get().copy == StoredFile.Copy.FAILED
    browser = client_of(archivist)
    page = browser.get(reverse("staff:files")).content.decode()
    assert file.sha256[:12] in page
    assert "secret name" not in page
    monkeypatch.setattr("portal.dossier.copies.ask", works)
    browser.post(reverse("staff:file_again", args=[file.public_id]))
    prepare_copies(AT)
    assert StoredFile.objects.of(dossier).get().copy == StoredFile.Copy.READY
    elsewhere = builders.an_office(Role.ARCHIVIST, builders.a_division(builders.a_court("吉0104")))
    gone = client_of(elsewhere).post(reverse("staff:file_again", args=[file.public_id]))
    assert gone.status_code == 404
