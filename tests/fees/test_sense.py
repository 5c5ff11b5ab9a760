"""What makes no sense is refused, naming the field; amounts are read strictly."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from portal.common.refusals import Refused
from portal.fees.rules import (
    Changed,
    EndedBy,
    Instance,
    Matter,
    Procedure,
    Terms,
    change,
    quote,
)
from portal.fees.rules.money import NotMoney, plain, read_fen

ON = date(2026, 11, 24)


def fee(matter, amount, **terms):
    fen = None if amount is None else read_fen(amount)
    return plain(quote(matter, fen, terms=Terms(**terms), on=ON).fee)


NONSENSE = [
    ("FEE13(1)-no-amount", Matter.PROPERTY, None, {}, "amount"),
    ("FEE14(3)-no-amount", Matter.PAYMENT_ORDER, None, {}, "amount"),
    ("FEE14(6)-no-amount", Matter.BANKRUPTCY, None, {}, "amount"),
    ("FEE13-no-range", Matter.PROPERTY, "1", {"base": "min"}, "base"),
    ("FEE13(3)-amount-leaves-no-range", Matter.IP, "1", {"base": "min"}, "base"),
    ("FEE13(2)1-below-the-range", Matter.DIVORCE, None, {"base": 49_99}, "base"),
    ("FEE13(2)1-above-the-range", Matter.DIVORCE, None, {"base": 300_01}, "base"),
    (
        "FEE16-application", Matter.ENFORCEMENT, "1", {"procedure": Procedure.SIMPLIFIED},
        "procedure",
    ),
    (
        "FEE16-appeal", Matter.PROPERTY, "1",
        {"procedure": Procedure.SIMPLIFIED, "instance": Instance.APPEAL}, "procedure",
    ),
    ("CPL166-divorce", Matter.DIVORCE, "1", {"procedure": Procedure.SMALL_CLAIMS}, "procedure"),
    ("CPL165-no-sum", Matter.IP, None, {"procedure": Procedure.SMALL_CLAIMS}, "procedure"),
    (
        "CPL166-counterclaim", Matter.PROPERTY, "1",
        {"procedure": Procedure.SMALL_CLAIMS, "joined": True}, "joined",
    ),
    ("FEE15-application", Matter.PRESERVATION, "1", {"ended_by": EndedBy.WITHDRAWAL}, "ended_by"),
    ("FEE18-administrative", Matter.ADMIN_OTHER, None, {"joined": True}, "joined"),
    ("FEE18-application", Matter.ENFORCEMENT, "1", {"joined": True}, "joined"),
    (
        "FEE18-appeal", Matter.PROPERTY, "1",
        {"joined": True, "instance": Instance.APPEAL}, "joined",
    ),
    (
        "no-appeal-of-enforcement", Matter.ENFORCEMENT, "1", {"instance": Instance.APPEAL},
        "instance",
    ),
    (
        "no-appeal-of-special-procedure", Matter.SPECIAL_PROCEDURE, None,
        {"instance": Instance.APPEAL}, "instance",
    ),
    ("FEE13(6)-upheld-unknown", Matter.JURISDICTION_OBJECTION, None, {}, "upheld"),
    ("FEE13(6)-nothing-to-uphold", Matter.PROPERTY, "1", {"upheld": True}, "upheld"),
]


@pytest.mark.parametrize(
    ("matter", "amount", "terms", "field"), [case[1:] for case in NONSENSE],
    ids=[case[0] for case in NONSENSE],
)
def test_what_makes_no_sense_is_refused_and_names_the_field(matter, amount, terms, field):
    with pytest.raises(Refused) as refused:
        fee(matter, amount, **terms)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("matter", "claim", "terms"),
    [
        (Matter.ENFORCEMENT, Changed(1, 2), Terms()),
        (Matter.PROPERTY, Changed(1, 1, converted=True), Terms()),
        (Matter.PROPERTY, Changed(1, 2), Terms(ended_by=EndedBy.WITHDRAWAL)),
    ],
    ids=["FEE21-application", "INT199-was-ordinary", "FEE21-already-ended"],
)
def test_what_cannot_change_is_refused(matter, claim, terms):
    with pytest.raises(Refused):
        change(matter, claim, terms=terms, on=ON)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-1", "+1", "1e3", "1,000", "1.234", ".5", "5.", "１００", "NaN", "inf", "0x10",
     "1 000", "1\n", "99999999999999999", "9" * 400],
)
def test_what_is_not_an_amount_to_the_fen_is_refused(text):
    with pytest.raises(NotMoney):
        read_fen(text)


@given(st.integers(0, 10**17))
def test_amounts_survive_reading_and_writing(fen):
    assert read_fen(plain(fen)) == fen
