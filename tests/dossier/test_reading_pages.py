"""Reading page by page: the mark, the record of it, and what a page costs."""

import io
import json

import pytest
from django.urls import reverse
from PIL import Image, ImageChops

from portal.audit.models import Entry as AuditEntry
from portal.dossier import actions, contents, pictures
from portal.dossier.models import PageView
from portal.dossier.rules.catalogue import Slot
from portal.dossier.watermark import last_of_number, mark_of
from portal.people import vault
from portal.people.models import Identity
from portal.people.numbers import Kind
from tests import builders
from tests.dossier.test_reading import AT

pytestmark = pytest.mark.django_db


def test_a_page_is_a_picture_with_the_readers_mark(filed, client_of, plaintiff, defendant):
    item = filed(Slot.EVIDENCE, 2)
    path = reverse("dossier_page", args=[item.public_id, 2])
    pictures_seen = []
    for person in (plaintiff, defendant):
        answer = client_of(person).get(path)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/webp"
        assert answer["Cache-Control"] == "private, no-store"
        assert "sandbox" in answer["Content-Security-Policy"]
        pictures_seen.append(Image.open(io.BytesIO(answer.content)).convert("L"))
    source = contents.source_of(item)
    plain = Image.open(pictures.picture_of(source.document, 2)).convert("L")
    for seen in pictures_seen:
        assert ImageChops.difference(seen, plain).getextrema()[1] > 20
    assert ImageChops.difference(*pictures_seen).getextrema()[1] > 20


def test_the_mark_says_who_which_case_and_when(plaintiff):
    mark = mark_of(plaintiff, "（2026）吉01民初1号", AT)
    assert mark.first == f"赵试一 {plaintiff.phone[-4:]} （2026）吉01民初1号"
    assert mark.second.startswith("2026-03-16 10:00")


def test_a_lawyer_is_marked_with_the_licence(plaintiff):
    for kind, number in (
        (Kind.RESIDENT_ID, "220102199001011234"), (Kind.LAWYER_LICENCE, "12201201110123456"),
    ):
        Identity.objects.create(
            person=plaintiff, kind=kind, index=kind, verified_at=AT, method="ONLINE",
            sealed=vault.seal(number),
        )
    assert last_of_number(plaintiff) == "3456"


def test_every_page_shown_is_recorded_and_the_parties_see_it(
    filed, dossier, client_of, plaintiff, judge
):
    item = filed(Slot.EVIDENCE, 3, title="Bank papers")
    reading = client_of(judge)
    for number in (1, 2, 2):
        reading.get(reverse("dossier_page", args=[item.public_id, number]))
    assert [*PageView.objects.values_list("page", "person", "role").order_by("pk")] == [
        (1, judge.pk, "JUDGE"), (2, judge.pk, "JUDGE"), (2, judge.pk, "JUDGE"),
    ]
    browser = client_of(plaintiff)
    browser.cookies["django_language"] = "en"
    page = browser.get(reverse("dossier_case", args=[dossier.public_id])).content.decode()
    assert "Judge: " in page
    assert "2 pages" in page
    assert judge.full_name not in page


def test_views_of_what_is_hidden_are_hidden_too(filed, dossier, client_of, plaintiff, judge):
    item = filed(Slot.DELIBERATION, title="Deliberation")
    client_of(judge).get(reverse("dossier_page", args=[item.public_id, 1]))
    reader = contents.reader_of(dossier, plaintiff)
    assert contents.readings(dossier, reader) == []
    assert len(contents.readings(dossier, contents.reader_of(dossier, judge))) == 1


def test_opening_a_paper_is_audited_once(filed, client_of, plaintiff):
    item = filed()
    client_of(plaintiff).get(reverse("dossier_item", args=[item.public_id]))
    row = AuditEntry.objects.get(verb="read", record=item.reference)
    assert (row.actor, row.role) == (str(plaintiff.public_id), "PARTY")


def test_a_page_beyond_the_paper_does_not_exist(filed, client_of, plaintiff):
    """Also when the file behind it has more pages: the cover sheet of a scan is not shown."""
    item = filed(Slot.EVIDENCE, 3, leading_pages=1)
    browser = client_of(plaintiff)
    codes = [
        browser.get(reverse("dossier_page", args=[item.public_id, number])).status_code
        for number in (0, 1, 2, 3)
    ]
    assert codes == [404, 200, 200, 404]


# -- Pages of the site -------------------------------------------------------------------------


def test_a_visitor_learns_what_can_be_read(client):
    client.cookies["django_language"] = "en"
    page = client.get(reverse("dossier"))
    assert page.status_code == 200
    assert "The internal volume of the judges is never shown." in page.content.decode()


def test_my_dossiers_are_those_of_my_cases(filed, client_of, plaintiff, dossier, at_most):
    filed()
    other = builders.a_case(builders.a_person())
    actions.open_dossier(other, other.court, case=other, by=None, at=AT)
    browser = client_of(plaintiff)
    browser.get(reverse("dossier"))
    with at_most(12):
        page = browser.get(reverse("dossier")).content.decode()
    assert dossier.case.number in page
    assert other.number not in page


@pytest.mark.parametrize("papers", [3, 30])
def test_the_catalogue_costs_the_same_for_any_number_of_papers(
    papers, filed, client_of, plaintiff, dossier, at_most
):
    for _number in range(papers):
        filed(is_prepared=False)
    browser = client_of(plaintiff)
    path = reverse("dossier_case", args=[dossier.public_id])
    browser.get(path)
    with at_most(12):
        assert browser.get(path).status_code == 200


def test_searching_keeps_words_out_of_the_address(filed, client_of, plaintiff, dossier):
    for title in ("借条", "转账记录", "收条", "录音整理", "身份证", "起诉状"):
        filed(title=title, is_prepared=False)
    browser = client_of(plaintiff)
    page = browser.post(reverse("dossier_case", args=[dossier.public_id]), {"words": "转账"})
    assert "转账记录" in page.content.decode()
    assert "借条" not in page.content.decode()


def test_the_api_gives_the_catalogue_as_its_reader_may_see_it(
    filed, client_of, plaintiff, judge, dossier
):
    filed(Slot.COMPLAINT, 2, title="Complaint")
    filed(Slot.DELIBERATION, title="Deliberation")
    for person, titles in ((plaintiff, ["Complaint"]), (judge, ["Complaint", "Deliberation"])):
        browser = client_of(person)
        listed = browser.get(reverse("api:dossiers")).json()["results"]
        assert [row["id"] for row in listed] == [str(dossier.public_id)]
        whole = browser.get(reverse("api:dossier", args=[dossier.public_id])).json()
        assert [line["title"] for line in whole["lines"]] == titles
        assert whole["lines"][0]["last_page"] == 2
        assert json.dumps(whole)


def test_a_long_paper_opens_page_by_page(filed, client_of, plaintiff):
    item = filed(Slot.EVIDENCE, 300, is_prepared=False)
    item.file.copy, item.file.copy_file = "READY", "copies/aa/x.pdf"
    item.file.save()
    page = client_of(plaintiff).get(reverse("dossier_item", args=[item.public_id]))
    text = page.content.decode()
    assert text.count('loading="lazy"') == 300
    assert len(page.content) < 150 * 1024
    assert 'id="p300"' in text
