"""The cases of those who sign in: what each of them opens the demo to see."""

from collections.abc import Iterator

from portal.cases.models import Appointment, Case, Party
from portal.demo.data.court import CHAOYANG, INTERMEDIATE
from portal.demo.plan import Plan, Planner, as_party, special_agent
from portal.people.models import Person

Stage, Side = Case.Stage, Party.Side
HOME = "civil-1"
BASIC = CHAOYANG
JUDGES_OWN = 12
"""Further cases of the judge who signs in."""


def plans(planner: Planner) -> Iterator[Plan]:
    """Three cases of the litigant, one against the respondent, the lawyer's, the company's."""
    names = ("litigant", "respondent", "lawyer", "enterprise", "judge")
    people = {p.username: p for p in Person.objects.filter(username__in=names)}
    litigant, lawyer, judge = people["litigant"], people["lawyer"], people["judge"]

    main = planner.plan(INTERMEDIATE, HOME, Stage.IN_TRIAL, "116.2")
    main.judge, main.has_date = judge, True
    main.parties = [
        as_party(litigant, Side.PLAINTIFF), as_party(people["respondent"], Side.DEFENDANT),
    ]
    main.parties[0].agents.append(special_agent(lawyer))
    yield main

    for code, place, stage, cause in (
        (INTERMEDIATE, HOME, Stage.MEDIATION, "126"), (BASIC, HOME, Stage.JUDGED, "205.5"),
    ):
        made = planner.plan(code, place, stage, cause)
        made.parties[0] = as_party(litigant, Side.PLAINTIFF)
        yield made
    yield from _enterprise(planner, people["enterprise"], lawyer)
    yield from _lawyer(planner, lawyer)
    for number in range(JUDGES_OWN):
        stage = (Stage.IN_TRIAL, Stage.MEDIATION, Stage.JUDGED)[number % 3]
        made = planner.plan(INTERMEDIATE, HOME, stage, ("29", "411", "206.2", "14")[number % 4])
        made.judge = judge
        yield made


def _enterprise(planner: Planner, enterprise: Person, lawyer: Person) -> Iterator[Plan]:
    for place, stage, cause in (
        ("civil-2", Stage.IN_TRIAL, "88"), ("civil-2", Stage.FILED, "88"),
        ("civil-2", Stage.CLOSED, "108.1"),
    ):
        made = planner.plan(INTERMEDIATE, place, stage, cause)
        made.parties[0] = as_party(enterprise, Side.PLAINTIFF)
        made.parties[0].agents.append((lawyer, str(Appointment.Authority.GENERAL)))
        yield made
    sued = planner.plan(BASIC, HOME, Stage.IN_TRIAL, "205.6")
    sued.parties[1] = as_party(enterprise, Side.DEFENDANT)
    yield sued


def _lawyer(planner: Planner, lawyer: Person) -> Iterator[Plan]:
    for stage, cause in (
        (Stage.IN_TRIAL, "411"), (Stage.MEDIATION, "206.2"), (Stage.JUDGED, "96"),
    ):
        made = planner.plan(INTERMEDIATE, HOME, stage, cause)
        made.parties[0].agents.append(special_agent(lawyer))
        yield made
