"""Brackets to the fen on both sides of every edge; the law's shape by property tests."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from portal.common.refusals import Refused
from portal.fees.rules import (
    Changed,
    CourtTerms,
    EndedBy,
    Instance,
    Matter,
    Procedure,
    Rounding,
    Terms,
    change,
    quote,
)
from portal.fees.rules.matters import CIVIL, SUITS
from portal.fees.rules.money import half_up, plain, read_fen
from portal.fees.rules.order_481 import ORDER_481
from portal.fees.rules.schedules import SCHEDULES

ON = date(2026, 11, 24)


def fee(matter, amount, **terms):
    fen = None if amount is None else read_fen(amount)
    return plain(quote(matter, fen, terms=Terms(**terms), on=ON).fee)


# upper edge of a bracket, fee there, fee one fen later, fee one yuan later: worked out by hand
EDGES = [
    ("FEE13(1)", Matter.PROPERTY, "10000", "50.00", "50.00", "50.03"),
    ("FEE13(1)", Matter.PROPERTY, "100000", "2300.00", "2300.00", "2300.02"),
    ("FEE13(1)", Matter.PROPERTY, "200000", "4300.00", "4300.00", "4300.02"),
    ("FEE13(1)", Matter.PROPERTY, "500000", "8800.00", "8800.00", "8800.01"),
    ("FEE13(1)", Matter.PROPERTY, "1000000", "13800.00", "13800.00", "13800.01"),
    ("FEE13(1)", Matter.PROPERTY, "2000000", "22800.00", "22800.00", "22800.01"),
    ("FEE13(1)", Matter.PROPERTY, "5000000", "46800.00", "46800.00", "46800.01"),
    ("FEE13(1)", Matter.PROPERTY, "10000000", "81800.00", "81800.00", "81800.01"),
    ("FEE13(1)", Matter.PROPERTY, "20000000", "141800.00", "141800.00", "141800.01"),
    ("FEE13(2)1", Matter.DIVORCE, "200000", "50.00", "50.00", "50.01"),
    ("FEE13(2)2", Matter.PERSONALITY, "50000", "100.00", "100.00", "100.01"),
    ("FEE13(2)2", Matter.PERSONALITY, "100000", "600.00", "600.00", "600.01"),
    ("FEE14(1)", Matter.ENFORCEMENT, "10000", "50.00", "50.00", "50.02"),
    ("FEE14(1)", Matter.ENFORCEMENT, "500000", "7400.00", "7400.00", "7400.01"),
    ("FEE14(1)", Matter.ENFORCEMENT, "5000000", "52400.00", "52400.00", "52400.01"),
    ("FEE14(1)", Matter.ENFORCEMENT, "10000000", "77400.00", "77400.00", "77400.00"),
    ("FEE14(2)", Matter.PRESERVATION, "1000", "30.00", "30.00", "30.01"),
    ("FEE14(2)", Matter.PRESERVATION, "100000", "1020.00", "1020.00", "1020.01"),
    ("FEE14(2)-cap", Matter.PRESERVATION, "896000", "5000.00", "5000.00", "5000.00"),
    ("FEE14(6)-cap", Matter.BANKRUPTCY, "111640000", "300000.00", "300000.00", "300000.00"),
]


@pytest.mark.parametrize(
    ("matter", "edge", "at", "after", "yuan_after"), [case[1:] for case in EDGES],
    ids=[f"{case[0]}-{case[2]}" for case in EDGES],
)
def test_a_bracket_ends_at_its_edge_and_not_a_fen_later(matter, edge, at, after, yuan_after):
    fen = read_fen(edge)
    assert plain(quote(matter, fen, on=ON).fee) == at
    assert plain(quote(matter, fen + 1, on=ON).fee) == after
    assert plain(quote(matter, fen + 100, on=ON).fee) == yuan_after
    before = quote(matter, fen - 1, on=ON).fee
    assert 0 <= read_fen(at) - before <= 1


QUICK = [  # the printed quick formulas: from this amount on, rate and constant (yuan)
    (10_000, Fraction(25, 1000), -200), (100_000, Fraction(2, 100), 300),
    (200_000, Fraction(15, 1000), 1_300), (500_000, Fraction(1, 100), 3_800),
    (1_000_000, Fraction(9, 1000), 4_800), (2_000_000, Fraction(8, 1000), 6_800),
    (5_000_000, Fraction(7, 1000), 11_800), (10_000_000, Fraction(6, 1000), 21_800),
    (20_000_000, Fraction(5, 1000), 41_800),
]


@given(st.integers(1_000_001, 10**13))
def test_FEE13_the_quick_formula_of_the_courts_gives_the_same(amount):
    rate, constant = next(
        (rate, constant) for above, rate, constant in reversed(QUICK) if amount > above * 100
    )
    assert quote(Matter.PROPERTY, amount, on=ON).fee == half_up(amount * rate + constant * 100)


FIXED = [
    ("FEE13(2)1-lowest", Matter.DIVORCE, None, {}, "50.00"),
    ("FEE13(2)1-highest", Matter.DIVORCE, None, {"base": "max"}, "300.00"),
    ("FEE13(2)2-small-damages-add-nothing", Matter.PERSONALITY, "50000", {}, "100.00"),
    ("FEE13(2)3", Matter.OTHER_NONPROPERTY, None, {"base": "max"}, "100.00"),
    ("FEE13(3)-no-amount", Matter.IP, None, {"base": 750_00}, "750.00"),
    ("FEE13(3)-with-amount", Matter.IP, "100000", {}, "2300.00"),
    ("FEE13(4)-whatever-the-amount", Matter.LABOUR, "9999999", {}, "10.00"),
    ("FEE13(5)-trademark", Matter.ADMIN_IP_MARITIME, None, {}, "100.00"),
    ("FEE13(5)-other", Matter.ADMIN_OTHER, None, {}, "50.00"),
    ("FEE8-administrative-compensation", Matter.ADMIN_COMPENSATION, None, {}, "0.00"),
    ("FEE13(6)-fails", Matter.JURISDICTION_OBJECTION, None, {"upheld": False}, "50.00"),
    (
        "FEE13(6)-fails-highest", Matter.JURISDICTION_OBJECTION, None,
        {"upheld": False, "base": "max"}, "100.00",
    ),
    ("FEE13(6)-upheld", Matter.JURISDICTION_OBJECTION, None, {"upheld": True}, "0.00"),
    (
        "FEE8-objection-appeal", Matter.JURISDICTION_OBJECTION, None,
        {"instance": Instance.APPEAL}, "0.00",
    ),
    ("FEE14(1)-no-amount", Matter.ENFORCEMENT, None, {}, "50.00"),
    ("FEE14(1)-no-amount-highest", Matter.ENFORCEMENT, None, {"base": "max"}, "500.00"),
    ("FEE14(2)-no-amount", Matter.PRESERVATION, None, {}, "30.00"),
    ("FEE14(3)-a-third-of-50", Matter.PAYMENT_ORDER, "100", {}, "16.67"),
    ("FEE14(4)", Matter.PUBLIC_SUMMONS, None, {}, "100.00"),
    ("FEE14(5)", Matter.ARBITRATION_REVIEW, None, {}, "400.00"),
    ("FEE14(7)-fund", Matter.LIMITATION_FUND, None, {"base": "max"}, "10000.00"),
    ("FEE14(7)-injunction", Matter.MARITIME_INJUNCTION, None, {"base": "max"}, "5000.00"),
    ("FEE14(7)-lien", Matter.LIEN_NOTICE, None, {}, "1000.00"),
    ("FEE14(7)-claim", Matter.MARITIME_CLAIM, None, {}, "1000.00"),
    ("FEE14(7)-average", Matter.GENERAL_AVERAGE, None, {}, "1000.00"),
    ("FEE8-special-procedure", Matter.SPECIAL_PROCEDURE, None, {}, "0.00"),
    ("FEE8-refused", Matter.PROPERTY, "100000", {"ended_by": EndedBy.REFUSED}, "0.00"),
    ("FEE17-appeal-on-the-part", Matter.PROPERTY, "40000", {"instance": Instance.APPEAL}, "800.00"),
    ("FEE18-joined", Matter.PROPERTY, "100000", {"joined": True}, "1150.00"),
    ("FEE15-appeal-withdrawn", Matter.PROPERTY, "100000",
     {"instance": Instance.APPEAL, "ended_by": EndedBy.WITHDRAWAL}, "1150.00"),
]


@pytest.mark.parametrize(
    ("matter", "amount", "terms", "expected"), [case[1:] for case in FIXED],
    ids=[case[0] for case in FIXED],
)
def test_other_fees(matter, amount, terms, expected):
    assert fee(matter, amount, **terms) == expected


def test_FEE13_the_court_may_choose_inside_the_range():
    own = CourtTerms(amounts={Matter.DIVORCE: 200_00})
    quoted = quote(Matter.DIVORCE, 300_000_00, court=own, on=ON)
    assert plain(quoted.fee) == "700.00"
    assert (quoted.range.low, quoted.range.high) == (50_00, 300_00)
    highest = quote(Matter.DIVORCE, 300_000_00, terms=Terms(base="max"), court=own, on=ON)
    assert plain(highest.fee) == "800.00"


def test_every_matter_has_a_tariff_and_every_day_one_schedule():
    for schedule in SCHEDULES:
        assert set(schedule.tariffs) == set(Matter)
    for earlier, later in zip(SCHEDULES, SCHEDULES[1:], strict=False):
        assert earlier.valid_until == later.valid_from
    with pytest.raises(Refused):
        quote(Matter.LABOUR, on=date(2007, 3, 31))
    assert quote(Matter.LABOUR, on=date(2007, 4, 1)).version == ORDER_481.version


# -- The shape of the law -----------------------------------------------------------------------
MONOTONE = [
    matter for matter, tariff in ORDER_481.tariffs.items() if tariff.scale is not None
]
AMOUNTS = st.integers(0, 10**13)


@given(
    st.sampled_from(MONOTONE), AMOUNTS, AMOUNTS, st.sampled_from(list(Rounding)),
    st.sampled_from(list(Instance)),
)
def test_more_at_stake_never_costs_less(matter, one, other, rounding, instance):
    if matter not in SUITS:
        instance = Instance.FIRST
    less, more = sorted((one, other))
    court, terms = CourtTerms(rounding=rounding), Terms(instance=instance)
    lower = quote(matter, less, terms=terms, court=court, on=ON)
    higher = quote(matter, more, terms=terms, court=court, on=ON)
    assert lower.fee <= higher.fee


TERMS = st.builds(
    Terms, procedure=st.sampled_from([Procedure.ORDINARY, Procedure.SIMPLIFIED]),
    ended_by=st.sampled_from([EndedBy.JUDGMENT, EndedBy.MEDIATION, EndedBy.WITHDRAWAL]),
    joined=st.booleans(),
)


@given(st.sampled_from(sorted(CIVIL)), AMOUNTS, TERMS, st.sampled_from(list(Rounding)))
def test_INT206_halved_once_at_most(matter, amount, terms, rounding):
    court = CourtTerms(rounding=rounding)
    whole = quote(matter, amount, court=court, on=ON)
    quoted = quote(matter, amount, terms=terms, court=court, on=ON)
    is_halved = terms != Terms()
    assert quoted.full == whole.fee
    assert quoted.fee == (half_up(Fraction(whole.fee, 2)) if is_halved else whole.fee)
    assert sum(line.code in ("half", "half_once") for line in quoted.lines) == is_halved


@given(st.sampled_from(list(Matter)), AMOUNTS, st.sampled_from(list(Rounding)))
def test_the_lines_add_up_to_the_fee_and_name_an_article(matter, amount, rounding):
    terms = Terms(upheld=False) if matter == Matter.JURISDICTION_OBJECTION else Terms()
    quoted = quote(matter, amount, terms=terms, court=CourtTerms(rounding=rounding), on=ON)
    assert sum(line.amount for line in quoted.lines) == quoted.fee
    assert all(line.articles for line in quoted.lines)


@given(AMOUNTS)
def test_caps_hold(amount):
    assert quote(Matter.PRESERVATION, amount, on=ON).fee <= 5_000_00
    assert quote(Matter.BANKRUPTCY, amount, on=ON).fee <= 300_000_00


@given(
    st.sampled_from(sorted(CIVIL)), AMOUNTS, AMOUNTS, st.booleans(),
)
def test_FEE21_paying_the_change_means_having_paid_the_fee(matter, before, after, converted):
    terms = Terms(procedure=Procedure.SIMPLIFIED)
    owed = change(matter, Changed(before, after, converted=converted), terms=terms, on=ON)
    paid = quote(matter, before, terms=terms, on=ON).fee + owed.due - owed.refund
    now = Terms() if converted else terms
    assert paid == quote(matter, after, terms=now, on=ON).fee
    assert owed.due == 0 or owed.refund == 0
    assert sum(line.amount for line in owed.lines) == owed.due - owed.refund


CHANGES = [
    ("FEE21-increased", "100000", "200000", {}, {}, "2000.00", "0.00"),
    ("FEE21-reduced-in-time", "200000", "100000", {}, {}, "0.00", "2000.00"),
    ("FEE35-reduced-too-late", "200000", "100000", {}, {"late": True}, "0.00", "0.00"),
    (
        "INT199-the-other-half", "420000", "420000", {"procedure": Procedure.SIMPLIFIED},
        {"converted": True}, "3800.00", "0.00",
    ),
    (
        "INT199-small-claim", "10000", "10000", {"procedure": Procedure.SMALL_CLAIMS},
        {"converted": True}, "25.00", "0.00",
    ),
    (
        "FEE21-simplified-differences-are-halved", "100000", "200000",
        {"procedure": Procedure.SIMPLIFIED}, {}, "1000.00", "0.00",
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "terms", "how", "due", "refund"), [case[1:] for case in CHANGES],
    ids=[case[0] for case in CHANGES],
)
def test_changes(before, after, terms, how, due, refund):
    claim = Changed(read_fen(before), read_fen(after), **how)
    owed = change(Matter.PROPERTY, claim, terms=Terms(**terms), on=ON)
    assert (plain(owed.due), plain(owed.refund)) == (due, refund)
