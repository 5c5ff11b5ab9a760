"""The next filing by one key: the most urgent free one, onward from what was only read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filing.actions import docketing
from filing.actions.leasing import take
from portal.common import clock
from tests.builders import a_court

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(desk):
    """Three filings on the pile, the earliest due first."""
    now = clock.now()
    return [desk.submitted(now - timedelta(days=back)) for back in (3, 2, 1)]


@pytest.fixture
def next_after(client_of, desk):
    browser = client_of(desk.clerk)

    def ask(filing=None, pile="examine"):
        said = {"desk": pile, "after": filing.number if filing else ""}
        return browser.post(reverse("staff:filings_next"), said)["Location"]

    return ask


def page_of(filing):
    return reverse("staff:filing", args=[filing.public_id])


def test_the_most_urgent_comes_first_and_reading_on_never_turns_back(three, next_after):
    first, second, third = three
    assert next_after() == page_of(first)
    assert next_after(first) == page_of(second)
    assert next_after(second) == page_of(third)
    assert next_after(third) == page_of(first)


def test_after_a_decision_it_begins_at_the_top_again(desk, three, next_after):
    first, second, _third = three
    docketing.accept(second, by=desk.clerk, at=clock.now())
    assert next_after(second) == page_of(first)


def test_what_a_colleague_has_open_is_passed_over(desk, three, next_after):
    first, second, _third = three
    take(first, by=desk.second_clerk)
    assert next_after() == page_of(second)


def test_an_empty_pile_says_so(desk, next_after):
    assert next_after() == f"{reverse('staff:filings')}?desk=examine"


def test_a_filing_sent_to_another_court_leads_back_to_the_queue(desk, three, client_of):
    other = a_court("吉0105")
    page = reverse("staff:filing_decide", args=[three[0].public_id, "transfer"])
    answer = client_of(desk.clerk).post(page, {"court": other.code, "why": "被告住所地在该区"})
    assert answer["Location"] == reverse("staff:filings")
