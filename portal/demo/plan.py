"""Which cases the demo has: court, division, cause, stage, parties. Nothing is saved here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from portal.cases.causes import Cause, all_causes
from portal.cases.models import Appointment, Case, Party
from portal.courts.models import Court, Division
from portal.demo.data import court as words
from portal.demo.dice import Dice, phone
from portal.people.models import Office, Person
from portal.people.roles import Role

Stage, Side = Case.Stage, Party.Side
AT_INTERMEDIATE, AT_BASIC = 220, 11
"""Cases made for the intermediate court, and for each of the fifteen basic courts."""
STAGES = (
    (Stage.FILED, 12), (Stage.IN_TRIAL, 40), (Stage.MEDIATION, 12), (Stage.JUDGED, 14),
    (Stage.CLOSED, 22),
)
AGE_DAYS = {
    Stage.FILED: (0, 6), Stage.IN_TRIAL: (8, 120), Stage.MEDIATION: (8, 60),
    Stage.JUDGED: (90, 200), Stage.ENFORCEMENT: (10, 150), Stage.CLOSED: (100, 400),
}
"""How many days ago a case in this stage was filed."""
SIDES = {
    words.ENFORCE: (Side.CREDITOR, Side.DEBTOR),
    words.CIVIL_APPEAL: (Side.APPELLANT, Side.APPELLEE),
}
STRANGER_PHONE = 20000


@dataclass
class Who:
    """A party of a planned case, and its agents."""

    side: str
    name: str
    phone: str
    person: Person | None = None
    agents: list[tuple[Person, str]] = field(default_factory=list)


@dataclass
class Plan:
    """One case to be made."""

    court: Court
    division: Division
    type_code: str
    cause: Cause
    stage: str
    filed_on: date
    parties: list[Who]
    judge: Person | None = None
    assistant: Person | None = None
    has_date: bool = False
    special: str = ""


class Planner:
    """Makes plans from the courts, the staff and the accounts that exist."""

    def __init__(self, today: date) -> None:
        self.today, self.dice, self.causes = today, Dice("cases"), all_causes()
        self.strangers = 0
        self.courts = {court.code: court for court in Court.objects.in_force(today)}
        self.divisions = {
            (d.court.code, d.code): d
            for d in Division.objects.select_related("court").order_by("pk")
        }
        self.bench: dict[tuple[int, str], list[Person]] = {}
        offices = Office.objects.filter(division__isnull=False).select_related("person")
        for office in offices.order_by("pk"):
            self.bench.setdefault((office.division_id or 0, office.role), []).append(office.person)
        accounts = Person.objects.filter(username__startswith="party-").order_by("username")
        self.accounts = list(accounts)
        self.dice.shuffle(self.accounts)

    def everyday(self) -> Iterator[Plan]:
        """Cases of people who sign in nowhere, over all courts, divisions and stages."""
        for code in sorted(self.courts):
            count = AT_INTERMEDIATE if code == words.INTERMEDIATE else AT_BASIC
            for _number in range(count):
                yield self._one(code)

    def _one(self, code: str) -> Plan:
        stage = self._stage()
        place = words.FILING if stage == Stage.FILED else self._place(code)
        if place == words.ENFORCEMENT:
            stage = Stage.ENFORCEMENT if self.dice.random() < 0.7 else Stage.CLOSED
        cause_no = self._cause(code, place)
        return self.plan(code, place, stage, cause_no, self._type(code, place))

    def plan(
        self, code: str, place: str, stage: str, cause_no: str,
        type_code: str = words.CIVIL_FIRST,
    ) -> Plan:
        """A case of strangers; the caller may put others in their place."""
        division = self.divisions[code, place]
        least, most = AGE_DAYS[Stage(stage)]
        filed_on = _weekday(self.today - timedelta(days=self.dice.randint(least, most)))
        made = Plan(
            court=self.courts[code], division=division, type_code=type_code,
            cause=self.causes[cause_no], stage=stage, filed_on=filed_on,
            parties=self._parties(cause_no, type_code),
            has_date=stage in (Stage.IN_TRIAL, Stage.MEDIATION) and self.dice.random() < 0.7,
            special=words.INTELLECTUAL if cause_no in words.INTELLECTUAL_CAUSES else "",
        )
        if stage != Stage.FILED:
            made.judge = self.dice.choice(self.bench[division.pk, Role.JUDGE])
            made.assistant = self.bench[division.pk, Role.ASSISTANT][0]
        return made

    def _stage(self) -> str:
        stages, weights = [stage for stage, _w in STAGES], [weight for _s, weight in STAGES]
        return str(self.dice.choices(stages, weights)[0])

    def _place(self, code: str) -> str:
        if code != words.INTERMEDIATE:
            return self.dice.choice(("civil-1", "civil-1", "civil-1", words.ENFORCEMENT))
        return self.dice.choices(
            ("civil-1", "civil-2", "civil-3", "civil-4", words.ENFORCEMENT), (34, 22, 14, 16, 14)
        )[0]

    def _cause(self, code: str, place: str) -> str:
        basic = code != words.INTERMEDIATE and place == "civil-1"
        return self.dice.choice(words.BASIC_CIVIL if basic else words.CAUSES[place])

    def _type(self, code: str, place: str) -> str:
        if place == words.ENFORCEMENT:
            return words.ENFORCE
        appeal = code == words.INTERMEDIATE and place != "civil-3" and self.dice.random() < 0.6
        return words.CIVIL_APPEAL if appeal else words.CIVIL_FIRST

    def _parties(self, cause_no: str, type_code: str) -> list[Who]:
        first, second = SIDES.get(type_code, (Side.PLAINTIFF, Side.DEFENDANT))
        parties = [self._who(first, cause_no in words.FIRM_SUES, self.dice.random() < 0.4)]
        others = 2 if self.dice.random() < 0.15 else 1
        parties += [self._who(second, cause_no in words.FIRM_IS_SUED) for _n in range(others)]
        return parties

    def _who(self, side: str, is_firm: bool, has_account: bool = False) -> Who:
        kind = Person.Kind.ORGANISATION if is_firm else Person.Kind.NATURAL
        if has_account:
            for place, person in enumerate(self.accounts):
                if person.kind == kind:
                    self.accounts.append(self.accounts.pop(place))
                    return Who(side, person.full_name, person.phone, person)
        self.strangers += 1
        name = self.dice.firm_name() if is_firm else self.dice.person_name()
        return Who(side, name, phone(STRANGER_PHONE + self.strangers))


def as_party(person: Person, side: str) -> Who:
    """Somebody who signs in, as a party."""
    return Who(side, person.full_name, person.phone, person)


def special_agent(person: Person) -> tuple[Person, str]:
    """An agent with special authority (CPL 62)."""
    return (person, str(Appointment.Authority.SPECIAL))


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
