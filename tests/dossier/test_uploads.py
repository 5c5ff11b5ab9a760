"""Files in pieces over a line that drops: resumed, never doubled, never another person's."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from portal.dossier.models import StoredFile, Upload
from portal.dossier.storage import path_of
from portal.dossier.sweeps import clear_away
from portal.dossier.views import uploads as views
from tests import builders
from tests.dossier import good_files

AT = builders.A_MONDAY
pytestmark = pytest.mark.django_db
CONTENT = good_files.saved(good_files.photo(1200, 900), "PNG")
PIECE = len(CONTENT) // 5


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(AT, tick=False):
        yield


class Line:
    """A browser's side of an upload."""

    def __init__(self, browser, person, content: bytes = CONTENT, name: str = "p.png") -> None:
        self.browser, self.person, self.content, self.name = browser, person, content, name

    def begin(self):
        said = self.browser.post(reverse("uploads"), {
            "about": self.person.reference, "name": self.name, "size": str(len(self.content)),
            "purpose": "evidence",
        })
        self.url = reverse("upload", args=[said.json()["id"]]) if said.status_code == 201 else ""
        return said

    def piece(self, at: int, length: int = PIECE):
        return self.browser.patch(
            self.url, self.content[at : at + length], content_type="application/octet-stream",
            headers={"upload-offset": str(at)},
        )

    def state(self):
        return self.browser.get(self.url).json()

    def finish(self):
        return self.browser.post(f"{self.url}finish/")


@pytest.fixture
def line(client_of, person, in_process) -> Line:
    return Line(client_of(person), person)


def test_a_file_arrives_piece_by_piece(line, person):
    assert line.begin().status_code == 201
    at = 0
    while at < len(CONTENT):
        at = line.piece(at).json()["received"]
    file = line.finish().json()["file"]
    assert file["name"] == "p.png"
    stored = StoredFile.objects.of(person).get(purpose="evidence")
    assert path_of(stored.file).read_bytes() == CONTENT
    assert not [*path_of("staging").rglob("*.*")]


def test_after_the_line_dropped_it_goes_on_where_it_stopped(line, person):
    """Reload the page, choose the same file again: the upload on its way is found."""
    line.begin()
    line.piece(0)
    line.piece(PIECE)
    again = Line(line.browser, person)
    assert again.begin().json()["received"] == 2 * PIECE
    assert again.url == line.url
    at = 2 * PIECE
    while at < len(CONTENT):
        at = again.piece(at).json()["received"]
    assert again.finish().status_code == 200
    assert StoredFile.objects.of(person).count() == 1


def test_the_same_piece_twice_is_written_once(line, person):
    line.begin()
    line.piece(0)
    repeated = line.piece(0)
    assert repeated.status_code == 409
    assert repeated.json() == {"received": PIECE}
    skipped = line.piece(3 * PIECE)
    assert skipped.json() == {"received": PIECE}
    at = PIECE
    while at < len(CONTENT):
        at = line.piece(at).json()["received"]
    assert line.finish().status_code == 200
    assert path_of(StoredFile.objects.of(person).get().file).read_bytes() == CONTENT


def test_a_piece_cut_off_before_it_was_noted_is_written_over(line, person):
    """Killed between disk and commit: the bytes are there, the row does not know of them."""
    line.begin()
    line.piece(0)
    Upload.objects.update(received=PIECE // 2)
    at = line.state()["received"]
    while at < len(CONTENT):
        at = line.piece(at).json()["received"]
    assert line.finish().status_code == 200
    assert path_of(StoredFile.objects.of(person).get().file).read_bytes() == CONTENT


def test_finishing_twice_gives_the_same_file(line, person):
    line.begin()
    at = 0
    while at < len(CONTENT):
        at = line.piece(at).json()["received"]
    assert line.finish().json() == line.finish().json()
    assert StoredFile.objects.of(person).count() == 1


def test_finishing_too_early_is_refused_and_loses_nothing(line):
    line.begin()
    line.piece(0)
    assert line.finish().status_code == 409
    assert line.state()["received"] == PIECE


def test_more_than_was_announced_is_refused(line):
    line.begin()
    line.content = CONTENT + b"more"
    assert line.piece(0, len(CONTENT)).status_code in (200, 409)
    more = line.browser.patch(
        line.url, b"x" * 9, content_type="application/octet-stream",
        headers={"upload-offset": str(line.state()["received"])},
    )
    assert more.status_code == 409


def test_an_upload_belongs_to_its_person(line, client_of):
    line.begin()
    line.piece(0)
    thief = Line(client_of(builders.a_person()), line.person)
    assert thief.begin().status_code == 404
    thief.url = line.url
    answers = {
        thief.browser.get(line.url).status_code, thief.piece(PIECE).status_code,
        thief.finish().status_code,
    }
    assert answers == {404}
    assert line.state()["received"] == PIECE


def test_a_visitor_is_told_to_sign_in(client, person):
    line = Line(client, person)
    assert line.begin().status_code == 401
    assert not Upload.objects.exists()


@pytest.mark.parametrize("size", ["", "-1", "1e9", "٣", "9" * 40, "abc"])
def test_a_size_that_is_no_number_is_answered(size, line):
    said = line.browser.post(
        reverse("uploads"), {"about": line.person.reference, "name": "a", "size": size}
    )
    assert said.status_code == 422


def test_sizes_beyond_the_measure_are_refused_before_a_byte_is_sent(line, settings):
    settings.UPLOAD_MOST_MB = settings.UPLOAD_MOST_RECORDING_MB = 1
    line.content = bytes(1024 * 1024 + 1)
    said = line.begin()
    assert said.status_code == 409
    assert said.json()["cause"] == "TOO_LARGE"
    line.content = b""
    assert line.begin().json()["cause"] == "EMPTY"


def test_nobody_opens_uploads_without_end(line, monkeypatch):
    monkeypatch.setattr("portal.dossier.uploads.MOST_OPEN", 3)
    for number in range(3):
        line.name = f"{number}.png"
        assert line.begin().status_code == 201
    line.name = "more.png"
    assert line.begin().status_code == 409


def test_a_piece_is_never_more_than_its_measure_in_memory(line, monkeypatch):
    monkeypatch.setattr(views, "MOST", 1000)
    line.begin()
    assert line.piece(0, 5000).json()["received"] == 1000


def test_what_is_abandoned_is_cleared_after_a_day(line):
    line.begin()
    line.piece(0)
    assert clear_away(AT + timedelta(hours=23)) == 0
    assert clear_away(AT + timedelta(hours=25)) > 0
    assert not Upload.objects.exists()
    assert not [*path_of("staging").rglob("*.upload")]
