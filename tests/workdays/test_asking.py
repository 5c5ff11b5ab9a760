"""The public question: strict reading, honest answers, a sentence for every refusal."""

import pytest
import time_machine

from portal.workdays.periods import BY_CODE
from tests.builders import A_MONDAY

URL = "/api/v1/workdays/deadline"


def ask(client, **given):
    return client.get(URL, given)


@pytest.mark.parametrize(
    ("given", "due_on", "state", "skipped"),
    [
        ({"start": "2026-02-13", "days": "2", "rule": "working"}, "2026-02-24", "final", 9),
        ({"start": "2026-02-05", "days": "10", "rule": "calendar"}, "2026-02-24", "final", 9),
        ({"start": "2026-08-31", "days": "6", "rule": "months"}, "2027-03-01", "provisional", 1),
        ({"start": "2026-12-31", "days": "30", "rule": "working"}, "2027-02-12", "provisional", 13),
    ],
)
def test_an_answer(client, court_data, given, due_on, state, skipped):
    answer = ask(client, **given)
    assert answer.status_code == 200
    said = answer.json()
    assert (said["due_on"], said["state"], len(said["skipped"])) == (due_on, state, skipped)
    assert set(said["skipped"][0]) == {"date", "reason", "notice"}
    assert said["article"]


def test_reasons_follow_the_callers_language(client, court_data):
    given = {"start": "2026-02-13", "days": "2", "rule": "working"}
    said = client.get(URL, given, headers={"accept-language": "en"}).json()
    assert said["article"].startswith("Civil Procedure Law art. 85")
    assert said["skipped"][0] == {
        "date": "2026-02-15", "reason": "Spring Festival", "notice": "国办发明电〔2025〕7号",
    }


GOOD = {"start": "2026-03-16", "days": "1", "rule": "working"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": ""}, {"start": "2026-2-13"}, {"start": "20260213"}, {"start": "2026-W07-5"},
        {"start": "2026-02-30"}, {"start": "２０２６-02-13"}, {"start": "2026-02-13T10:00"},
        {"days": ""}, {"days": "0"}, {"days": "-1"}, {"days": "1.5"}, {"days": "１"},
        {"days": "+1"}, {"days": "1_0"}, {"days": "9" * 5000},
        {"rule": ""}, {"rule": "business"}, {"rule": "WORKING"},
        {"start": "2003-12-31"}, {"start": "2050-01-01"}, {"start": "0001-01-01"},
        {"start": "9999-12-31"}, {"days": "99999"}, {"days": "99999", "rule": "calendar"},
        {"days": "99999", "rule": "months"},
    ],
    ids=str,
)
def test_what_is_malformed_or_out_of_range_is_422_with_a_sentence(client, court_data, wrong):
    answer = ask(client, **(GOOD | wrong))
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith("。")


def test_nothing_given_is_422(client, court_data):
    assert client.get(URL).status_code == 422


PAGE = "/calculators/deadlines/"


def test_the_calculator_shows_the_sum(client, court_data, at_most):
    with at_most(12):
        page = client.get(PAGE, {"start": "2026-02-05", "days": "10", "rule": "calendar"})
    text = page.content.decode()
    assert 'datetime="2026-02-24"' in text
    assert "国办发明电〔2025〕7号" in text


def test_a_date_past_the_last_notice_says_so(client, court_data):
    page = client.get(PAGE, {"start": "2026-12-31", "days": "30", "rule": "working"})
    assert "why-date provisional" in page.content.decode()


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
def test_what_cannot_be_counted_says_why_and_keeps_what_was_typed(client, court_data, asked):
    page = client.get(PAGE, asked)
    text = page.content.decode()
    assert page.status_code == 200
    assert page.context["form"].errors
    assert "data-error-summary" in text
    assert "why-date" not in text
    if asked["days"]:
        assert f'value="{asked["days"]}"' in text


# code of the named period, its event, its last day counted by hand
NAMED = [
    ("CPL128-answer", "ANSWER", "2026-09-16", "2026-10-08"),
    ("CPL171-judgment", "APPEAL_JUDGMENT", "2026-04-16", "2026-05-06"),
    ("CPL171-ruling", "APPEAL_RULING", "2026-02-05", "2026-02-24"),
    ("CPL286-abroad", "APPEAL_ABROAD", "2026-03-02", "2026-04-01"),
    ("FEE22", "FEE", "2026-03-16", "2026-03-23"),
    ("CPL104-sue", "SUE_AFTER_PRESERVATION", "2026-03-02", "2026-04-01"),
    ("CPL216", "RETRIAL", "2026-02-27", "2026-08-27"),
    ("CPL250-two-years", "ENFORCEMENT", "2024-05-20", "2026-05-20"),
    ("CPL152", "TRIAL_ORDINARY", "2026-03-16", "2026-09-16"),
    ("LR8", "FILING", "2026-03-16", "2026-03-23"),
    ("LAB27", "LABOUR", "2025-06-10", "2026-06-10"),
    ("promise", "CONTACT", "2026-03-16", "2026-03-17"),
]


@pytest.mark.parametrize(
    ("code", "start", "on"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED]
)
def test_a_named_period_knows_its_length_and_its_article(client, court_data, code, start, on):
    text = client.get(PAGE, {"start": start, "period": code}).content.decode()
    assert "why-date final" in text
    assert f'datetime="{on}"' in text
    assert str(BY_CODE[code].article) in text


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_every_named_period_can_be_counted_and_names_its_event_and_article(
    client, court_data, code
):
    page = client.get(PAGE, {"start": "2026-03-16", "period": code})
    period = BY_CODE[code]
    assert page.context["due"] is not None
    assert str(period.start)
    assert str(period.article)


@time_machine.travel(A_MONDAY, tick=False)
def test_the_year_on_the_wall(client, court_data):
    text = client.get("/calculators/calendar/2026/").content.decode()
    assert text.count('class="makeup"') == 6
    assert "unknown" not in text
    future = client.get("/calculators/calendar/2027/").content.decode()
    assert "尚未公布" in future
    assert future.count(" unknown") >= 365
    assert client.get("/calculators/calendar/1999/").status_code == 404
    assert client.get("/calculators/calendar/2099/").status_code == 404
