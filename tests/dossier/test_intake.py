"""Taking files in: each cause its own sentence, sent twice is one, nothing acknowledged is lost."""

import errno
import hashlib
from pathlib import Path

import pytest
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
from portal.dossier.sweeps import clear_away
from tests import builders
from tests.dossier import good_files, hostile_files
from tests.dossier.conftest import sent

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


def test_the_same_bytes_sent_ahead_again_are_those_the_record_has(person, dossier, in_process):
    first, again = ([str(taken(person).public_id)] for _each in range(2))
    kept = intake.received([], first, to=dossier, by=person, at=AT, purpose="scan")
    same = intake.received([], again, to=dossier, by=person, at=AT, purpose="scan")
    assert [one.pk for one in same] == [one.pk for one in kept]
