"""One real paper, looked at with the tools an archive or a court would use."""

import io
import re
import shutil
import subprocess

import pikepdf  # noqa: TID253  looks into what was made
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from portal.papers import keys, rendering, signing
from portal.papers.making import make_ordered
from portal.papers.storage import paper_file
from tests.papers.conftest import AT, FACTS, HASH

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
RARE = "珺喆昇鄠龑"


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Bytes of a Chinese and an English receipt, made once for this file."""
    return {"folder": tmp_path_factory.mktemp("papers")}


@pytest.fixture(params=["zh-hans", "en"])
def paper(request, made, ordered):
    """An issued receipt and the path of its file."""
    language = request.param
    title = "联系法官请求回执" if language == "zh-hans" else "Receipt for a request"
    paper = ordered(language=language, title=title)
    kept = made["folder"] / f"{language}.pdf"
    if not kept.exists():
        assert make_ordered(AT) == 1, paper.reason
        paper.refresh_from_db()
        shutil.copy(paper_file(paper.file), kept)
        made[language] = paper
    return made[language], kept


def test_every_font_is_inside(paper):
    lines = run("pdffonts", str(paper[1])).splitlines()[2:]
    assert lines
    for line in lines:
        embedded, subset, unicode_map = line.split()[-5:-2]
        assert (embedded, subset, unicode_map) == ("yes", "yes", "yes"), line


def test_the_text_is_the_data(paper):
    row, path = paper
    text = re.sub(r"\s", "", run("pdftotext", "-layout", str(path), "-"))
    said = [row.title, row.number, row.code[:5], str(HASH), FACTS["lead"], FACTS["reference"]]
    said += [word for pair in FACTS["rows"] for word in pair] + FACTS["steps"]
    said += [promise[key] for promise in FACTS["promises"] for key in ("words", "by", "article")]
    missing = [word for word in said if re.sub(r"\s", "", word) not in text]
    assert missing == []


def test_it_is_archival_tagged_and_names_its_language(paper):
    row, path = paper
    info = run("pdfinfo", str(path))
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"PDF version:\s+1\.7", info)
    assert row.title in info
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == ("zh-Hans" if row.language == "zh-hans" else "en")
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert pdf.Root.OutputIntents
    run("qpdf", "--check", str(path))


def test_a_reader_aloud_finds_headings_table_headers_and_pictures(paper):
    structure = run("pdfinfo", "-struct", str(paper[1]))
    assert structure.count("H1") == 1
    assert structure.count("H2") >= 4
    assert structure.count("TH") >= 3 + len(FACTS["rows"])
    with pikepdf.open(paper[1]) as pdf:
        alts = [str(item.Alt) for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
        assert any(paper[0].code[:5] in alt for alt in alts)
        (field,) = pdf.Root.AcroForm.Fields
        assert "吉林省长春市中级人民法院" in str(field.TU)


def test_rare_characters_are_drawn_not_only_written(paper):
    """Text extraction returns a character even where a font drew a blank or a box."""
    drawn = {}
    with pikepdf.open(paper[1]) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
                drawn |= outlines(item)
    boxes = [drawn[character] for character in RARE]
    assert all(boxes), "each has an outline of its own"
    assert len(set(boxes)) == len(RARE), "and they are not all the same box"


def outlines(font):
    """Character to bounding box of its outline, for each character a font of the file draws."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    data = descriptor.get("/FontFile3", descriptor.get("/FontFile2")).read_bytes()
    inside = TTFont(io.BytesIO(data))
    glyphs, names = inside.getGlyphSet(), inside.getGlyphOrder()
    pairs = re.findall(
        rb"^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$", font.ToUnicode.read_bytes(), re.MULTILINE
    )
    found = {}
    for code, text in pairs:
        pen = BoundsPen(glyphs)
        glyphs[names[int(code, 16)]].draw(pen)
        found[bytes.fromhex(text.decode()).decode("utf-16-be")] = pen.bounds
    return found


def test_an_independent_reader_accepts_the_signature(paper):
    said = run("pdfsig", "-nocert", str(paper[1]))
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "吉林省长春市中级人民法院" in said


def test_the_mark_stands_on_the_signature_where_the_page_left_room(paper, ordered):
    with pikepdf.open(paper[1]) as pdf:
        marks = [
            (number, note) for number, page in enumerate(pdf.pages)
            for note in page.get("/Annots", []) if note.get("/FT") == "/Sig"
        ]
    ((number, mark),) = marks
    place = rendering.draw(ordered(language=paper[0].language), at=AT).seal
    assert (number, tuple(int(side) for side in mark.Rect)) == (place.page, place.box)
    assert "/AP" in mark


def test_the_same_paper_drawn_twice_is_the_same_to_the_byte(ordered):
    paper = ordered()
    assert rendering.draw(paper, at=AT).pdf == rendering.draw(paper, at=AT).pdf


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png"])
def test_nothing_is_fetched_into_a_paper(address):
    html = f'<html lang="en"><link rel="attachment" href="{address}"><img src="{address}" alt="">'
    pdf = rendering.render(html, "").pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert list(opened.attachments) == []
        assert not any(page.get_images() for page in opened.pages)


def test_keys_are_made_once_and_are_readable_by_their_owner_only(court, settings, tmp_path):
    settings.SIGNING_KEYS_DIR = tmp_path / "keys"
    first = {path: path.read_bytes() for path in (keys.ready(court).key, keys.authority().key)}
    keys.ready(court)
    assert all(path.read_bytes() == content for path, content in first.items())
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in first)
    assert keys.directory().stat().st_mode & 0o777 == 0o700


def test_half_made_keys_are_made_again(court, settings, tmp_path):
    settings.SIGNING_KEYS_DIR = tmp_path / "keys"
    keys.directory().mkdir()
    keys.court_keys(court).key.write_text("half")
    signing.KeyFiles().signer(court)


def test_a_courts_key_is_opened_once_not_for_every_signature(court, monkeypatch):
    """Opening checks the key's primes and costs more than drawing and signing together."""
    plain = rendering.render("<h1>回执</h1>", "").pdf
    signing.sign(plain, court, None)

    def opened_again(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr("pyhanko.sign.signers.pdf_cms.serialization", opened_again)
    assert b"/ByteRange" in signing.sign(plain, court, None)
