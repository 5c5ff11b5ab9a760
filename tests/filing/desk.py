"""A filing desk in office: clerks, a judge and the head of the division, and judges to draw."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from filing import actions
from filing.actions import deciding, docketing, examining
from filing.models import Filing, Speciality
from portal.courts.models import FILING_DIVISION, Court, Division
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_court, a_division, an_office
from tests.filing.builders import a_submitted_filing

COURT = "吉0104"
HOUSE_LEASE = "116.2"


@dataclass
class Desk:
    """Everybody who deals with a filing at one court."""

    court: Court
    filing_division: Division
    civil: Division
    clerk: Person
    second_clerk: Person
    judge: Person
    head: Person
    leader: Person
    cashier: Person
    trial_judges: list[Person] = field(default_factory=list)

    def submitted(self, at: datetime = A_MONDAY, **fields: Any) -> Filing:
        """A filing told in the filer's own words, unless another cause is named."""
        said = {"cause_no": HOUSE_LEASE, **fields}
        return a_submitted_filing(at=at, court=self.court.code, **said)

    def flag(
        self, filing: Filing, reason: str = "FACTS", anchor: str = "answer:facts.story[0]", *,
        at: datetime = A_MONDAY, **more: Any,
    ) -> Any:
        ground = examining.Ground(reason, anchor, words="请写明还款期限。")
        return examining.raise_flag(filing, ground, by=self.clerk, at=at, **more)

    def ask_correction(self, filing: Filing, *, at: datetime = A_MONDAY, days: int = 15) -> Filing:
        """A notice with one ground in it."""
        self.flag(filing, at=at)
        notice = deciding.Notice(days=days, is_complete=True)
        return deciding.require_correction(filing, notice, by=self.clerk, at=at)

    def correct(
        self, filing: Filing, *, at: datetime, words: str = "约定2026年3月1日归还。"
    ) -> Filing:
        """The filer mends the facts and hands in again."""
        answer = filing.answers.get(key="facts.story")
        actions.save_answer(
            filing, "facts.story", answer.value + words, version=answer.version,
            by=filing.filer, at=at,
        )
        return actions.resubmit(filing, by=filing.filer, at=at)

    def accepted(self, at: datetime = A_MONDAY, **fields: Any) -> Filing:
        return docketing.accept(self.submitted(at, **fields), by=self.clerk, at=at)


def a_desk(court_code: str = COURT, *, judges: int = 3) -> Desk:
    court = a_court(court_code)
    division = a_division(court, FILING_DIVISION, name="立案庭", name_en="Case-filing Division")
    civil = a_division(court)
    for type_code in ("民初", "行初", "执", "财保", "民督", "民终", "民特"):
        Speciality.objects.create(
            court=court, division=civil, type_code=type_code, since=date(2020, 1, 1)
        )
    return Desk(
        court=court,
        filing_division=division,
        civil=civil,
        clerk=an_office(Role.CLERK, division),
        second_clerk=an_office(Role.CLERK, division),
        judge=an_office(Role.JUDGE, division),
        head=an_office(Role.HEAD, division),
        leader=an_office(Role.LEADER, division),
        cashier=an_office(Role.CASHIER, division),
        trial_judges=[an_office(Role.JUDGE, civil) for _number in range(judges)],
    )
