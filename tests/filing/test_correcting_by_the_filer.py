"""The one-time notice as the filer works through it: each item, where to mend it, and no more."""

from datetime import timedelta

import pytest

from filing import actions
from filing.states import State
from tests.builders import A_MONDAY

pytestmark = pytest.mark.django_db
NEXT_DAY = A_MONDAY + timedelta(days=1)


@pytest.fixture
def asked(desk):
    return desk.ask_correction(desk.submitted())


def test_each_item_says_what_where_and_how_and_leads_to_the_field(asked, client_of):
    page = client_of(asked.filer).get(f"/file/{asked.public_id}/").content.decode()
    assert "请写明还款期限。" in page
    assert f"/file/{asked.public_id}/about/facts/#div_id_facts.story" in page


def test_what_was_changed_is_ticked_off_and_the_rest_stays(asked, client_of):
    browser = client_of(asked.filer)
    before = browser.get(f"/file/{asked.public_id}/").context["notice"]
    assert before.left == 1
    story = asked.answers.get(key="facts.story")
    actions.save_answer(
        asked, "facts.story", "2026年3月1日到期。", version=story.version, by=asked.filer,
        at=NEXT_DAY,
    )
    assert browser.get(f"/file/{asked.public_id}/").context["notice"].left == 0
    again = actions.resubmit(asked, by=asked.filer, at=NEXT_DAY)
    assert (again.state, again.round) == (State.UNDER_REVIEW, 2)
    assert again.first_submitted_at == A_MONDAY
    assert again.flags.get().mended_at == NEXT_DAY


def test_an_item_nobody_touched_is_not_marked_as_mended(asked):
    claim = asked.answers.get(key="claim.amount")
    actions.save_answer(
        asked, "claim.amount", "1", version=claim.version, by=asked.filer, at=NEXT_DAY
    )
    again = actions.resubmit(asked, by=asked.filer, at=NEXT_DAY)
    assert again.flags.get().mended_at is None
