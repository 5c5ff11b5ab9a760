"""What a case costs, line by line.

Everything is worked out exactly and rounded once: the full fee by the court's policy, then its
half to the fen. The lines always add up to the fee.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from portal.fees.rules.articles import POLICY
from portal.fees.rules.matters import (
    NO_COURT,
    PLAIN,
    CourtTerms,
    EndedBy,
    Instance,
    Matter,
    Procedure,
    Rounding,
    Terms,
)
from portal.fees.rules.money import YUAN, half_up
from portal.fees.rules.schedule import Range, Schedule, Tariff
from portal.fees.rules.schedules import schedule_on
from portal.fees.rules.sense import check


@dataclass(frozen=True)
class Line:
    """One line of the sum: what it is (``code`` with ``facts``), its articles, fen to add."""

    code: str
    articles: tuple[str, ...]
    amount: int
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Quote:
    """A fee in fen with its arithmetic. ``full`` is the fee before halving.

    ``range`` holds the lowest and highest base the law allows, when the fee rests on one.
    """

    matter: Matter
    amount: int | None
    lines: tuple[Line, ...]
    fee: int
    full: int
    range: Range | None
    version: str


def quote(
    matter: Matter,
    amount: int | None = None,
    *,
    terms: Terms = PLAIN,
    court: CourtTerms = NO_COURT,
    on: date,
) -> Quote:
    """The fee of a matter on a day, in fen (FEE 8, 9, 13 to 19; INT 206).

    ``amount`` in fen: the claim, the part appealed (FEE 17) or disputed in a retrial (FEE 19),
    the joint property of a divorce, the damages claimed, the property actually preserved, or all
    property of a bankrupt. A fee that does not depend on it ignores it. Refused with ``Refused``:
    circumstances that do not go together, a base outside the range, a missing amount, and days
    before the first schedule.
    """
    schedule = schedule_on(on)
    tariff = schedule.tariffs[matter]
    check(matter, amount, terms, tariff)
    free = _free(matter, terms, tariff)
    if free is not None:
        return Quote(matter, amount, (free,), 0, 0, None, schedule.version)
    return _worked_out(schedule, matter, amount, terms, court)


def _free(matter: Matter, terms: Terms, tariff: Tariff) -> Line | None:
    """The line that says why nothing is charged, if so."""
    if matter == Matter.JURISDICTION_OBJECTION:
        if terms.instance == Instance.APPEAL:
            return Line("free_objection_appeal", ("FEE 8",), 0)
        if terms.upheld:
            return Line("free_upheld", ("FEE 13(6)",), 0)
    if terms.instance == Instance.RETRIAL:
        return Line("free_retrial", ("FEE 9",), 0)
    if terms.ended_by == EndedBy.REFUSED:
        return Line("free_refused", ("FEE 8",), 0)
    if tariff.flat == 0:
        return Line(f"free_{matter}", (tariff.article,), 0)
    return None


def _worked_out(
    schedule: Schedule, matter: Matter, amount: int | None, terms: Terms, court: CourtTerms
) -> Quote:
    tariff = schedule.tariffs[matter]
    is_ranged = tariff.base is not None and not (tariff.instead and amount is not None)
    sums = _Sum()
    if tariff.base is not None and is_ranged:
        base = _base(tariff.base, terms, court.amounts.get(matter))
        sums.add("base", (tariff.article,), Fraction(base), set_by=_set_by(matter, terms, court))
    elif tariff.flat is not None and not (tariff.instead and amount is not None):
        sums.add("flat", (tariff.article,), Fraction(tariff.flat))
    if tariff.scale is not None and amount is not None:
        _add_bands(sums, tariff, amount)
    if tariff.share is not None:
        part = sums.exact * tariff.share
        sums.add(f"share_{tariff.share.denominator}", (tariff.article,), part - sums.exact)
    if tariff.cap is not None and sums.exact > tariff.cap:
        sums.add("cap", (tariff.article,), tariff.cap - sums.exact, cap=str(tariff.cap))
    if terms.instance == Instance.RETRIAL_CHARGED:
        sums.add("retrial", ("FEE 9", "FEE 19"), Fraction(0))
    full = sums.rounded(court.rounding)
    fee = full
    halved = tuple(_halvings(terms))
    if halved and full:
        fee = half_up(Fraction(full, 2))
        sums.lines.append(_half_line(halved, fee - full))
    kept_range = tariff.base if is_ranged else None
    return Quote(matter, amount, tuple(sums.lines), fee, full, kept_range, schedule.version)


class _Sum:
    """Lines whose rounded amounts add up: each is the growth of the rounded running total."""

    def __init__(self) -> None:
        self.exact = Fraction(0)
        self.lines: list[Line] = []
        self._shown = 0

    def add(self, code: str, articles: tuple[str, ...], exact: Fraction, **facts: str) -> None:
        self.exact += exact
        total = half_up(self.exact)
        self.lines.append(Line(code, articles, total - self._shown, facts))
        self._shown = total

    def rounded(self, policy: Rounding) -> int:
        """The full fee by the court's policy; a line says what rounding changed."""
        if policy == Rounding.FEN:
            return self._shown
        whole = half_up(self.exact, YUAN)
        if whole != self._shown:
            self.lines.append(Line("rounded", (POLICY,), whole - self._shown))
        return whole


def _add_bands(sums: _Sum, tariff: Tariff, amount: int) -> None:
    assert tariff.scale is not None  # noqa: S101  asked before
    article = tariff.scale_article or tariff.article
    for band in tariff.scale.reached(amount):
        if not (band.flat or band.rate):
            sums.add("band_free", (article,), Fraction(0), up_to=str(band.up_to))
            continue
        facts = {"above": str(band.above), "part": str(band.part_of(amount))}
        facts |= {"rate": str(band.rate)} if band.rate else {}
        facts |= {"up_to": str(band.up_to)} if band.up_to is not None else {}
        code = "band" if band.rate else "band_flat"
        sums.add(code, (article,), band.fee_on(amount), **facts)


def _base(range_: Range, terms: Terms, own: int | None) -> int:
    if isinstance(terms.base, int):
        return terms.base
    if terms.base is not None:
        return range_.high if terms.base == "max" else range_.low
    return range_.low if own is None else own


def _set_by(matter: Matter, terms: Terms, court: CourtTerms) -> str:
    """Who chose the amount inside the range: the asker, the court, or nobody (the lowest)."""
    if terms.base is not None:
        return "asker"
    return "court" if matter in court.amounts else "nobody"


def _halvings(terms: Terms) -> Iterator[str]:
    """Every reason to halve, strongest first. Only one ever counts (INT 206)."""
    if terms.ended_by in (EndedBy.MEDIATION, EndedBy.WITHDRAWAL):
        yield terms.ended_by.value
    if terms.procedure != Procedure.ORDINARY:
        yield terms.procedure.value
    if terms.joined:
        yield "joined"


ARTICLE_OF_HALVING = {
    "mediation": "FEE 15", "withdrawal": "FEE 15", "simplified": "FEE 16", "small_claims": "FEE 16",
    "joined": "FEE 18",
}


def _half_line(why: tuple[str, ...], amount: int) -> Line:
    articles = tuple(dict.fromkeys(ARTICLE_OF_HALVING[reason] for reason in why))
    if len(why) > 1:
        return Line("half_once", (*articles, "INT 206"), amount, {"why": ",".join(why)})
    return Line("half", articles, amount, {"why": why[0]})
