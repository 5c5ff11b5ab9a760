"""The rule by which a case gets its judge (分案): speciality, load, recusal, recorded chance.

Pure: the same seed and the same candidates give the same judge, so that anyone can repeat a draw
by hand with a SHA-256 calculator. The words of the rule are published beside every draw.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from portal.common.words import _

VERSION = "2026-1"
TOLERANCE = 2
"""Open cases by which a judge may lie above the least loaded and still be in the draw."""

RULE = (
    _("The division is the one entered for this type of case and this cause of action; the longest "
      "matching cause number decides."),
    _("Every judge who holds office in that division today is a candidate, except who may not "
      "hear the case (CPL 47)."),
    _("Load is the number of a judge’s open cases. In the draw are the judges with the lowest load "
      "and those at most two cases above it."),
    _("A random seed is made at the moment of the draw. Each judge’s lot is the SHA-256 of seed, "
      "case number and the judge’s public number, joined by “|”. The smallest lot gets the case."),
    _("Seed, candidates, loads and lots are kept and shown, so that anyone can repeat the draw."),
)
"""What the rule says, in the order in which it is applied."""

IN_DRAW, LOADED, RECUSED = "IN_DRAW", "LOADED", "RECUSED"


@dataclass(frozen=True)
class Row:
    """A division hears this type, and this cause when one is named. ``division`` is its key."""

    type_code: str
    cause_no: str
    division: int


@dataclass(frozen=True)
class Judge:
    """A candidate: the public number that goes into the lot, and the open cases carried."""

    number: str
    load: int


@dataclass(frozen=True)
class Lot:
    """How one candidate stood in the draw."""

    number: str
    load: int
    standing: str
    lot: str = ""


@dataclass(frozen=True)
class Result:
    """Who got the case, and everybody's lot, the smallest first."""

    drawn: str
    lots: tuple[Lot, ...]


class NobodyCanHear(ValueError):
    """No candidate is left."""


def division_for(type_code: str, cause_no: str, rows: Iterable[Row]) -> int | None:
    """The division for a type and cause: the longest cause that fits, else the row without one.

    Cause ``205.5`` is heard where ``205.5`` is entered, else where ``205`` is.
    """
    fitting = [
        row for row in rows
        if row.type_code == type_code and _fits(row.cause_no, cause_no)
    ]
    fitting.sort(key=lambda row: (-len(row.cause_no), row.division))
    return fitting[0].division if fitting else None


def _fits(entered: str, cause_no: str) -> bool:
    return entered in ("", cause_no) or cause_no.startswith(f"{entered}.")


def draw(
    judges: Collection[Judge], *, recused: Collection[str], seed: str, case_number: str
) -> Result:
    """Draw the judge. Raises ``NobodyCanHear`` when every candidate is recused or none exists."""
    able = [judge for judge in judges if judge.number not in recused]
    if not able:
        raise NobodyCanHear
    most = min(judge.load for judge in able) + TOLERANCE
    lots = [_stand(judge, recused, most, seed, case_number) for judge in judges]
    lots.sort(key=lambda one: (one.standing != IN_DRAW, one.lot, one.load, one.number))
    return Result(lots[0].number, tuple(lots))


def _stand(
    judge: Judge, recused: Collection[str], most: int, seed: str, case_number: str
) -> Lot:
    if judge.number in recused:
        return Lot(judge.number, judge.load, RECUSED)
    if judge.load > most:
        return Lot(judge.number, judge.load, LOADED)
    return Lot(judge.number, judge.load, IN_DRAW, lot_of(seed, case_number, judge.number))


def lot_of(seed: str, case_number: str, number: str) -> str:
    """A judge's lot, as anyone can compute it."""
    return hashlib.sha256(f"{seed}|{case_number}|{number}".encode()).hexdigest()


def is_as_recorded(result: Mapping[str, str], *, seed: str, case_number: str, drawn: str) -> bool:
    """Whether recorded lots (judge's number to lot) and the judge drawn are what the rule gives."""
    right = {number: lot_of(seed, case_number, number) for number in result}
    return right == dict(result) and min(right, key=lambda number: right[number]) == drawn
