"""Applications that are no suit: where they go."""

import pytest

from portal.guidance.rules.applications import APPLICATIONS
from portal.guidance.rules.facts import Facts, Matter

MINE, THEIRS, THERE, OTHER = "220104", "220103", "220182", "220122"


def told(matter: Matter, **said) -> Facts:
    usual = {"home": MINE, "their_home": THEIRS, "place": THERE, "second_place": OTHER}
    return Facts(matter=matter, **usual | said)


def case(article, what, facts, level, *places):
    return pytest.param(facts, level, list(places), id=f"{article}: {what}")


ENFORCE, ADMIN = Matter.ENFORCEMENT, Matter.FIRST_ADMINISTRATIVE
CASES = [
    case("CPL 235", "judgment: first court, or property", told(ENFORCE, document="JUDGMENT"),
         "BASIC", (OTHER, "CPL 235"), (THERE, "CPL 235")),
    case("CPL 235", "judgment of the intermediate court: the same level",
         told(ENFORCE, document="JUDGMENT", authority="INTERMEDIATE"),
         "INTERMEDIATE", (OTHER, "CPL 235"), (THERE, "CPL 235")),
    case("AE 2", "arbitral award: intermediate court", told(ENFORCE, document="AWARD"),
         "INTERMEDIATE", (THEIRS, "CPL 235"), (THERE, "CPL 235")),
    case("LAB 51", "labour award: basic court", told(ENFORCE, document="LABOUR_AWARD"),
         "BASIC", (THEIRS, "CPL 235"), (THERE, "CPL 235")),
    case("CPL 249", "notarised debt: basic court", told(ENFORCE, document="NOTARY"),
         "BASIC", (THEIRS, "CPL 235"), (THERE, "CPL 235")),
    case("CPL 104", "freeze: property or respondent", told(Matter.PRESERVATION),
         "BASIC", (THERE, "CPL 104"), (THEIRS, "CPL 104")),
    case("INT 23", "payment order: debtor's home, whatever the sum",
         told(Matter.PAYMENT_ORDER, amount_fen=10**13), "BASIC", (THEIRS, "INT 23")),
    case("CPL 205(1)", "confirmation: the court that invited",
         told(Matter.CONFIRMATION, owed="INVITED"), "BASIC", (THERE, "CPL 205(1)")),
    case("CPL 205(2)", "confirmation: either home, or the body",
         told(Matter.CONFIRMATION, owed="OWN"), "BASIC",
         (MINE, "CPL 205(2)"), (THEIRS, "CPL 205(2)"), (THERE, "CPL 205(2)")),
    case("CPL 171, 173", "appeal: up, handed in below", told(Matter.APPEAL, authority="BASIC"),
         "INTERMEDIATE", (THERE, "CPL 173")),
    case("ALP 18", "authority's seat", told(ADMIN, authority="BODY"), "BASIC",
         (THEIRS, "ALP 18")),
    case("ALP 18", "after reconsideration also that body's seat",
         told(ADMIN, special=frozenset({"RECONSIDERED"})), "BASIC",
         (THEIRS, "ALP 18"), (OTHER, "ALP 18")),
    case("ALP 19", "liberty restricted: also the plaintiff's place",
         told(ADMIN, special=frozenset({"LIBERTY"})), "BASIC",
         (THEIRS, "ALP 19"), (MINE, "ALP 19")),
    case("ALP 20", "real property: its place only", told(ADMIN, is_about_land=True), "BASIC",
         (THERE, "ALP 20")),
    case("ALP 15(1)", "a government: intermediate", told(ADMIN, authority="GOVERNMENT"),
         "INTERMEDIATE", (THEIRS, "ALP 18")),
]


@pytest.mark.parametrize(("facts", "level", "places"), CASES)
def test_where_an_application_goes(facts, level, places):
    territory, rung = APPLICATIONS[facts.matter](facts)
    assert rung.level == level
    assert [(venue.place, venue.article.code) for venue in territory.venues] == places
