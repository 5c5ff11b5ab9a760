"""Counting a period in public: right, explained, and never silent about what it cannot know."""

import pytest

from portal.desk.views.calculators import COMMON, PeriodForm

pytestmark = pytest.mark.django_db
PAGE = "/calculators/deadlines/"


@pytest.fixture
def english(client, court_data):
    client.cookies["django_language"] = "en"
    return client


def test_it_counts_over_national_day_2026_and_names_the_notice(english):
    # 10 working days after Mon 21 September 2026; 25 to 27 September and 1 to 7 October rest,
    # Sunday 20 September was worked before and 10 October is a working Saturday (CPL art. 85).
    page = english.get(PAGE, {"start": "2026-09-21", "days": "10", "rule": "working"})
    words = page.content.decode()
    assert 'datetime="2026-10-12"' in words
    assert "The 10th working day after Mon 21 September 2026." in words
    assert "国办发明电〔2025〕7号" in words


def test_beyond_the_last_notice_a_date_is_provisional(english):
    page = english.get(PAGE, {"start": "2026-12-31", "days": "30", "rule": "working"})
    words = page.content.decode()
    assert "why-date provisional" in words
    assert "not announced yet" in words


@pytest.mark.parametrize(
    "asked",
    [
        {"start": "x", "days": "1", "rule": "working"},
        {"start": "2026-01-01", "days": "0", "rule": "working"},
        {"start": "2026-01-01", "days": "99999", "rule": "working"},
        {"start": "2026-01-01", "days": "5", "rule": "weeks"},
        {"start": "1900-01-01", "days": "5", "rule": "working"},
        {"start": "", "days": "", "rule": ""},
    ],
)
def test_what_cannot_be_counted_says_why_and_keeps_what_was_typed(english, asked):
    page = english.get(PAGE, asked)
    words = page.content.decode()
    assert page.status_code == 200
    assert "<title>Error:" in words
    assert "data-error-summary" in words
    assert "why-date" not in words
    if asked["days"]:
        assert f'value="{asked["days"]}"' in words


@pytest.mark.parametrize(("length", "rule", "title", "article"), COMMON)
def test_common_periods_are_questions_the_form_accepts(length, rule, title, article):
    form = PeriodForm({"start": "2026-03-16", "days": str(length), "rule": rule})
    assert form.is_valid()
    assert str(title)
    assert str(article)
