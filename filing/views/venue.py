"""Which court, what it costs: guidance asked for what the draft already says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from filing.models import Filing, FilingParty
from portal.courts.models import Area, Court
from portal.fees.rules.schedules import schedule_on
from portal.guidance.cost import Cost, cost_of
from portal.guidance.outcome import Outcome
from portal.guidance.rules.durations import Procedure
from portal.guidance.rules.facts import CHINA, JILIN, UNKNOWN, Facts, Matter
from portal.guidance.rules.families import FAMILIES
from portal.guidance.rules.venue import Venue

IN_PROVINCE = "吉林省"
NATURAL = FilingParty.Kind.NATURAL


def outcome_of(
    filing: Filing, on: date, *, homes: tuple[str, str] | None = None
) -> Outcome:
    """The answer of guidance to what the draft says. ``homes``: of the own and the other side,
    as chosen on the page; otherwise read from the addresses."""
    own, other = homes or homes_of(filing)
    plaintiffs, others = sides_of(filing)
    facts = Facts(
        matter=Matter(filing.kind),
        cause_no=filing.cause_no if filing.cause_no in FAMILIES else "",
        is_organisation=bool(plaintiffs) and plaintiffs[0].kind != NATURAL,
        they_are="ORGANISATION" if others and others[0].kind != NATURAL else "PERSON",
        home=own,
        their_home=other,
        place=own if filing.form == "labour" else UNKNOWN,
        owed="MONEY" if filing.amount else "",
        labour="AWARD" if filing.form == "labour" else "",
        amount_fen=fen_of(filing.amount),
    )
    return Outcome(facts, on, filing.court.code if filing.court else "")


def sides_of(filing: Filing) -> tuple[list[FilingParty], list[FilingParty]]:
    """The own side and the other one."""
    people, terms = list(filing.parties.all()), filing.terms
    own = [party for party in people if party.side == terms.own]
    return own, [p for p in people if p.side == terms.other and terms.other != terms.own]


def homes_of(filing: Filing) -> tuple[str, str]:
    """Areas in which the first address of each side lies."""
    areas = sorted(Area.objects.all(), key=lambda area: -len(area.name))
    own, other = sides_of(filing)
    return _home_of(own, areas), _home_of(other, areas)


def fen_of(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


def _home_of(side: Iterable[FilingParty], areas: Iterable[Area]) -> str:
    """The area named in the first address of a side; the longest name found counts."""
    first = next((p.habitual_residence or p.domicile for p in side if p.domicile), "")
    found = next((area.code for area in areas if area.name in first), "")
    if found or not first:
        return found or UNKNOWN
    return JILIN if first.startswith(IN_PROVINCE) else CHINA if "省" in first else UNKNOWN


@dataclass(frozen=True)
class Offer:
    """A court to choose, with the ground and article for those the law points to."""

    court: Court
    venue: Venue | None
    is_chosen: bool


def offers(outcome: Outcome, courts: Iterable[Court], chosen: Court | None) -> list[Offer]:
    """Every court, those the law points to first. Without a choice the first of these is marked."""
    fitting = {one.court.pk: one for one in outcome.choices if one.court is not None}
    marked = chosen or next((one.court for one in fitting.values()), None)
    rows = [
        Offer(court, fitting[court.pk].venue if court.pk in fitting else None, court == marked)
        for court in courts
    ]
    return sorted(rows, key=lambda row: row.venue is None)


def cost(filing: Filing, outcome: Outcome, on: date) -> Cost:
    """The estimated fee at the court chosen."""
    return cost_of(outcome.facts, outcome.procedure, filing.court, on)


def preservation_cost(filing: Filing, amount: Decimal, on: date) -> Cost:
    """What preservation asked for with the suit costs besides, in advance (FEE 14(2), 20)."""
    facts = Facts(matter=Matter.PRESERVATION, amount_fen=fen_of(amount))
    return cost_of(facts, Procedure.ORDINARY, filing.court, on)


@dataclass(frozen=True)
class FeeChange:
    """The fee shown before no longer holds. ``now`` is None until it is looked at again."""

    was: Decimal
    now: Decimal | None
    by_law: bool


def version_on(on: date) -> str:
    """Which schedule of fees is in force on a day."""
    return schedule_on(on).version


def is_fee_stale(filing: Filing, on: date) -> FeeChange | None:
    """Whether what the fee rests on changed since the filer looked: the law, or the sum."""
    if filing.fee_seen is None:
        return None
    by_law = version_on(on) != filing.fee_version
    if not by_law and filing.amount == filing.fee_for:
        return None
    return FeeChange(filing.fee_seen, None, by_law)


def fee_change(filing: Filing, found: Cost, on: date) -> FeeChange | None:
    """What became of the fee since the filer last looked; None when nothing did."""
    if filing.fee_seen is None or found.fee is None or found.fee == filing.fee_seen:
        return None
    return FeeChange(filing.fee_seen, found.fee, version_on(on) != filing.fee_version)
