"""Taking files in: each cause its own sentence, sent twice is one, nothing acknowledged is lost."""

import errno
import hashlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from django.utils import translation

from portal.audit.models import Entry as AuditEntry
from portal.common.refusals import Refused
from portal.dossier import access, actions, intake, staging
from portal.dossier.actions import Entry
from portal.dossier.causes import SENTENCES, Cause, NotTaken
from portal.dossier.intake import take_in
from portal.dossier.models import Item, StoredFile
from portal.dossier.rules.catalogue import Slot
from portal.dossier.storage import path_of
from portal.dossier.sweeps import clear_away, prepare_copies, scan_waiting
from portal.people.roles import Role
from tests import builders
from tests.dossier import good_files, hostile_files
from tests.dossier.conftest import content_of, sent

AT = builders.A_MONDAY
pytestmark = pytest.mark.django_db
PDF = good_files.document(2)


def taken(person, content: bytes = PDF, name: str = "a.pdf", **how) -> StoredFile:
    return take_in(sent(name, content), about=person, by=person, at=AT, **how)


def stored_bytes() -> list[Path]:
    return [path for path in path_of("").rglob("*") if path.is_file()]


# -- Refusals ----------------------------------------------------------------------------------

LOCKED = next(one for one in hostile_files.every() if one.id == "pdf locked r6").content
CAUSES = {
    Cause.EMPTY: b"", Cause.WRONG_TYPE: b"GIF89a" + bytes(40),
    Cause.PROGRAM: b"MZ\x90\0" + bytes(99),
    Cause.WEB_PAGE: b"<html><body></body></html>", Cause.ARCHIVE: hostile_files.zipped(a=b"a"),
    Cause.HEIC: b"\0\0\0\x18ftypheic" + bytes(50), Cause.LOCKED: LOCKED,
    Cause.OFFICE: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    Cause.UNREADABLE: b"%PDF-1.7\nnothing\n%%EOF\n", Cause.CUT_SHORT: PDF[: len(PDF) // 2],
    Cause.TWO_FILES: PDF + hostile_files.zipped(a=b"a"),
    Cause.ACTIVE: next(
        one.content for one in hostile_files.every() if one.id == "pdf: script on opening"
    ),
    Cause.FILES_INSIDE: next(
        one.content for one in hostile_files.every() if one.id == "pdf: program inside"
    ),
    Cause.TOO_BIG_INSIDE: next(
        one.content for one in hostile_files.every() if one.id == "png 50000x50000"
    ),
    Cause.TOO_MANY_PAGES: next(
        one.content for one in hostile_files.every() if one.id == "pdf of 2001 pages"
    ),
}


@pytest.mark.parametrize("cause", CAUSES, ids=str)
def test_each_cause_is_refused_with_its_own_sentence_and_leaves_nothing(cause, person, in_process):
    with pytest.raises(NotTaken) as refused:
        taken(person, CAUSES[cause])
    assert refused.value.cause == cause
    assert not StoredFile.objects.of(person).exists()
    assert stored_bytes() == []
    assert not AuditEntry.objects.filter(verb="take_in").exists()


def test_no_two_causes_share_a_sentence_and_none_is_long():
    for language in ("en", "zh-hans"):
        with translation.override(language):
            said = [str(sentence) for sentence in SENTENCES.values()]
            assert len(set(said)) == len(Cause)


def test_a_file_that_grows_too_large_is_cut_off_while_it_comes(person, settings):
    settings.UPLOAD_MOST_MB = 1

    class Endless:
        name = "a.pdf"
        given = 0

        def chunks(self, size=None):
            yield PDF
            while True:
                self.given += 1
                yield bytes(64 * 1024)

    endless = Endless()
    with pytest.raises(NotTaken) as refused:
        take_in(endless, about=person, by=person, at=AT)
    assert refused.value.cause == Cause.TOO_LARGE
    with translation.override("en"):
        assert "larger than 1 MB" in str(refused.value)
    assert endless.given < 20
    assert stored_bytes() == []


def test_recordings_may_be_larger_than_papers(settings):
    settings.UPLOAD_MOST_MB, settings.UPLOAD_MOST_RECORDING_MB = 1, 7
    assert staging.most_bytes(PDF[:4096]) == 1024 * 1024
    assert staging.most_bytes(good_files.boxes(b"isom")[:4096]) == 7 * 1024 * 1024


def test_a_full_disk_is_said_and_leaves_nothing(person, monkeypatch):
    opened = Path.open

    def full(self, mode="r", *args, **kwargs):
        file = opened(self, mode, *args, **kwargs)
        if "w" in mode:
            def write(_piece):
                raise OSError(errno.ENOSPC, "No space left on device")

            file.close()
            return _Full(write)
        return file

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(NotTaken) as refused:
        taken(person)
    monkeypatch.undo()
    assert refused.value.cause == Cause.NO_ROOM
    assert stored_bytes() == []


class _Full:
    """A file on a disk without room."""

    def __init__(self, write) -> None:
        self.write = write

    def __enter__(self):
        return self

    def __exit__(self, *_error) -> None:
        return None


def test_a_record_takes_no_more_than_its_measure(person, settings, in_process):
    settings.UPLOAD_MOST_FILES = 2
    for number in range(2):
        taken(person, PDF + b"\n" * number)
    with pytest.raises(NotTaken) as refused:
        taken(person, PDF + b"\n\n\n")
    assert refused.value.cause == Cause.TOO_MANY


def docx(body: bytes = b"<w:document/>", **more: bytes) -> bytes:
    return hostile_files.zipped(**{
        "[Content_Types].xml": b"<Types/>", "word/document.xml": body, **more,
    })


def test_office_files_are_taken_only_where_a_court_says_so(person, settings, in_process):
    word, macro = docx(), docx(**{"word/vbaProject.bin": b"x"})
    fetches = docx(**{
        "word/_rels/settings.xml.rels": b'<Relationship Type="t/attachedTemplate" '
                                        b'Target="http://x.invalid/" TargetMode="External"/>',
    })
    laughs = docx(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")
    bomb, astray = docx(bytes(40_000_000)), docx(**{"../../x": b"x"})
    with pytest.raises(NotTaken):
        taken(person, word, "brief.docx")
    settings.UPLOAD_TAKES_OFFICE_FILES = True
    file = taken(person, word, "brief.docx")
    assert (file.kind, file.copy) == ("DOCX", StoredFile.Copy.NONE)
    for content, cause in (
        (macro, Cause.ACTIVE), (fetches, Cause.ACTIVE), (laughs, Cause.ACTIVE),
        (bomb, Cause.TOO_BIG_INSIDE), (astray, Cause.UNREADABLE),
    ):
        with pytest.raises(NotTaken) as refused:
            taken(person, content, "brief.docx")
        assert refused.value.cause == cause


# -- Once --------------------------------------------------------------------------------------


def test_the_same_file_sent_twice_is_one(person, in_process):
    first, second = taken(person), taken(person, name="other name.pdf")
    assert first.pk == second.pk
    assert taken(person, purpose="id_card").pk != first.pk
    assert len(list(path_of("dossier").rglob("*.bin"))) == 2


def test_what_is_taken_in_is_audited_with_its_hash_and_without_its_name(person, in_process):
    file = taken(person, name="张三身份证.pdf")
    row = AuditEntry.objects.get(verb="take_in")
    assert hashlib.sha256(PDF).hexdigest() == file.sha256
    assert file.sha256 in row.facts
    assert "张三" not in row.facts


# -- Ahead of the record, taken back ------------------------------------------------------------


def test_files_sent_ahead_are_given_to_the_record_made_now(person, dossier, in_process):
    ahead = [taken(person, PDF + b"\n" * number) for number in range(3)]
    ids = [file.public_id for file in reversed(ahead)]
    given = intake.adopt(ids, to=dossier, by=person, at=AT, purpose="evidence")
    assert [file.public_id for file in given] == ids
    assert {file.about for file in given} == {dossier.reference}
    assert {file.chain for file in given} == {dossier.court.code}
    assert not StoredFile.objects.of(person).exists()


def test_what_the_record_has_already_is_not_given_twice(person, dossier, in_process):
    first = intake.adopt([taken(person).public_id], to=dossier, by=person, at=AT)
    second = intake.adopt([taken(person).public_id], to=dossier, by=person, at=AT)
    assert [file.pk for file in first] == [file.pk for file in second]
    assert not StoredFile.objects.of(person).exists()


def test_nobody_gives_away_files_of_others(person, dossier, in_process):
    others = taken(builders.a_person())
    with pytest.raises(Refused):
        intake.adopt([others.public_id], to=dossier, by=person, at=AT)
    assert StoredFile.objects.unscoped(because="x").get().about == others.about


def test_what_a_form_brings_comes_in_its_order(person, in_process):
    ahead = taken(person)
    more = [sent("b.pdf", PDF + b"\n")]
    named = [str(ahead.public_id), "nonsense"]
    files = intake.received(more, named, to=person, by=person, at=AT)
    assert [file.pk for file in files] == [ahead.pk, files[1].pk]
    assert len(files) == 2


def test_a_file_taken_back_is_gone_and_its_bytes_follow(person, in_process):
    file = taken(person)
    intake.discard(file, by=person, at=AT)
    assert access.visible_to(person, file.public_id) is None
    assert path_of(file.file).exists()
    assert clear_away(AT) >= 1
    assert not path_of(file.file).exists()
    assert StoredFile.objects.unscoped(because="x").get().sha256 == file.sha256


def test_a_file_that_stands_in_a_dossier_is_not_taken_back(dossier, plaintiff, in_process):
    file = take_in(sent("a.pdf", PDF), about=dossier, by=plaintiff, at=AT)
    entry = Entry(Slot.EVIDENCE, "Evidence", file, Item.Source.PARTY)
    actions.file_item(dossier, entry, by=plaintiff, at=AT)
    with pytest.raises(Refused):
        intake.discard(file, by=plaintiff, at=AT)


# -- Whose files -------------------------------------------------------------------------------


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


def test_parties_get_the_copy_and_staff_the_original(
    case, plaintiff, defendant, judge, in_process, monkeypatch, client_of
):
    monkeypatch.setattr(access, "DOORS", dict(access.DOORS))
    access.register("cases.Case", access.by_scope(type(case)))
    file = take_in(sent("a.pdf", PDF), about=case, by=plaintiff, at=AT)
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


def test_while_the_scanner_is_silent_a_file_is_shown_to_nobody_else(
    case, plaintiff, defendant, in_process, settings, monkeypatch, tmp_path, request
):
    monkeypatch.setattr(access, "DOORS", dict(access.DOORS))
    access.register("cases.Case", access.by_scope(type(case)))
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
