"""Page checks: what each rule finds, that ordinary pages pass, that both sides see the same."""

import io
import random

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from portal.dossier import intake, pages
from portal.dossier.intake import take_in
from portal.dossier.models import PageFinding, StoredFile
from portal.dossier.quarantine.measuring import measure_page, of_picture
from portal.dossier.rules.pages import RULES, findings
from portal.dossier.sweeps import prepare_copies
from portal.dossier.watermark import chinese_font
from tests import builders
from tests.dossier import good_files
from tests.dossier.conftest import sent

AT = builders.A_MONDAY
WORDS = "原告诉称被告于二零二五年三月向原告借款人民币五万元约定月息一分至今未还请求判令被告归还"


def sheet(size: int = 15, gap: float = 1.8, *, ink: int = 0, paper: int = 255) -> Image.Image:
    """A page of Chinese text as a scanner sees it."""
    chance = random.Random(7)
    picture = Image.new("L", (708, 1000), paper)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(chinese_font(), size)
    top = 80
    while top < 900:
        line = "".join(chance.choice(WORDS) for _ in range(chance.randint(20, 560 // size)))
        pen.text((70, top), line, font=font, fill=ink)
        top += int(size * gap)
    return picture


def on_desk(page: Image.Image, tilt: float = 0) -> Image.Image:
    """The page photographed on a desk, a little tilted."""
    desk = Image.blend(Image.new("L", (870, 1160), 110), Image.effect_noise((870, 1160), 60), 0.25)
    desk.paste(page, (80, 80))
    return desk.rotate(tilt, fillcolor=100)


def found(picture: Image.Image, **facts) -> set[str]:
    share = 1000 / max(picture.size)
    drawn = picture.resize((int(picture.width * share), int(picture.height * share)))
    known = {"drawn": True, "characters": 0, "lying": 0.0, "dots": 150}
    return set(findings({**known, **of_picture(drawn.convert("RGB")), **facts}))


def turned(picture: Image.Image) -> Image.Image:
    return picture.rotate(90, expand=True)


def blank() -> Image.Image:
    return Image.blend(Image.new("L", (708, 1000), 250), Image.effect_noise((708, 1000), 30), 0.06)


ORDINARY = {
    "text": lambda: sheet(), "small print": lambda: sheet(11, 1.3),
    "large print": lambda: sheet(24, 2.4), "tight lines": lambda: sheet(18, 1.2),
    "grey paper": lambda: sheet(ink=30, paper=180), "pencil": lambda: sheet(ink=150, paper=250),
    "photo": lambda: on_desk(sheet()), "photo, tilted": lambda: on_desk(sheet(), 4),
    "photo, tilted back": lambda: on_desk(sheet(), -5),
    "photo in poor light": lambda: ImageEnhance.Brightness(on_desk(sheet())).enhance(0.5),
}
FAULTY = {
    "empty page": (blank, {"BLANK"}),
    "empty white page": (lambda: Image.new("L", (708, 1000), 255), {"BLANK"}),
    "on its side": (lambda: turned(sheet()), {"SIDEWAYS"}),
    "small print on its side": (lambda: turned(sheet(11, 1.3)), {"SIDEWAYS"}),
    "photo on its side": (lambda: turned(on_desk(sheet(), 3)), {"SIDEWAYS"}),
    "in the dark": (lambda: ImageEnhance.Brightness(on_desk(sheet())).enhance(0.28), {"TOO_DARK"}),
    "night": (lambda: ImageEnhance.Brightness(on_desk(sheet())).enhance(0.1), {"TOO_DARK"}),
    "pale copy": (lambda: sheet(ink=225, paper=250), {"FAINT"}),
    "shaken": (lambda: sheet().filter(ImageFilter.GaussianBlur(3)), {"BLURRED"}),
    "left edge missing": (lambda: sheet().crop((110, 0, 708, 1000)), {"CUT_OFF"}),
    "top line missing": (lambda: sheet().crop((0, 87, 708, 1000)), {"CUT_OFF"}),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_page_passes_every_rule(name):
    assert found(ORDINARY[name]()) == set()


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_page_is_found(name):
    make, expected = FAULTY[name]
    assert found(make()) == expected


def test_a_thumbnail_is_too_coarse_and_text_never_is():
    assert found(sheet(), dots=60) == {"COARSE"}
    assert found(sheet(), dots=0, characters=400) == set()


@pytest.mark.parametrize(("rotate", "expected"), [
    (0, ()), (90, ("SIDEWAYS",)), (180, ()), (270, ("SIDEWAYS",)),
])
def test_a_text_page_turned_by_its_own_words_is_found(rotate, expected):
    """A PDF may say itself that a page is shown turned."""
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = rotate

    pdf = pypdfium2.PdfDocument(good_files.document(1, change=turn))
    assert findings(measure_page(pdf, 1)) == expected


def test_every_rule_says_what_and_how_to_mend_it():
    assert all(str(rule.words) and str(rule.remedy) for rule in RULES.values())
    assert {rule.severity for rule in RULES.values()} == {"STOP", "WARN"}


def test_a_page_that_cannot_be_drawn_stops():
    assert findings({"drawn": False}) == ("UNDRAWN",)


# -- Rows --------------------------------------------------------------------------------------


@pytest.fixture
def mixed(person, in_process, db) -> StoredFile:
    """Four pages: text, an empty one, one on its side, one in the dark."""
    dark = ImageEnhance.Brightness(on_desk(sheet())).enhance(0.25)
    scans = [sheet(), blank(), turned(sheet()), dark]
    content = io.BytesIO()
    scans[0].save(content, "PDF", save_all=True, append_images=scans[1:], resolution=100)
    file = take_in(sent("scan.pdf", content.getvalue()), about=person, by=person, at=AT)
    while prepare_copies(AT):
        pass
    return StoredFile.objects.of(person).get(pk=file.pk)


@pytest.mark.django_db
def test_findings_are_rows_worst_first(mixed):
    assert mixed.is_checked
    told = [(one.page, one.rule.code) for one in pages.problems([mixed])]
    assert told == [(4, "TOO_DARK"), (2, "BLANK"), (3, "SIDEWAYS")]
    report = pages.reports([mixed])[mixed.pk]
    assert [page.number for page in report] == [1, 2, 3, 4]
    assert report[0].findings == ()
    assert report[2].width > report[2].height


@pytest.mark.django_db
def test_looking_again_adds_nothing(mixed):
    before = PageFinding.objects.count()
    assert prepare_copies(AT) == 0
    assert PageFinding.objects.count() == before


@pytest.mark.django_db
def test_reports_cost_two_queries_for_any_number_of_files(given, person, django_assert_num_queries):
    for _number in range(4):
        given(2, about=person, by=person)
    while prepare_copies(AT):
        pass
    files = intake.files_of(person)
    with django_assert_num_queries(2):
        assert len(pages.reports(files)) == 4


@pytest.mark.django_db
def test_the_page_of_a_file_shows_each_finding_at_its_page(mixed, client_of, person):
    browser = client_of(person)
    browser.cookies["django_language"] = "en"
    said = browser.get(reverse("file_shown", args=[mixed.public_id])).content.decode()
    assert "This page is too dark to read." in said
    assert "Take the photo again in good light" in said
    assert reverse("file_page", args=[mixed.public_id, 4]) in said
    picture = browser.get(reverse("file_page", args=[mixed.public_id, 3]))
    assert picture["Content-Type"] == "image/webp"
    assert Image.open(io.BytesIO(picture.content)).width > 1000
    assert browser.get(reverse("file_page", args=[mixed.public_id, 5])).status_code == 404


@pytest.mark.django_db
def test_until_all_pages_were_looked_at_silence_means_nothing(given, person):
    file = given(3, about=person, by=person)
    assert not file.is_checked
    assert [page.findings for page in pages.reports([file])[file.pk]] == [(), (), ()]
