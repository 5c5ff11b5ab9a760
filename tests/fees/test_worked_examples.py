"""The 32 worked examples of published judgments and court pages, to the fen, both roundings."""

from datetime import date

import pytest

from portal.fees.rules import (
    CourtTerms,
    EndedBy,
    Instance,
    Matter,
    Procedure,
    Rounding,
    Terms,
    quote,
)
from portal.fees.rules.money import plain, read_fen

ON = date(2026, 11, 24)
SIMPLE = Terms(procedure=Procedure.SIMPLIFIED)
WITHDRAWN = Terms(ended_by=EndedBy.WITHDRAWAL)
APPEAL = Terms(instance=Instance.APPEAL)
P = Matter.PROPERTY

# id with the article, matter, amount, terms, fee kept to the fen, fee in whole yuan (half kept)
EXAMPLES = [
    ("1-FEE13(1)-16-simplified", P, "100000", SIMPLE, "1150.00", "1150.00"),
    ("2-FEE13(1)", P, "100000", Terms(), "2300.00", "2300.00"),
    ("3-FEE13(1)", P, "500000", Terms(), "8800.00", "8800.00"),
    ("4-FEE13(1)", P, "300000", Terms(), "5800.00", "5800.00"),
    ("5-FEE13(1)", P, "27900", Terms(), "497.50", "498.00"),
    ("5-FEE16-half", P, "27900", SIMPLE, "248.75", "249.00"),
    ("5-FEE17-appeal", P, "27900", APPEAL, "497.50", "498.00"),
    ("6-FEE13(1)", P, "48440", Terms(), "1011.00", "1011.00"),
    ("6-FEE16-half-of-odd-yuan", P, "48440", SIMPLE, "505.50", "505.50"),
    ("7-FEE13(1)", P, "1326202.26", Terms(), "16735.82", "16736.00"),
    ("7-FEE16-half", P, "1326202.26", SIMPLE, "8367.91", "8368.00"),
    ("8-FEE13(1)", P, "32523105.05", Terms(), "204415.53", "204416.00"),
    ("9-FEE13(1)", P, "240924", Terms(), "4913.86", "4914.00"),
    ("9-FEE16-half", P, "240924", SIMPLE, "2456.93", "2457.00"),
    ("10-FEE13(1)", P, "893490", Terms(), "12734.90", "12735.00"),
    ("11-FEE13(1)-16", P, "3091.93", SIMPLE, "25.00", "25.00"),
    ("12-FEE13(1)", P, "400000", Terms(), "7300.00", "7300.00"),
    ("13-FEE13(1)", P, "5000", Terms(), "50.00", "50.00"),
    ("14-FEE13(1)", P, "1000000", Terms(), "13800.00", "13800.00"),
    ("15-FEE13(1)", P, "2000000", Terms(), "22800.00", "22800.00"),
    ("16-FEE13(1)", P, "5000000", Terms(), "46800.00", "46800.00"),
    ("17-FEE13(1)", P, "10000000", Terms(), "81800.00", "81800.00"),
    ("18-FEE13(1)", P, "20000000", Terms(), "141800.00", "141800.00"),
    (
        "19-INT206-simplified-and-mediated", P, "1000000",
        Terms(procedure=Procedure.SIMPLIFIED, ended_by=EndedBy.MEDIATION), "6900.00", "6900.00",
    ),
    ("20-FEE15-withdrawn", P, "8000", WITHDRAWN, "25.00", "25.00"),
    ("21-FEE13(4)-16", Matter.LABOUR, None, SIMPLE, "5.00", "5.00"),
    ("22-FEE13(4)-appeal", Matter.LABOUR, None, APPEAL, "10.00", "10.00"),
    ("23-FEE13(5)", Matter.ADMIN_OTHER, None, Terms(), "50.00", "50.00"),
    (
        "24-FEE13(2)2-15", Matter.PERSONALITY, None,
        Terms(ended_by=EndedBy.WITHDRAWAL, base=400_00), "200.00", "200.00",
    ),
    ("25-FEE13(2)1", Matter.DIVORCE, "500000", Terms(base=300_00), "1800.00", "1800.00"),
    ("26-FEE13(2)2", Matter.PERSONALITY, "200000", Terms(base=500_00), "1500.00", "1500.00"),
    ("27-FEE14(1)", Matter.ENFORCEMENT, "2000", Terms(), "50.00", "50.00"),
    ("28-FEE14(1)", Matter.ENFORCEMENT, "500000", Terms(), "7400.00", "7400.00"),
    ("28-FEE14(1)", Matter.ENFORCEMENT, "1000000", Terms(), "12400.00", "12400.00"),
    ("29-FEE14(2)", Matter.PRESERVATION, "240924", Terms(), "1724.62", "1725.00"),
    ("30-FEE14(2)", Matter.PRESERVATION, "100000", Terms(), "1020.00", "1020.00"),
    ("30-FEE14(2)", Matter.PRESERVATION, "200000", Terms(), "1520.00", "1520.00"),
    ("30-FEE14(2)-cap", Matter.PRESERVATION, "1000000", Terms(), "5000.00", "5000.00"),
    ("31-FEE14(3)", Matter.PAYMENT_ORDER, "1000000", Terms(), "4600.00", "4600.00"),
    ("32-FEE14(6)", Matter.BANKRUPTCY, "10000000", Terms(), "40900.00", "40900.00"),
    ("32-FEE14(6)-cap", Matter.BANKRUPTCY, "200000000", Terms(), "300000.00", "300000.00"),
]


@pytest.mark.parametrize(
    ("matter", "amount", "terms", "in_fen", "in_yuan"),
    [case[1:] for case in EXAMPLES], ids=[case[0] for case in EXAMPLES],
)
def test_the_fee_is_right_to_the_fen_under_both_roundings(matter, amount, terms, in_fen, in_yuan):
    fen = None if amount is None else read_fen(amount)
    assert plain(quote(matter, fen, terms=terms, on=ON).fee) == in_fen
    whole = CourtTerms(rounding=Rounding.YUAN_HALF_UP)
    assert plain(quote(matter, fen, terms=terms, court=whole, on=ON).fee) == in_yuan


def test_all_thirty_two_are_here():
    assert {int(case[0].split("-")[0]) for case in EXAMPLES} == set(range(1, 33))
