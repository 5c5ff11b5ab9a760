"""Ours and unchanged, ours and changed, not ours, or not a paper at all."""

import io
import re

import pikepdf  # noqa: TID253  makes the files that are judged
import pytest

from portal.papers import rendering, signing
from portal.papers.making import make_ordered
from portal.papers.models import Paper
from portal.papers.storage import paper_file
from portal.papers.verification import LARGEST, Kind, check_file, find
from tests.papers.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """A busy machine must not turn an answer into "too slow"; the limit has its own test."""
    monkeypatch.setattr("portal.papers.verification.PATIENCE_S", 120)


@pytest.fixture(scope="module")
def kept():
    return {}


@pytest.fixture
def issued(ordered, kept):
    """The row and the bytes of an issued paper; drawn once for this file."""
    paper = ordered()
    if not kept:
        assert make_ordered(AT) == 1
        paper.refresh_from_db()
        kept["row"] = {name: getattr(paper, name) for name in (
            "code", "state", "issued_at", "sha256", "size", "pages", "file",
        )}
        kept["bytes"] = paper_file(paper.file).read_bytes()
    else:
        Paper.objects.filter(pk=paper.pk).update(**kept["row"])
        paper.refresh_from_db()
    return paper, kept["bytes"]


def test_a_code_is_found_however_it_is_typed(issued):
    paper, _content = issued
    typed = f" {paper.code[:5].lower()}-{paper.code[5:]} "
    found = find(typed)
    assert (found.kind, found.is_ours) == (Kind.PAPER, True)
    assert (found.number, found.title, found.issued_at) == (paper.number, paper.title, AT)
    assert found.court == paper.court


@pytest.mark.parametrize("code", ["", "AAAAAAAAAA", "short", "A" * 500, "' OR 1=1 --"])
def test_an_unknown_code_finds_nothing(issued, code):
    assert find(code) is None


def test_a_paper_not_issued_yet_is_not_called_ours(ordered):
    found = find(ordered().code)
    assert (found.is_ours, found.title) == (False, "")


def test_the_very_file_is_unchanged(issued):
    paper, content = issued
    found = check_file(content)
    assert (found.kind, found.is_ours, found.number) == (Kind.UNCHANGED, True, paper.number)


@pytest.mark.parametrize("place", [0.3, 0.6])
def test_one_flipped_byte_is_noticed(issued, place):
    content = bytearray(issued[1])
    content[int(len(content) * place)] ^= 1
    found = check_file(bytes(content))
    assert not found.is_ours
    assert found.kind in (Kind.CHANGED, Kind.UNREADABLE)


def test_a_changed_word_is_told_with_whose_signature_it_was(issued):
    """The minute of signing is rewritten: the file still opens, the signature breaks."""
    content = issued[1]
    (stamp,) = re.finditer(rb"/M ?\(D(?:\\072|:)\d{11}(\d)", content)
    place = stamp.start(1)
    other = b"1" if stamp.group(1) != b"1" else b"2"
    found = check_file(content[:place] + other + content[place + 1:])
    assert (found.kind, found.is_ours) == (Kind.CHANGED, False)
    assert found.signer.startswith("吉林省长春市中级人民法院")


def test_something_added_after_the_signature_is_a_change(issued):
    from pyhanko.pdf_utils.generic import NameObject, NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(issued[1]))
    writer.root[NameObject("/Added")] = NumberObject(1)
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    found = check_file(out.getvalue())
    assert (found.kind, found.is_ours) == (Kind.CHANGED, False)
    assert found.signer


def test_another_authority_with_the_courts_name_is_not_us(court, issued, settings, tmp_path):
    ours = settings.SIGNING_KEYS_DIR
    settings.SIGNING_KEYS_DIR = tmp_path / "forger"
    forged = signing.sign(rendering.render("<p>伪造</p>", "").pdf, court, None)
    settings.SIGNING_KEYS_DIR = ours
    found = check_file(forged)
    assert (found.kind, found.is_ours, found.signer) == (Kind.FOREIGN, False, "")


def test_a_good_signature_on_a_paper_we_never_issued_is_not_ours(court, issued):
    leaked = signing.sign(rendering.render("<p>从未签发</p>", "").pdf, court, None)
    found = check_file(leaked)
    assert (found.kind, found.is_ours) == (Kind.FOREIGN, False)
    assert found.signer


def pdf_of(**save):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, **save)
    return out.getvalue()


def endless():
    """A sound file of one page that claims a thousand million."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    body, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 4\n0000000000 65535 f \n%s" b"trailer<</Size 4/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (table, len(body))
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"", Kind.UNREADABLE, id="empty"),
        pytest.param(b"PK\x03\x04 not a pdf", Kind.UNREADABLE, id="another kind of file"),
        pytest.param(b"%PDF-1.7\n" + b"\x00" * 4000, Kind.UNREADABLE, id="only a head"),
        pytest.param(pdf_of()[:-40], Kind.UNREADABLE, id="cut off"),
        pytest.param(
            pdf_of(encryption=pikepdf.Encryption(owner="o", user="u")), Kind.UNREADABLE,
            id="locked",
        ),
        pytest.param(endless(), Kind.UNREADABLE, id="claims a thousand million pages"),
        pytest.param(
            b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\n/ByteRange\n",
            Kind.UNREADABLE, id="nested without end",
        ),
        pytest.param(b"x" * (LARGEST + 1), Kind.UNREADABLE, id="too large"),
        pytest.param(pdf_of(), Kind.FOREIGN, id="somebody else's"),
    ],
)
def test_hostile_and_foreign_files_get_a_sentence(content, kind, db):
    found = check_file(content)
    assert (found.kind, found.is_ours) == (kind, False)
    assert found.sentence


def test_a_file_that_takes_too_long_is_given_up(db, monkeypatch):
    monkeypatch.setattr("portal.papers.verification.PATIENCE_S", 0.01)
    found = check_file(pdf_of())
    assert (found.kind, found.is_ours) == (Kind.UNREADABLE, False)
    assert found.sentence
