"""Sums worked out in the open: right to the fen, with the formula beside them."""

from datetime import date
from decimal import Decimal

import pytest

from filing.elements import FORMS
from filing.rules import working
from filing.rules.repaying import INTEREST, PRINCIPAL, Payment, Stage, settle

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


def paid(*pairs):
    return [Payment(date.fromisoformat(on), D(amount)) for on, amount in pairs]


def a_stage(code="interest", percent="36.5", since="2025-01-01", until="2025-04-11"):
    """0.1 % a day, so that the arithmetic can be done in the head: a hundred days."""
    return Stage(code, code, D(percent), date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("payments", "principal", "interest", "over"),
    [
        pytest.param([], "10000", "1000.00", "0", id="nothing-paid"),
        pytest.param([("2025-02-20", "3000")], "7500.00", "375.00", "0",
                     id="CC-561-500-interest-first-then-principal"),
        pytest.param([("2025-02-20", "200")], "10000", "800.00", "0",
                     id="CC-561-less-than-the-interest-leaves-the-principal"),
        pytest.param([("2025-02-20", "200"), ("2025-02-20", "300")], "10000", "500.00", "0",
                     id="two-on-one-day"),
        pytest.param([("2025-01-31", "300"), ("2025-03-02", "1300")], "9000.00", "360.00", "0",
                     id="two-one-after-the-other"),
        pytest.param([("2025-03-02", "1300"), ("2025-01-31", "300")], "9000.00", "360.00", "0",
                     id="told-in-any-order"),
        pytest.param([("2025-02-20", "10500")], "0", "0", "0", id="all-of-it"),
        pytest.param([("2025-02-20", "10600")], "0", "0", "100", id="more-than-all"),
        pytest.param([("2024-12-25", "1000")], "9000", "900.00", "0", id="before-the-first-day"),
        pytest.param([("2025-04-11", "1500")], "9500.00", "0", "0", id="on-the-last-day"),
        pytest.param([("2025-04-12", "1500")], "10000", "1000.00", "0", id="after-it"),
    ],
)
def test_a_payment_covers_interest_first_then_principal_CC_561(
    payments, principal, interest, over
):
    account = settle(D(10000), [a_stage()], paid(*payments))
    assert (account.principal, account.unpaid["interest"], account.over) == (
        D(principal), D(interest), D(over)
    )


def test_unpaid_interest_bears_none_and_every_line_can_be_followed():
    account = settle(D(10000), [a_stage()], paid(("2025-02-20", "200")))
    assert account.lines == [
        "2025-01-01 → 2025-02-20: 10,000 × 36.5% ÷ 365 × 50 = 500",
        f"2025-02-20: 200 → {INTEREST} 200, {PRINCIPAL} 0; {PRINCIPAL} 10,000",
        "2025-02-20 → 2025-04-11: 10,000 × 36.5% ÷ 365 × 50 = 500",
        f"interest 800 · {PRINCIPAL} 10,000",
    ]


def test_the_oldest_interest_is_covered_first_then_the_penalty():
    stages = [a_stage(until="2025-01-11"),
              a_stage("penalty", "73", since="2025-01-11", until="2025-01-31")]
    account = settle(D(10000), stages, paid(("2025-01-21", "250")))
    assert account.unpaid == {"interest": D("0.00"), "penalty": D("250.00")}
    assert account.principal == D(10000)


def test_what_was_paid_and_what_is_owed_is_what_was_lent_and_grew():
    payments = paid(("2025-01-31", "777.77"), ("2025-02-13", "0.01"), ("2025-03-30", "4321"))
    account = settle(D("12345.67"), [a_stage()], payments)
    grown = sum((D(line.rpartition("= ")[2].replace(",", "")) for line in account.lines
                 if "÷" in line), D(0))
    owed = account.principal + account.unpaid["interest"] + D("5098.78")
    assert owed == D("12345.67") + grown


LOANED = {"loan.lent[0]": "10,000", "loan.rate[0]": "36.5", "loan.rate_unit[0]": "annual",
          "loan.on[0]": "2025-01-01", "claim.interest_on[0]": "2025-04-11",
          "claim.principal[0]": "10000"}


@pytest.mark.parametrize(
    ("more", "principal", "interest"),
    [
        ({}, None, "1000.00"),
        ({"paid.on[0]": "2025-02-20", "paid.sum[0]": "3,000"}, "7500.00", "375.00"),
        ({"paid.on[2]": "2025-02-20", "paid.sum[2]": "200"}, "10000.00", "800.00"),
        ({"paid.on[0]": "2025-02-20"}, None, None),
        ({"paid.on[0]": "二月", "paid.sum[0]": "3000"}, None, None),
        ({"paid.on[0]": "2025-02-20", "paid.sum[0]": "3000", "loan.rate[0]": ""}, "7000.00",
         "0.00"),
        ({"paid.on[0]": "2025-02-20", "paid.sum[0]": "3000", "claim.interest_on[0]": ""}, None,
         None),
    ],
    ids=["no-payment-as-before", "paid-once", "less-than-interest", "sum-not-told", "unreadable",
         "no-interest-agreed", "no-last-day"],
)
def test_private_lending_offers_what_is_still_owed(more, principal, interest):
    form, said = FORMS["lending"], LOANED | more
    for key, wanted in (("claim.principal", principal), ("claim.interest", interest)):
        worked = form.element(key).works(said)
        assert (worked and worked.amount) == (None if wanted is None else D(wanted)), key


def test_a_bank_loan_splits_interest_and_penalty_by_the_day_it_was_due():
    said = LOANED | {
        "loan.term[0]": "2025-01-11", "overdue.since[0]": "2025-01-11",
        "loan.penalty_rate[0]": "73", "claim.interest_on[0]": "2025-01-31",
        "paid.on[0]": "2025-01-21", "paid.sum[0]": "250",
    }
    form = FORMS["bank_loan"]
    found = {key: form.element(f"claim.{key}").works(said).amount
             for key in ("principal", "interest", "penalty")}
    assert found == {"principal": D(10000), "interest": D(0), "penalty": D("250.00")}
