"""Level jurisdiction: which rung of the courts hears a case first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.families import Family

YUAN = 100
MILLION = 1_000_000 * YUAN


class Level(StrEnum):
    BASIC = "BASIC"
    INTERMEDIATE = "INTERMEDIATE"
    HIGH = "HIGH"


@dataclass(frozen=True)
class Rung:
    """A level with the article and the sentence that decide it."""

    level: Level
    article: Article
    why: Any


@dataclass(frozen=True)
class Amounts:
    """From which sums (fen) the intermediate courts of the province hear a case, from a day on."""

    valid_from: date
    same_side_of_the_border: int
    one_side_outside: int
    foreign: int | None


AMOUNTS = (
    Amounts(date(2021, 10, 1), 500 * MILLION, 100 * MILLION, None),
    Amounts(date(2023, 1, 1), 500 * MILLION, 100 * MILLION, 20 * MILLION),
)
"""Fafa 2021 No. 27 (in force 2021-10-01), Fashi 2022 No. 18 art. 2 for Jilin (in force 2023-01-01;
Hong Kong, Macau and Taiwan by its art. 7). The newest line in force counts."""

BASIC = Rung(
    Level.BASIC, art("CPL 18"),
    _("Basic courts hear first-instance cases unless a law says otherwise."),
)
ALWAYS_BASIC = frozenset({
    Family.LABOUR, Family.PROTECTION, Family.SPECIAL_HOME, Family.SECURITY, Family.PUBLIC_SUMMONS,
    Family.PAYMENT_ORDER,
})


def level(facts: Facts, on: date) -> Rung:
    """The level for a first-instance civil suit begun on a day."""
    if facts.family == Family.AWARD_REVIEW:
        return Rung(
            Level.INTERMEDIATE, art("ARB"),
            _("Only an intermediate court can set an arbitral award aside."),
        )
    if facts.family in ALWAYS_BASIC:
        return BASIC
    amounts = max((a for a in AMOUNTS if a.valid_from <= on), key=lambda a: a.valid_from)
    sum_claimed = facts.amount_fen or 0
    if facts.is_foreign and amounts.foreign is not None:
        if sum_claimed >= amounts.foreign:
            return Rung(
                Level.INTERMEDIATE, art("FOREIGN 2"),
                _("With a side from outside the mainland, 20 million yuan or more go higher."),
            )
        return BASIC
    if facts.one_side_is_outside_jilin and sum_claimed >= amounts.one_side_outside:
        return Rung(
            Level.INTERMEDIATE, art("AMOUNT 1"),
            _("One side is outside the province: 100 million yuan or more go higher."),
        )
    if sum_claimed >= amounts.same_side_of_the_border:
        return Rung(
            Level.INTERMEDIATE, art("AMOUNT 1"), _("Claims of 500 million yuan or more go higher.")
        )
    return BASIC


def administrative_level(facts: Facts) -> Rung:
    """Against county-level governments and up, central departments, customs: intermediate."""
    if facts.authority in ("GOVERNMENT", "CENTRAL"):
        return Rung(
            Level.INTERMEDIATE, art("ALP 15(1)"),
            _("Acts of county-level governments and above go to the intermediate court."),
        )
    if facts.authority == "CUSTOMS":
        return Rung(
            Level.INTERMEDIATE, art("ALP 15(2)"), _("Customs cases go to the intermediate court.")
        )
    return Rung(Level.BASIC, art("ALP 14"), _("Basic courts hear administrative cases first."))


def appeal_level(first: Level, matter: Matter = Matter.APPEAL) -> Rung:
    """One rung above the court of first instance (CPL 171)."""
    higher = Level.INTERMEDIATE if first == Level.BASIC else Level.HIGH
    return Rung(higher, art("CPL 171"), _("An appeal is heard one level above the first court."))
