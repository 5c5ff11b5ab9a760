"""A case in trial: registered, paid, drawn to a judge, with what the two sides ask for."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from filing import actions
from filing.actions import docketing, requesting
from filing.actions.counterclaim import begin_counterclaim
from filing.actions.responding import start_answer
from filing.models import CaseRequest, Filing, ServedComplaint
from portal.cases.models import Case, Party
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.people.models import Person
from tests.builders import A_MONDAY
from tests.filing.builders import a_verified_person
from tests.filing.desk import Desk

LATER = A_MONDAY + timedelta(days=4)


@dataclass
class Trial:
    """One case with its people."""

    desk: Desk
    filing: Filing

    @property
    def case(self) -> Case:
        return Case._base_manager.get(pk=self.filing.case_id)

    @property
    def judge(self) -> Person:
        judge = self.case.judge
        assert judge is not None
        return judge

    @property
    def plaintiff(self) -> Party:
        return self.case.parties.get(side="PLAINTIFF")

    @property
    def defendant(self) -> Party:
        return self.case.parties.get(side="DEFENDANT")

    @property
    def fee(self) -> FeeObligation:
        return FeeObligation._base_manager.get(about=self.filing.reference)

    def ask(self, kind: str, at: datetime = LATER, **said: Any) -> CaseRequest:
        """The plaintiff, unless ``party`` says who else, asks for something."""
        party = said.pop("party", None) or self.plaintiff
        who = said.pop("by", None) or party.person
        said.setdefault("words", "请准许。")
        return requesting.ask(
            party, requesting.Asked(kind, **said), requester=party.person, by=who,
            key=uuid.uuid4(), at=at,
        )

    def titles(self) -> list[str]:
        """What stands in the case's dossier."""
        from portal.dossier.actions import dossier_of

        dossier = dossier_of(self.case)
        return [] if dossier is None else [item.title for item in dossier.items.all()]

    def told(self) -> list[str]:
        return list(self.case.timeline.values_list("kind", flat=True))


def a_trial(desk: Desk, *, is_paid: bool = True, **fields: Any) -> Trial:
    """A case in trial before a judge; the defendant has an account."""
    trial = Trial(desk, desk.accepted(**fields))
    trial.defendant.__class__._base_manager.filter(pk=trial.defendant.pk).update(
        person=a_verified_person(full_name=trial.defendant.name)
    )
    if is_paid:
        pay(trial.fee, desk, A_MONDAY)
        trial.filing = docketing.hand_over(trial.filing, by=desk.clerk, at=A_MONDAY)
    return trial


def pay(fee: FeeObligation, desk: Desk, at: datetime) -> None:
    """At the counter, with a slip of the bank."""
    fees.record_at_counter(
        fee, slip=f"S{fee.pk}", key=uuid.uuid4(), by=desk.cashier, at=at
    )


def a_received_complaint(trial: Trial) -> ServedComplaint:
    """The complaint in the defendant's account: the period for the answer runs."""
    one: ServedComplaint = ServedComplaint._base_manager.get(filing=trial.filing)
    one.joined_at, one.joined_by = LATER, trial.defendant.person
    one.save()
    start_answer(one, LATER)
    return one


def a_counterclaim(trial: Trial, served: ServedComplaint) -> Filing:
    """Handed in by the defendant: 20,000 yuan."""
    person = trial.defendant.person
    assert person is not None
    draft = begin_counterclaim(served, by=person, at=LATER)
    said: dict[str, Any] = {"by": person, "at": LATER}
    draft = actions.choose_form(draft, "general", **said)
    actions.save_answers(draft, {
        "claim.words": "判令返还20000元", "claim.amount": "20000",
        "facts.story": "多付了20000元。", "facts.reasons": "应当返还。",
    }, **said)
    actions.consent(draft, "FILING", True, "x", **said)
    draft.refresh_from_db()
    return actions.submit(draft, by=person, at=LATER)
