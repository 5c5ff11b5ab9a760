"""Saving the demo's cases: in few statements, with numbers as the court would have given them."""

from collections import defaultdict
from datetime import datetime

from portal import audit
from portal.cases.models import Appointment, Case, NumberSeries, Party, TimelineEntry
from portal.cases.rules.numbers import allotted
from portal.common.clock import SHANGHAI
from portal.demo import cast, stories
from portal.demo.dice import Dice
from portal.demo.plan import Plan, Planner

BATCH = 500


def load(at: datetime) -> int:
    """The demo's cases. Makes nothing when there is any case."""
    if Case.objects.unscoped(because="the demo court is empty or not").exists():
        return 0
    planner = Planner(at.astimezone(SHANGHAI).date())
    plans = [*cast.plans(planner), *planner.everyday()]
    plans.sort(key=lambda plan: (plan.filed_on, plan.court.code))
    cases = _cases(plans, at)
    parties = _parties(plans, cases)
    _appointments(plans, parties)
    _timelines(plans, cases, at)
    for case in cases:
        audit.note(
            "load_demo", record=case.reference, court=case.court.code, actor=None, at=at,
            number=case.number,
        )
    return len(cases)


def _cases(plans: list[Plan], now: datetime) -> list[Case]:
    dice = Dice("numbers")
    last: dict[tuple[int, int, str], int] = defaultdict(int)
    cases = []
    for plan in plans:
        series = (plan.court.pk, plan.filed_on.year, plan.type_code)
        last[series] += 1
        number = allotted(
            year=plan.filed_on.year, court=plan.court.code, type_code=plan.type_code,
            serial=last[series], special=plan.special,
        )
        next_date, occasion = stories.next_date(plan, now, dice)
        cases.append(
            Case(
                public_id=dice.public_id(), court=plan.court, division=plan.division,
                year=number.year, type_code=number.type_code, serial=number.serial,
                number=str(number), cause_no=plan.cause.no, cause=plan.cause.zh,
                cause_en=plan.cause.en, stage=plan.stage, judge=plan.judge,
                assistant=plan.assistant, filed_on=plan.filed_on, next_date=next_date,
                next_occasion=occasion, closed_on=stories.closed_on(plan),
            )
        )
    Case.objects.bulk_create(cases, batch_size=BATCH)
    NumberSeries.objects.bulk_create(
        NumberSeries(court_id=court, year=year, type_code=type_code, last=serial)
        for (court, year, type_code), serial in last.items()
    )
    return cases


def _parties(plans: list[Plan], cases: list[Case]) -> list[list[Party]]:
    made = []
    for plan, case in zip(plans, cases, strict=True):
        places: dict[str, int] = defaultdict(int)
        row = []
        for who in plan.parties:
            places[who.side] += 1
            row.append(
                Party(case=case, person=who.person, side=who.side, name=who.name, phone=who.phone,
                      position=places[who.side])
            )
        made.append(row)
    Party.objects.bulk_create([party for row in made for party in row], batch_size=BATCH)
    return made


def _appointments(plans: list[Plan], parties: list[list[Party]]) -> None:
    Appointment.objects.bulk_create(
        Appointment(party=party, agent=agent, authority=authority, since=plan.filed_on)
        for plan, row in zip(plans, parties, strict=True)
        for who, party in zip(plan.parties, row, strict=True)
        for agent, authority in who.agents
    )


def _timelines(plans: list[Plan], cases: list[Case], now: datetime) -> None:
    dice = Dice("stories")
    TimelineEntry.objects.bulk_create(
        [
            TimelineEntry(case=case, at=at, kind=kind, facts=facts)
            for plan, case in zip(plans, cases, strict=True)
            for at, kind, facts in stories.entries(plan, case, now, dice)
        ],
        batch_size=BATCH,
    )
