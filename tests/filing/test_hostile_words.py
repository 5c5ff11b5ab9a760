"""Hostile words in every kind of field: kept as words, executed nowhere, a fault of nothing."""

import html
import unicodedata

import pytest
from django.urls import reverse

from filing import actions
from filing.models import Filing
from filing.papers.needed import needed_papers
from portal.common.codepoints import is_noncharacter
from tests.builders import A_MONDAY
from tests.filing import builders, made_papers, paper_text
from tests.filing.hostile_words import EVERY, NOT_DRAWN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data", "paper_places")]
STORY, SUM = "facts.story", "claim.amount"
CASES = [pytest.param(words, id=f"{n:03d}") for n, words in enumerate(EVERY)]


def test_there_are_about_a_hundred_of_them_and_none_twice():
    assert len(EVERY) >= 100
    assert len(set(EVERY)) == len(EVERY)


@pytest.fixture
def draft():
    return builders.a_complete_draft(cause_no="29")


@pytest.mark.parametrize("words", CASES)
def test_hostile_words_are_words(draft, client_of, words):
    browser, base = client_of(draft.filer), f"/file/{draft.public_id}"
    party = draft.parties.get(side="DEFENDANT")
    about, one = (draft.public_id, party.public_id), draft.materials.get()
    for page, said in (
        (f"{base}/about/facts/", {STORY: words, f"version.{STORY}": "1"}),
        (f"{base}/about/claims/", {SUM: words, f"version.{SUM}": "1"}),
        (reverse("filing_party", args=[*about, "who"]),
         {"name": words, "version": party.version}),
        (reverse("filing_material", args=[draft.public_id, one.public_id]),
         {"name": words, "proves": words, "slot": "EVIDENCE"}),
    ):
        answer = browser.post(page, said)
        assert answer.status_code in (200, 302, 409, 422), page
        _is_inert(answer.content.decode(), words)
    for page in ("about/facts/", "check/", "papers/COMPLAINT/-/"):
        shown = browser.get(f"{base}/{page}")
        assert shown.status_code == 200, page
        _is_inert(shown.content.decode(), words)
    stranger = client_of(builders.a_verified_person())
    assert stranger.get(f"{base}/check/").status_code == 404


def _is_inert(page, words):
    """Markup is escaped, and no template or query was worked out."""
    if "<" in words:
        assert words not in page
    if "7*7" in words:
        assert words.replace("7*7", "49") not in html.unescape(page)


def keep(draft, words):
    kept = draft.answers.get(key=STORY)
    return actions.save_answer(
        draft, STORY, words, version=kept.version, by=draft.filer, at=A_MONDAY
    ).value


def test_what_is_kept_can_be_stored_by_every_database(draft):
    for words in EVERY:
        kept = keep(draft, words)
        unseen = {letter for letter in kept if unicodedata.category(letter) in ("Cc", "Cs")}
        unseen |= {letter for letter in kept if is_noncharacter(letter)}
        assert unseen <= set("\n\t")
        kept.encode()


def test_a_paper_is_made_of_all_of_them_and_says_them(draft):
    short = [words for words in EVERY if len(words) < 1_000 and words not in NOT_DRAWN]
    kept = keep(draft, "\n".join(short))
    draft = Filing._base_manager.get(pk=draft.pk)
    paper, path = made_papers.make(draft, needed_papers(draft)[0])
    text = paper_text.text_of(path, paper.number)
    # Longer ones may be cut by the foot of a page.
    said = [line for line in kept.splitlines() if line.isascii() and 0 < len(line.strip()) < 90]
    assert len(said) > 60
    assert [line for line in said if paper_text.tight(line) not in text] == []
    for name in ("JavaScript", "OpenAction", "Launch", "EmbeddedFile"):
        assert f"/{name}".encode() not in path.read_bytes()
