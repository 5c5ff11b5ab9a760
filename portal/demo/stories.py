"""What has happened in a planned case: its line of time, up to now, and its next date."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from portal.cases.models import Case
from portal.common.clock import SHANGHAI
from portal.demo.data.court import ENFORCE
from portal.demo.dice import Dice
from portal.demo.plan import Plan

Entry = tuple[datetime, str, dict[str, str]]
Stage = Case.Stage
HOURS = (9, 10, 13, 14, 15)
BEGAN: dict[str, str] = {
    Stage.ENFORCEMENT: "case.enforcement_began", Stage.MEDIATION: "case.mediation_began",
}


def at_office(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant in office hours, on that day or the Friday before a weekend."""
    weekday = day - timedelta(days=max(0, day.weekday() - 4))
    return datetime.combine(weekday, time(hour, minute), SHANGHAI)


def next_date(plan: Plan, now: datetime, dice: Dice) -> tuple[datetime | None, str]:
    """The next date of a case that has one, within five weeks, and what it is for."""
    if not plan.has_date:
        return None, ""
    day = now.astimezone(SHANGHAI).date() + timedelta(days=dice.randint(4, 35))
    at = at_office(day, dice.choice(HOURS), dice.choice((0, 30)))
    if plan.stage == Stage.MEDIATION:
        return at, Case.Occasion.MEDIATION
    return at, dice.choice((Case.Occasion.HEARING, Case.Occasion.HEARING, Case.Occasion.EVIDENCE))


def entries(plan: Plan, case: Case, now: datetime, dice: Dice) -> list[Entry]:
    """The line of time of a case, oldest first; nothing in it lies in the future."""
    return [entry for entry in _all(plan, case, dice) if entry[0] <= now]


def closed_on(plan: Plan) -> date | None:
    """When a closed case was closed."""
    return plan.filed_on + timedelta(days=90) if plan.stage == Stage.CLOSED else None


def _all(plan: Plan, case: Case, dice: Dice) -> Iterator[Entry]:
    def later(days: int) -> datetime:
        return at_office(plan.filed_on + timedelta(days=days), dice.choice(HOURS), days % 60)

    yield at_office(plan.filed_on, 9, 10), "case.opened", {"number": case.number}
    if plan.judge is None:
        return
    yield later(3), "case.judge_assigned", {"judge": plan.judge.full_name}
    for agent, _authority in (pair for who in plan.parties for pair in who.agents):
        yield later(5), "case.agent_appointed", {"agent": agent.full_name}
    if plan.stage in BEGAN:
        yield later(6), BEGAN[plan.stage], {}
    if case.next_date is not None:
        told = {"date_at": case.next_date.isoformat()}
        yield later(8), f"case.{case.next_occasion.lower()}_set", told
    if plan.stage in (Stage.JUDGED, Stage.CLOSED):
        yield from _ending(plan, later)


def _ending(plan: Plan, later: Callable[[int], datetime]) -> Iterator[Entry]:
    if plan.type_code != ENFORCE:
        yield later(30), "case.hearing_set", {"date_at": later(55).isoformat()}
        given = later(80)
        yield given, "case.judgment_given", {"given_on": given.date().isoformat()}
    closed = closed_on(plan)
    if closed:
        yield at_office(closed, 16), "case.closed", {"closed_on": closed.isoformat()}
