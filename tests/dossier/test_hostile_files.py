"""Hostile files and names through the real door: none executed, none seen, no server error."""

import io
import unicodedata

import pikepdf
import pytest
from django.urls import reverse

from portal.dossier.models import StoredFile, Upload
from portal.dossier.rules.kinds import NATURES, Kind
from portal.dossier.storage import path_of
from portal.dossier.sweeps import prepare_copies
from tests import builders
from tests.dossier import hostile_files
from tests.dossier.conftest import content_of
from tests.dossier.hostile_files import REFUSED

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
EVERY = hostile_files.every()
AT = builders.A_MONDAY
RUNS = (b"<script", b"/JavaScript", b"/Launch", b"/XFA", b"/EmbeddedFile", b"/OpenAction", b"/AA")


def send(browser, person, name: str, content: bytes):
    """Send a file as the page's own script does; the last answer."""
    answer = browser.post(
        reverse("uploads"), {"about": person.reference, "name": name, "size": str(len(content))}
    )
    if answer.status_code != 201:
        return answer
    url = reverse("upload", args=[answer.json()["id"]])
    for at in range(0, len(content), 1024 * 1024):
        answer = browser.patch(
            url, content[at : at + 1024 * 1024], content_type="application/octet-stream",
            headers={"upload-offset": str(at)},
        )
        assert answer.status_code == 200, answer.content
    return browser.post(f"{url}finish/")


def test_there_are_more_than_two_hundred_of_them():
    assert len(EVERY) >= 200
    assert len({hostile.id for hostile in EVERY}) == len(EVERY)


@pytest.mark.parametrize(
    "hostile", [one for one in EVERY if not one.needs_process], ids=lambda one: one.id
)
def test_a_hostile_file_does_nothing(hostile, person, client_of, in_process):
    _does_nothing(hostile, person, client_of)


@pytest.mark.parametrize(
    "hostile", [one for one in EVERY if one.needs_process], ids=lambda one: one.id
)
def test_a_file_that_bursts_does_nothing(hostile, person, client_of):
    _does_nothing(hostile, person, client_of)


def _does_nothing(hostile, person, client_of) -> None:
    browser, stranger = client_of(person), client_of(builders.a_person())
    answer = send(browser, person, hostile.name, hostile.content)
    assert answer.status_code < 500
    if hostile.outcome == REFUSED:
        assert answer.status_code == 409, answer.content
    if answer.status_code == 409:
        said = answer.json()
        assert len(said["detail"]) > 8, "the refusal says how to mend it"
        assert said["cause"]
        assert not StoredFile.objects.of(person).exists()
        assert not [*path_of("staging").rglob("*.part"), *path_of("staging").rglob("*.upload")]
        assert not [one for one in path_of("dossier").rglob("*") if one.is_file()]
        return
    assert answer.status_code == 200
    _is_harmless(answer.json()["file"], browser, stranger, person)


def _is_harmless(told, browser, stranger, person) -> None:
    for _number in range(12):
        prepare_copies(AT)
    file = StoredFile.objects.of(person).get()
    _has_a_plain_name(file)
    for name in ("file_shown", "file_original", "file_copy"):
        assert stranger.get(reverse(name, args=[told["id"]])).status_code == 404
    page = browser.get(reverse("file_shown", args=[file.public_id]))
    assert page.status_code == 200
    whole = browser.get(reverse("file_original", args=[file.public_id]))
    assert whole["Content-Disposition"].startswith("attachment")
    assert whole["Content-Type"] == NATURES[Kind(file.kind)].media_type
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in whole["Content-Security-Policy"]
    assert content_of(whole)
    if file.copy == StoredFile.Copy.READY:
        _acts_on_nothing(path_of(file.copy_file).read_bytes())


def _acts_on_nothing(copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert not [word for word in RUNS if word in plain.getvalue()]


def _has_a_plain_name(file: StoredFile) -> None:
    name = file.name
    assert name.rpartition(".")[2] in NATURES[Kind(file.kind)].endings
    assert 5 <= len(name) <= 121
    assert not set(name) & set('/\\<>:"|?*')
    unseen = ("Cc", "Cf", "Zl", "Zp")
    assert not [letter for letter in name if unicodedata.category(letter) in unseen]
    assert not name.startswith(".")
    assert "passwd" not in str(file.file)


def test_what_was_refused_can_be_sent_again_when_mended(person, client_of, in_process):
    browser = client_of(person)
    assert send(browser, person, "a.pdf", b"%PDF-1.7 nothing").status_code == 409
    assert not Upload.objects.exists()
    assert send(browser, person, "a.pdf", hostile_files.document(1)).status_code == 200
