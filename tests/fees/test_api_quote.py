"""The public calculator for other people's software."""

from datetime import date

import pytest

from portal.courts.models import Court
from portal.fees.models import CourtAmount, FeePolicy

pytestmark = pytest.mark.django_db


def get(client, path, **query):
    response = client.get(f"/api/v1/fees/{path}", query)
    return response.status_code, response.json()


def test_the_example_of_the_interface(client):
    status, answer = get(client, "quote", matter="property", amount="226588")
    assert status == 200
    assert answer["fee"] == "4698.82"
    assert answer["currency"] == "CNY"
    assert answer["range"] is None
    assert answer["version"] == "FEE-2007-04-01"
    assert [line["amount"] for line in answer["lines"]] == [
        "50.00", "2250.00", "2000.00", "398.82"
    ]
    assert all(line["label"] and line["article"] for line in answer["lines"])


def test_ranges_are_said(client):
    status, answer = get(client, "quote", matter="other_nonproperty", base="max")
    assert (status, answer["fee"], answer["range"]) == (200, "100.00", ["50.00", "100.00"])


def test_english_readers_get_english_lines(client):
    client.cookies["django_language"] = "en"
    _status, answer = get(client, "quote", matter="labour", procedure="simplified")
    assert [line["label"] for line in answer["lines"]] == [
        "For each case, whatever the amount", "Halved: simplified procedure"
    ]
    assert [line["article"] for line in answer["lines"]] == [
        "Fee Measures art. 13(4)", "Fee Measures art. 16"
    ]


def test_a_court_counts_its_own_amounts_and_rounding_from_their_day(client):
    court = Court.objects.create(
        code="吉0199", name="测试法院", name_en="Test court", level=Court.Level.BASIC
    )
    CourtAmount.objects.create(
        court=court, matter="divorce", fen=200_00, valid_from=date(2026, 1, 1), source="省价文件"
    )
    FeePolicy.objects.create(court=court, rounding="YUAN_HALF_UP", valid_from=date(2026, 1, 1))
    asked = {"matter": "divorce", "court": "吉0199"}
    assert get(client, "quote", **asked, on="2026-06-01")[1]["fee"] == "200.00"
    assert get(client, "quote", **asked, on="2025-06-01")[1]["fee"] == "50.00"
    asked = {"matter": "property", "amount": "27900", "court": "吉0199"}
    assert get(client, "quote", **asked, on="2026-06-01")[1]["fee"] == "498.00"
    assert get(client, "quote", **asked, on="2025-06-01")[1]["fee"] == "497.50"


def test_a_changed_claim(client):
    asked = {"matter": "property", "from": "100000", "to": "255000"}
    status, answer = get(client, "change", **asked)
    assert (status, answer["due"], answer["refund"]) == (200, "2825.00", "0.00")
    status, answer = get(
        client, "change",
        **{"matter": "property", "from": "300000", "to": "300000", "procedure": "simplified",
           "converted": "true"},
    )
    assert (status, answer["due"], answer["refund"]) == (200, "2900.00", "0.00")


MALFORMED = [
    {},
    {"matter": "anything"},
    {"matter": "property"},
    {"matter": "property", "amount": "-1"},
    {"matter": "property", "amount": "1e9"},
    {"matter": "property", "amount": "1", "procedure": "fast"},
    {"matter": "property", "amount": "1", "ended_by": "luck"},
    {"matter": "property", "amount": "1", "joined": "yes"},
    {"matter": "property", "amount": "1", "instance": "third"},
    {"matter": "divorce", "base": "median"},
    {"matter": "divorce", "base": "301"},
    {"matter": "divorce", "on": "2026-2-1"},
    {"matter": "divorce", "on": "2026-02-30"},
    {"matter": "divorce", "on": "2000-01-01"},
    {"matter": "divorce", "court": "京99"},
    {"matter": "jurisdiction_objection"},
    {"matter": "property", "amount": "1", "upheld": "true"},
]


@pytest.mark.parametrize("query", MALFORMED, ids=str)
def test_malformed_questions_are_answered_422_with_a_sentence(client, query):
    status, answer = get(client, "quote", **query)
    assert status == 422
    assert answer["detail"].strip()
    assert answer["field"] or not query


MALFORMED_CHANGES = [
    {"matter": "property", "from": "1"},
    {"matter": "property", "to": "1"},
    {"matter": "property", "from": "1", "to": "x"},
    {"matter": "property", "from": "1", "to": "2", "amount": "3"},
    {"matter": "enforcement", "from": "1", "to": "2"},
    {"matter": "property", "from": "1", "to": "1", "procedure": "ordinary", "converted": "true"},
    {"matter": "property", "from": "1", "to": "1", "converted": "1"},
]


@pytest.mark.parametrize("query", MALFORMED_CHANGES, ids=str)
def test_malformed_changes_are_answered_422_with_a_sentence(client, query):
    status, answer = get(client, "change", **query)
    assert (status, bool(answer["detail"])) == (422, True)
