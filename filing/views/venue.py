"""Which court, what it costs: guidance asked for what the draft already says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from filing.models import Filing
from filing.rules.said import Said, SaidParty
from portal.courts.models import Area, Court
from portal.fees.rules.schedules import schedule_on
from portal.guidance.cost import Cost
from portal.guidance.outcome import Outcome
from portal.guidance.rules.facts import CHINA, JILIN, UNKNOWN, Facts, Matter
from portal.guidance.rules.families import FAMILIES
from portal.guidance.rules.venue import Venue

IN_PROVINCE = "吉林省"
LABOUR_DONE = {"yes": "AWARD"}


def outcome_of(filing: Filing, said: Said, on: date, *, homes: tuple[str, str] | None = None) -> (
    Outcome
):
    """The answer of guidance to what the draft says. ``homes``: of the own and the other side,
    as chosen on the page; otherwise read from the addresses."""
    own, other = homes or (home_of(said.own_side), home_of(said.other_side))
    first = next(iter(said.other_side), None)
    facts = Facts(
        matter=Matter(filing.kind),
        cause_no=filing.cause_no if filing.cause_no in FAMILIES else "",
        is_organisation=any(not party.is_natural for party in said.own_side[:1]),
        they_are="PERSON" if first is None or first.is_natural else "ORGANISATION",
        home=own,
        their_home=other,
        place=own if said.form == "labour" else UNKNOWN,
        owed="MONEY" if filing.amount else "",
        labour=LABOUR_DONE.get(said.answer("arbitration.done"), ""),
        amount_fen=fen_of(filing.amount),
    )
    return Outcome(facts, on, filing.court.code if filing.court else "")


def fen_of(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


def home_of(side: Iterable[SaidParty]) -> str:
    """The area the first address of a side lies in; the longest name found counts."""
    first = next((p.habitual_residence or p.domicile for p in side if p.domicile), "")
    if not first:
        return UNKNOWN
    areas = sorted(Area.objects.all(), key=lambda area: -len(area.name))
    for area in areas:
        if area.name in first:
            return area.code
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


@dataclass(frozen=True)
class FeeChange:
    """The fee is another one than was shown before. ``by_law``: the schedule changed."""

    was: Decimal
    now: Decimal
    by_law: bool


def version_on(on: date) -> str:
    """Which schedule of fees is in force on a day."""
    return schedule_on(on).version


def fee_change(filing: Filing, cost: Cost | None, on: date) -> FeeChange | None:
    """What became of the fee since the filer last looked; None when nothing did."""
    if filing.fee_seen is None or cost is None or cost.fee is None:
        return None
    now = Decimal(str(cost.fee))
    if now == filing.fee_seen:
        return None
    return FeeChange(filing.fee_seen, now, version_on(on) != filing.fee_version)
