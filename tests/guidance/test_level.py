"""Level jurisdiction, with the amounts of the notices in force."""

from datetime import date

import pytest

from portal.guidance.rules.facts import Facts
from portal.guidance.rules.level import MILLION, Level, administrative_level, appeal_level, level

TODAY = date(2026, 3, 16)
HERE, THERE = "220104", "220103"


@pytest.mark.parametrize(
    ("cause", "home", "their_home", "fen", "expected", "article"),
    [
        pytest.param("108.3", HERE, THERE, None, "BASIC", "CPL 18", id="CPL 18: no amount"),
        pytest.param("108.3", HERE, THERE, 500 * MILLION - 1, "BASIC", "CPL 18",
                     id="AMOUNT 1: a fen below 500 million"),
        pytest.param("108.3", HERE, THERE, 500 * MILLION, "INTERMEDIATE", "AMOUNT 1",
                     id="AMOUNT 1: 500 million, both in the province"),
        pytest.param("108.3", HERE, "CHINA", 100 * MILLION - 1, "BASIC", "CPL 18",
                     id="AMOUNT 1: a fen below 100 million, one outside"),
        pytest.param("108.3", HERE, "CHINA", 100 * MILLION, "INTERMEDIATE", "AMOUNT 1",
                     id="AMOUNT 1: 100 million, one outside"),
        pytest.param("108.3", "JILIN", HERE, 100 * MILLION, "BASIC", "CPL 18",
                     id="AMOUNT 1: elsewhere in Jilin is inside"),
        pytest.param("108.3", "CHINA", "CHINA", 100 * MILLION, "BASIC", "CPL 18",
                     id="AMOUNT 1: both outside count as the same"),
        pytest.param("108.3", HERE, "ABROAD", 20 * MILLION, "INTERMEDIATE", "FOREIGN 2",
                     id="FOREIGN 2: 20 million, one abroad"),
        pytest.param("108.3", HERE, "HMT", 20 * MILLION, "INTERMEDIATE", "FOREIGN 2",
                     id="FOREIGN 7: Hong Kong, Macau, Taiwan alike"),
        pytest.param("108.3", HERE, "ABROAD", 20 * MILLION - 1, "BASIC", "CPL 18",
                     id="FOREIGN 2: a fen below"),
        pytest.param("205.5", HERE, "CHINA", 900 * MILLION, "BASIC", "CPL 18",
                     id="LI 3: labour is always basic"),
        pytest.param("484", HERE, THERE, None, "INTERMEDIATE", "ARB",
                     id="ARB: setting an award aside"),
    ],
)
def test_first_instance(cause, home, their_home, fen, expected, article):
    found = level(
        Facts(cause_no=cause, home=home, their_home=their_home, amount_fen=fen), TODAY
    )
    assert (found.level, found.article.code) == (expected, article)


def test_the_foreign_amount_counts_from_its_day():
    facts = Facts(cause_no="108.3", home=HERE, their_home="ABROAD", amount_fen=20 * MILLION)
    assert level(facts, date(2022, 12, 31)).level == Level.BASIC
    assert level(facts, date(2023, 1, 1)).level == Level.INTERMEDIATE


@pytest.mark.parametrize(
    ("authority", "expected", "article"),
    [
        pytest.param("BODY", "BASIC", "ALP 14", id="ALP 14: a bureau"),
        pytest.param("GOVERNMENT", "INTERMEDIATE", "ALP 15(1)", id="ALP 15(1): a county"),
        pytest.param("CENTRAL", "INTERMEDIATE", "ALP 15(1)", id="ALP 15(1): central department"),
        pytest.param("CUSTOMS", "INTERMEDIATE", "ALP 15(2)", id="ALP 15(2): customs"),
    ],
)
def test_against_an_authority(authority, expected, article):
    found = administrative_level(Facts(authority=authority))
    assert (found.level, found.article.code) == (expected, article)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(Level.BASIC, Level.INTERMEDIATE, id="CPL 171: from a basic court"),
        pytest.param(Level.INTERMEDIATE, Level.HIGH, id="CPL 171: from the intermediate court"),
    ],
)
def test_an_appeal_goes_one_level_up(first, then):
    assert appeal_level(first).level == then
