"""The main volume as one PDF: bookmarks, the reader's name, nothing that is not the reader's."""

import io
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest
import time_machine
from django.urls import reverse

from portal.audit.models import Entry as AuditEntry
from portal.common.refusals import Refused
from portal.dossier import contents, volumes
from portal.dossier.intake import take_in
from portal.dossier.models import VolumeCopy
from portal.dossier.rules.catalogue import Side, Slot, Volume
from portal.dossier.rules.reading import Withheld
from portal.dossier.storage import path_of
from portal.dossier.sweeps import bind_volumes, clear_away
from tests import builders
from tests.dossier import good_files
from tests.dossier.conftest import content_of, sent

AT = builders.A_MONDAY
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(AT, tick=False):
        yield


def order(dossier, person) -> VolumeCopy:
    return volumes.order_copy(dossier, contents.reader_of(dossier, person), at=AT)


def test_a_party_takes_the_whole_main_volume_along(filed, dossier, plaintiff, client_of):
    filed(Slot.COMPLAINT, 2, title="起诉状")
    filed(Slot.EVIDENCE, 3, title="借条", side=Side.FIRST)
    filed(Slot.DELIBERATION, 2, title="评议笔录")
    filed(Slot.PRESERVATION, 1, title="保全裁定", withheld=Withheld.PRESERVATION)
    filed(Slot.EVIDENCE, 1, title="商业秘密", withheld=Withheld.SECRET)
    browser = client_of(plaintiff)
    browser.post(reverse("dossier_copy_order", args=[dossier.public_id]))
    assert bind_volumes(AT) == 1
    assert bind_volumes(AT) == 0
    answer = browser.get(reverse("dossier_copy", args=[dossier.public_id]))
    assert answer["Content-Disposition"].startswith("attachment")
    with pikepdf.open(io.BytesIO(content_of(answer))) as volume:
        assert len(volume.pages) == 7, "cover, contents, five pages"
        with volume.open_outline() as outline:
            titles = [bookmark.title for bookmark in outline.root]
    assert titles == ["封面", "目录", "1. 起诉状 (1-2)", "2. 借条 (3-5)"]
    reads = AuditEntry.objects.filter(verb="read", record=dossier.reference)
    assert reads.count() == 1


def test_every_page_of_it_carries_the_mark(filed, dossier, plaintiff):
    filed(Slot.COMPLAINT, 2)
    order(dossier, plaintiff)
    bind_volumes(AT)
    pdf = pypdfium2.PdfDocument(path_of(VolumeCopy.objects.get().file))
    for number in range(4):
        page = pdf[number].render(scale=1).to_pil().convert("RGB")
        colours = {colour for _count, colour in page.getcolors(1 << 20)}
        assert any(blue > red + 8 for red, _green, blue in colours), "blue letters lie over it"


def test_ordered_again_it_is_the_same_until_the_dossier_grows(filed, dossier, plaintiff, judge):
    filed(Slot.COMPLAINT)
    first = order(dossier, plaintiff)
    assert order(dossier, plaintiff).pk == first.pk
    assert order(dossier, judge).pk != first.pk
    filed(Slot.ANSWER)
    assert order(dossier, plaintiff).pk != first.pk


def test_it_waits_for_pages_that_are_being_prepared(filed, given, dossier, plaintiff):
    filed(Slot.COMPLAINT)
    filed(Slot.ANSWER, is_prepared=False)
    order(dossier, plaintiff)
    assert bind_volumes(AT) == 0
    copy = VolumeCopy.objects.get()
    assert (copy.state, copy.last_error) == ("ORDERED", "NOT_READY")


def test_recordings_stay_out_of_it(filed, given, dossier, plaintiff, in_process):
    filed(Slot.COMPLAINT, 2)
    sound = take_in(sent("a.wav", good_files.sound()), about=dossier, by=plaintiff, at=AT)
    filed(Slot.EVIDENCE, file=sound)
    order(dossier, plaintiff)
    assert bind_volumes(AT) == 1
    assert VolumeCopy.objects.get().pages == 4


def test_whoever_may_not_read_takes_nothing_along(filed, dossier):
    filed(Slot.COMPLAINT)
    with pytest.raises(Refused):
        order(dossier, builders.a_person())
    assert not VolumeCopy.objects.exists()


def test_my_copy_is_not_anothers(filed, dossier, plaintiff, defendant, client_of):
    filed(Slot.COMPLAINT)
    order(dossier, plaintiff)
    bind_volumes(AT)
    path = reverse("dossier_copy", args=[dossier.public_id])
    mine = client_of(plaintiff).get(path)
    assert content_of(mine).startswith(b"%PDF-")
    assert client_of(defendant).get(path).status_code == 404


def test_after_a_week_it_is_ordered_anew(filed, dossier, plaintiff):
    filed(Slot.COMPLAINT)
    order(dossier, plaintiff)
    bind_volumes(AT)
    path = path_of(VolumeCopy.objects.get().file)
    clear_away(AT + timedelta(days=6))
    assert path.exists()
    clear_away(AT + timedelta(days=8))
    assert not path.exists()
    assert not VolumeCopy.objects.exists()


def test_cover_contents_and_page_numbers_of_the_main_volume(filed, dossier, plaintiff):
    filed(Slot.COMPLAINT, 2, title="起诉状")
    filed(Slot.EVIDENCE, 3, title="借条", side=Side.FIRST)
    order(dossier, plaintiff)
    bind_volumes(AT)
    pdf = pypdfium2.PdfDocument(path_of(VolumeCopy.objects.get().file))
    cover, listed, *pages = (page.get_textpage().get_text_range() for page in pdf)
    assert str(dossier) in cover
    assert dossier.court.name in cover
    for said in ("起诉状", "借条", "1–2", "3–5"):
        assert said in listed
    assert [page.strip().splitlines()[-1] for page in pages] == ["1", "2", "3", "4", "5"]


def test_the_internal_volume_is_bound_for_those_who_may_read_it_only(
    filed, dossier, plaintiff, judge, client_of
):
    filed(Slot.COMPLAINT, 1, title="起诉状")
    filed(Slot.DELIBERATION, 2, title="评议笔录")
    reader = contents.reader_of(dossier, plaintiff)
    with pytest.raises(Refused):
        volumes.order_copy(dossier, reader, Volume.INTERNAL, at=AT)
    browser, name = client_of(judge), {"volume": "INTERNAL"}
    browser.post(reverse("dossier_copy_order", args=[dossier.public_id]), name)
    assert bind_volumes(AT) == 1
    copy = VolumeCopy.objects.get()
    assert (copy.volume, copy.pages) == ("INTERNAL", 4)
    pdf = pypdfium2.PdfDocument(path_of(copy.file))
    assert "评议笔录" in pdf[1].get_textpage().get_text_range()
    assert "起诉状" not in pdf[1].get_textpage().get_text_range()
    path = reverse("dossier_copy", args=[dossier.public_id])
    assert content_of(browser.get(path, name)).startswith(b"%PDF-")
    assert client_of(plaintiff).get(path, name).status_code == 404
