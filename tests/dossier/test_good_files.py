"""A hundred ordinary files: none is refused, each is counted right, each can be looked at."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from portal.dossier.intake import take_in
from portal.dossier.models import StoredFile
from portal.dossier.opening import ask
from portal.dossier.storage import path_of
from portal.dossier.sweeps import prepare_copies
from tests import builders
from tests.dossier import good_files
from tests.dossier.conftest import sent

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
AT = builders.A_MONDAY
EVERY = good_files.every()


def test_there_are_a_hundred_of_them():
    assert len(EVERY) >= 100
    assert len({good.id for good in EVERY}) == len(EVERY)


@pytest.mark.parametrize("good", EVERY, ids=lambda good: good.id)
def test_an_ordinary_file_is_taken_in_and_counted(good, person, in_process):
    file = take_in(sent(good.name, good.content), about=person, by=person, at=AT)
    assert file.pages == good.pages
    assert path_of(file.file).read_bytes() == good.content
    if file.has_pages:
        prepare_copies(AT)
        file = StoredFile.objects.of(person).get()
        assert file.copy == StoredFile.Copy.READY, file.last_error
        with pikepdf.open(path_of(file.copy_file)) as copy:
            assert len(copy.pages) == good.pages
        assert path_of(file.file).read_bytes() == good.content


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stands_upright_however_the_phone_was_held(turn, person, in_process):
    upright = good_files.photo(320, 240)
    lying = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[turn]
    taken = upright if lying is None else upright.transpose(lying)
    content = good_files.saved(taken, "JPEG", exif=good_files.exif(turn), quality=95)
    take_in(sent("p.jpg", content), about=person, by=person, at=AT)
    prepare_copies(AT)
    file = StoredFile.objects.of(person).get()
    drawn = pypdfium2.PdfDocument(path_of(file.copy_file))[0].render(scale=1).to_pil()
    assert drawn.width > drawn.height
    red, green, _blue = drawn.convert("RGB").getpixel((drawn.width // 40, drawn.height // 40))
    assert red > 150 > green, "the red corner is at the top left"


def test_the_copy_tells_neither_place_nor_device(person, in_process):
    photo = good_files.saved(good_files.photo(), "JPEG", exif=good_files.exif(6, place=True))
    scan = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        image = pdf.make_stream(photo)
        image.stream_dict.update({
            "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 640,
            "/Height": 480, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.DCTDecode,
        })
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
        pdf.docinfo["/Author"] = "Somebody"
        pdf.save(scan)
    for name, content in (("p.jpg", photo), ("scan.pdf", scan.getvalue())):
        assert b"Maker of trial phones" in content
        take_in(sent(name, content), about=person, by=person, at=AT)
    prepare_copies(AT)
    for file in StoredFile.objects.of(person):
        copy = path_of(file.copy_file).read_bytes()
        with pikepdf.open(io.BytesIO(copy)) as pdf:
            streams = [t.read_raw_bytes() for t in pdf.objects if isinstance(t, pikepdf.Stream)]
            assert "/Author" not in pdf.docinfo
        assert not any(b"Maker of trial" in raw or b"Exif" in raw for raw in [copy, *streams])


PROCESSES = [good for good in EVERY if good.id in (
    "pdf of 3 pages", "pdf with_form", "photo (320, 240) held 6", "png RGBA", "webp",
    "tiff of three pages", "film.mp4 isom", "mp3", "wav",
)]


@pytest.mark.parametrize("good", PROCESSES, ids=lambda good: good.id)
def test_the_quarantine_works_as_a_process_of_its_own(good, person, tmp_path):
    file = take_in(sent(good.name, good.content), about=person, by=person, at=AT)
    assert file.pages == good.pages
    if file.has_pages:
        target = tmp_path / "copy.pdf"
        assert ask("copy", file.kind, path_of(file.file), target).fault == ""
        measured = ask("measure", target, "1", "20")
        assert [page["number"] for page in measured.facts["pages"]] == [*range(1, good.pages + 1)]
        assert ask("draw", target, "1", tmp_path / "p.jpg").fault == ""
