"""Sums worked out in the open: right to the fen, with the formula beside them."""

from datetime import date
from decimal import Decimal

import pytest

from filing.elements import FORMS
from filing.rules import working

D = Decimal


@pytest.mark.parametrize(
    ("principal", "rate", "unit", "since", "until", "expected"),
    [
        pytest.param("20000", "6", "annual", "2025-03-01", "2026-03-01", "1200.00", id="a-year"),
        pytest.param("10000", "1", "monthly", "2025-01-01", "2025-01-31", "98.63", id="by-month"),
        pytest.param("10000", "0.05", "daily", "2025-01-01", "2025-01-11", "50.00", id="by-day"),
        pytest.param("333.33", "7.35", "annual", "2024-02-28", "2024-03-01", "0.13", id="leap-day"),
        pytest.param("20000", "6", "annual", "2025-03-01", "2025-03-01", "0.00", id="no-day"),
        pytest.param("20000", "6", "annual", "2025-03-02", "2025-03-01", "0.00", id="backwards"),
        pytest.param("12,000.5", "10", "annual", "2025-01-01", "2026-01-01", "1200.05", id="typed"),
    ],
)
def test_simple_interest_counts_365_days_and_not_the_first(
    principal, rate, unit, since, until, expected
):
    found = working.interest_of(principal, rate, unit, since, until)
    assert found.amount == D(expected)
    assert working.plain(found.amount) in found.formula


@pytest.mark.parametrize(
    "typed",
    [
        ("", "6", "annual", "2025-03-01", "2026-03-01"),
        ("一万", "6", "annual", "2025-03-01", "2026-03-01"),
        ("20000", "NaN", "annual", "2025-03-01", "2026-03-01"),
        ("20000", "6", "weekly", "2025-03-01", "2026-03-01"),
        ("20000", "6", "annual", "2025-02-30", "2026-03-01"),
    ],
)
def test_what_cannot_be_read_is_not_guessed(typed):
    assert working.interest_of(*typed) is None


def test_each_unpaid_month_counts_from_the_first_of_the_next():
    """100 a month, January and February, 36.5 % a year (0.1 a day for each 100), to 11 March."""
    found = working.monthly_arrears(D(100), date(2025, 1, 15), 2, D("36.5"), "annual",
                                    date(2025, 3, 11))
    assert found.amount == D("4.80")  # 38 days for January, 10 for February


@pytest.mark.parametrize(
    ("sums", "expected"),
    [(["20000", "1,200.00"], "21200.00"), (["0.005"], "0.01"), ([], None), (["很多"], None)],
)
def test_the_total_is_what_can_be_added(sums, expected):
    assert working.total(sums) == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    ("form", "key", "answers", "expected"),
    [
        ("labour", "claim.wages", {"wage.months": "3", "job.wage": "4500"}, "13500.00"),
        ("labour", "claim.severance", {"end.months": "2.5", "job.wage": "4500"}, "11250.00"),
        ("traffic", "claim.nursing", {"harm.nursing_days": "12", "harm.nursing_each": "150"},
         "1800.00"),
        ("property_fee", "claim.fee",
         {"home.area": "88.5", "fee.each": "1.2", "arrears.months": "10"}, "1062.00"),
        ("sale", "claim.late",
         {"claim.price": "10000", "payment.penalty_rate": "0.1", "payment.penalty_unit": "daily",
          "breach.since": "2025-01-01", "claim.late_on": "2025-01-31"}, "300.00"),
        ("bank_loan", "claim.penalty",
         {"claim.principal": "36500", "loan.penalty_rate": "10", "loan.rate_unit": "annual",
          "overdue.since": "2025-01-01", "claim.interest_on": "2025-01-11"}, "100.00"),
    ],
)
def test_forms_offer_the_sum_their_answers_give(form, key, answers, expected):
    said = {f"{name}[0]": value for name, value in answers.items()}
    assert FORMS[form].element(key).works(said).amount == D(expected)
