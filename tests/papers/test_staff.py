"""The console's page of papers: why, and again."""

import pytest

from portal.papers.faults import Fault
from portal.papers.models import Paper
from portal.people.roles import Role
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/staff/papers/"


@pytest.fixture
def archivist(court):
    return builders.an_office(Role.ARCHIVIST, builders.a_division(court))


@pytest.fixture
def failed(ordered):
    paper = ordered()
    Paper.objects.filter(pk=paper.pk).update(
        state="FAILED", attempts=1, last_error=f"{Fault.NO_GLYPH}:龘"
    )
    return paper


def test_a_failed_paper_shows_its_reason_and_is_made_again(client_of, archivist, failed):
    browser = client_of(archivist)
    page = browser.get(PAGE).content.decode()
    assert failed.number in page
    assert "龘" in page
    assert "陈珺" not in page, "whoever mends the machine reads no case content"
    answer = browser.post(f"{PAGE}{failed.public_id}/retry/", follow=True)
    assert failed.number in answer.content.decode()
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == ("ORDERED", 0)


def test_papers_of_other_courts_are_neither_shown_nor_mended(client_of, failed):
    elsewhere = builders.a_division(builders.a_court("吉0104"))
    browser = client_of(builders.an_office(Role.ARCHIVIST, elsewhere))
    assert failed.number not in browser.get(PAGE).content.decode()
    assert browser.post(f"{PAGE}{failed.public_id}/retry/").status_code == 404


def test_a_page_of_papers_asks_as_much_for_many_as_for_few(client_of, archivist, ordered, at_most):
    for _number in range(12):
        ordered()
    browser = client_of(archivist)
    browser.get(PAGE)
    with at_most(12):
        browser.get(PAGE)


@pytest.mark.parametrize("state", ["ORDERED", "ISSUED", "FAILED"])
def test_the_state_of_a_paper_is_told_in_words(ordered, state, rf):
    from django.template.loader import render_to_string

    paper = ordered()
    paper.state, paper.pages, paper.size = state, 1, 123_456
    said = render_to_string("papers/_state.html", {
        "paper": paper, "state_url": "/s/", "download_url": "/d/", "page_url": "/p/",
        "hotline": "12368",
    })
    assert paper.title in said
    assert ("hx-get" in said, "/d/" in said, "12368" in said) == (
        state == "ORDERED", state == "ISSUED", state == "FAILED",
    )
    assert ("/p/" in said) == (state == "ORDERED"), "a way on without scripts"
