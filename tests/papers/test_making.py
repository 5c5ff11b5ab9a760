"""The sweep: issued once, whatever dies in between."""

import os
import subprocess
import threading
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from portal.audit.models import Entry
from portal.audit.verification import prove
from portal.common.refusals import Refused
from portal.papers import making, rendering
from portal.papers.faults import Fault
from portal.papers.files import serve
from portal.papers.models import Paper
from portal.papers.storage import paper_file
from tests.papers.conftest import AT

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Stands for SIGKILL: nothing in the maker may catch it."""


@pytest.fixture
def quick(monkeypatch):
    """Papers without drawing and signing, for what the sweep itself promises."""
    drawn = rendering.Rendered(b"%PDF-drawn", 1, None)
    monkeypatch.setattr(making, "draw", lambda paper, at: drawn)
    monkeypatch.setattr(making, "sign", lambda pdf, court, seal: pdf + b" signed")


def files_on_disk(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_an_ordered_paper_is_issued_with_hash_size_and_record(ordered, quick, settings):
    paper = ordered()
    assert making.make_ordered(AT) == 1
    paper.refresh_from_db()
    content = paper_file(paper.file).read_bytes()
    assert (paper.state, paper.issued_at, paper.size) == ("ISSUED", AT, len(content))
    assert paper.sha256 == sha256(content).hexdigest()
    assert Entry.objects.get().verb == "issue_paper"
    assert prove(paper.court.code).broken is None
    assert making.make_ordered(AT) == 0
    assert len(files_on_disk(settings)) == 1


def test_what_is_ordered_later_is_not_made_yet(ordered, quick):
    ordered()
    assert making.make_ordered(AT - timedelta(seconds=1)) == 0


@pytest.mark.parametrize("step", ["draw", "sign", "write", "_issue"])
def test_a_maker_killed_at_any_step_is_taken_over(ordered, quick, monkeypatch, settings, step):
    def die(*args, **kwargs):
        raise Killed

    paper = ordered()
    with monkeypatch.context() as patch:
        patch.setattr(making, step, die)
        with pytest.raises(Killed):
            making.make_ordered(AT)
    paper.refresh_from_db()
    assert (paper.state, paper.file) == ("ORDERED", "")
    assert making.make_ordered(AT) == 0, "the claim still holds"
    Paper.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert making.make_ordered(AT) == 1
    paper.refresh_from_db()
    assert files_on_disk(settings) == [paper_file(paper.file)]


def test_half_a_file_is_never_listed_and_taken_away(ordered, quick, monkeypatch, settings):
    def die(descriptor):
        raise Killed

    paper = ordered()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", die)
        with pytest.raises(Killed):
            making.make_ordered(AT)
    assert [path.suffix for path in files_on_disk(settings)] == [".part"]
    Paper.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert making.make_ordered(AT) == 1
    paper.refresh_from_db()
    assert files_on_disk(settings) == [paper_file(paper.file)]


def test_a_slow_maker_that_was_overtaken_issues_nothing(ordered, quick, monkeypatch, settings):
    paper = ordered()

    def overtaken(token, pdf):
        real(token, pdf)
        monkeypatch.setattr(making, "write", real)
        Paper.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        assert making.make_ordered(AT) == 1

    real = making.write
    monkeypatch.setattr(making, "write", overtaken)
    assert making.make_ordered(AT) == 0
    paper.refresh_from_db()
    assert files_on_disk(settings) == [paper_file(paper.file)]
    assert Entry.objects.filter(verb="issue_paper").count() == 1


def test_a_passing_fault_is_tried_again_and_then_left_to_staff(ordered, quick, monkeypatch):
    def full(token, pdf):
        raise OSError(28, "No space left on device")

    paper = ordered()
    monkeypatch.setattr(making, "write", full)
    for attempt in range(1, making.MOST_ATTEMPTS + 1):
        assert making.make_ordered(AT) == 0
        paper.refresh_from_db()
        assert paper.attempts == attempt
        assert making.make_ordered(AT) == 0, "it pauses between attempts"
        Paper.objects.update(next_try_at=None)
    assert paper.state == "FAILED"
    assert "No space left on device" in paper.reason


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"template": "papers/absent.html"}, Fault.NO_TEMPLATE),
        ({"facts": {"lead": "\U0001fffe"}}, Fault.NO_GLYPH),
        ({"facts": {"rows": [["one"]]}}, Fault.BAD_TEMPLATE),
    ],
)
def test_a_fault_that_trying_cannot_mend_fails_at_once_with_its_reason(ordered, changes, fault):
    paper = ordered(**changes)
    assert making.make_ordered(AT) == 0
    paper.refresh_from_db()
    assert (paper.state, paper.last_error.partition(":")[0]) == ("FAILED", fault)
    assert paper.reason


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("\U00020bb7", id="extension B, in the usual font"),
        pytest.param("\U0002a6d6", id="extension B, in no usual font"),
        pytest.param("\U0002b740", id="extension D"),
        pytest.param("\U0002ceb0", id="extension F"),
        pytest.param("\U00031350", id="extension H"),
    ],
)
def test_a_rare_name_is_drawn_and_can_be_read_by_a_machine(ordered, settings, character):
    paper = ordered(facts={"lead": f"李{character}"})
    assert making.make_ordered(AT) == 1
    paper.refresh_from_db()
    said = subprocess.run(
        ["pdftotext", paper_file(paper.file), "-"], capture_output=True, text=True, check=True
    )
    assert character in said.stdout


def test_a_machine_without_fonts_fails_papers_with_a_sentence(ordered, monkeypatch):
    monkeypatch.setattr(rendering, "missing", lambda: (Fault.NO_FONT,))
    paper = ordered()
    making.make_ordered(AT)
    paper.refresh_from_db()
    assert paper.last_error.startswith(Fault.NO_FONT)


def test_a_court_without_a_certificate_fails_papers_with_a_sentence(
    ordered, settings, tmp_path, monkeypatch
):
    settings.SIGNING_MAKES_OWN_KEYS = False
    settings.SIGNING_KEYS_DIR = tmp_path / "no-keys"
    monkeypatch.setattr(making, "draw", lambda paper, at: rendering.Rendered(b"%PDF-", 1, None))
    paper = ordered()
    making.make_ordered(AT)
    paper.refresh_from_db()
    assert paper.last_error == f"{Fault.NO_KEY}:吉01"


def test_serving_is_a_download_no_browser_may_run(ordered, quick):
    paper = ordered()
    with pytest.raises(Refused):
        serve(paper)
    making.make_ordered(AT)
    paper.refresh_from_db()
    response = serve(paper)
    assert b"".join(response.streaming_content) == b"%PDF-drawn signed"
    response.close()
    assert response["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    paper_file(paper.file).unlink()
    with pytest.raises(Refused):
        serve(paper)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs two writers at once")
@pytest.mark.django_db(transaction=True)
def test_two_makers_at_once_make_every_paper_once(ordered, quick, settings):
    for _number in range(10):
        ordered()
    barrier, made, errors = threading.Barrier(2, timeout=10), [], []

    def work():
        try:
            barrier.wait()
            made.append(making.make_ordered(AT))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    assert sum(made) == 10
    assert Paper.objects.filter(state="ISSUED", attempts=1).count() == 10
    assert len(files_on_disk(settings)) == 10
    assert Entry.objects.filter(verb="issue_paper").count() == 10
