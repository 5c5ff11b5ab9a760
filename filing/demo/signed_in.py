"""What those who sign in to the demo find: a draft, a case of one against the other, requests."""

import random
import uuid
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from filing import actions
from filing.actions import answering, requesting, responding
from filing.actions.signing import Drawn
from filing.demo.data import words
from filing.demo.stories import Desk, Event, Steps, Story
from filing.models import Filing, FilingParty, ServedComplaint
from filing.papers.case_papers import answer_document
from filing.rules import kinds, requests
from portal.people.models import Person

SEED = 2028
FIRST = 900
"""Numbers of these stories, apart from the everyday ones."""


def events(desks: dict[str, Desk], at: datetime) -> list[Event]:
    """The stories of the litigant, the lawyer and the defendant who sign in."""
    names = ("litigant", "lawyer", "respondent")
    people = {one.username: one for one in Person.objects.filter(username__in=names)}
    litigant, lawyer, respondent = (people[name] for name in names)
    rng = random.Random(SEED)  # noqa: S311  a repeatable demo
    lawsuit = Lawsuit("lawsuit", desks, litigant, rng, at, FIRST)
    grieved = Story("complained", desks, litigant, rng, at, FIRST + 1)
    draft = Drafting("draft", desks, litigant, rng, at, FIRST + 2)
    answered = Answered("answered", desks, lawyer, rng, at, FIRST + 3)
    sent_on = SentOn("sent_on", desks, litigant, rng, at, FIRST + 4)
    for one in (lawsuit, answered, sent_on):
        one.other, one.other_phone, one.respondent = respondent.full_name, "", respondent
    stories = (lawsuit, grieved, draft, answered, sent_on)
    return [event for story in stories for event in story.events()]


def lend(story: Story, filing: Filing, said: dict[str, Any]) -> Filing:
    """A loan told on its element form."""
    filing = actions.choose_cause(filing, words.LENT, **said)
    story.describe(filing, said)
    actions.save_answers(filing, words.LENDING, **said)
    return filing


class Lawsuit(Story):
    """A loan not paid back: registered, served, joined and half answered; two requests."""

    respondent: Person

    def _plan(self) -> tuple[int, Steps]:
        return 12, [
            (20, self.accept), (30, self.pay), (20, self.hand_over), (3, self.serve),
            (20, self.answer_half), (4, self.object), (20, self.ask_more),
        ]

    def _tell(self, filing: Filing, said: dict[str, Any]) -> Filing:
        return lend(self, filing, said)

    def serve(self, at: datetime) -> None:
        responding.serve_complaint(self.filing, by=self.desk.clerk, at=at)

    def served(self) -> ServedComplaint:
        rows = ServedComplaint.objects.unscoped(because="the demo hands its own letter over")
        found: ServedComplaint = rows.get(filing=self.filing)
        return found

    def answer_half(self, at: datetime) -> None:
        """The defendant gives the code of the letter and answers the first two points."""
        served = self.served()
        code = responding.renew_code(served, by=self.desk.clerk, at=at)
        served = responding.join(code, by=self.respondent, at=at + timedelta(hours=1))
        for key, position, said in (
            ("contract.written", "AGREE", words.AGREED_ON), ("loan.how", "DISPUTE", words.NOT_LENT),
        ):
            stance = responding.Said(key, 0, position, said)
            responding.take_stance(served, stance, version=0, by=self.respondent, at=at)

    def object(self, at: datetime) -> None:
        """The defendant objects to the court, and has the paper still to sign (CPL 130)."""
        asked = requesting.Asked(
            requests.OBJECTION, words.LIVES_THERE,
            proposed_court=self.desks[words.ELSEWHERE].court,
        )
        party = self.filing.case.parties.get(person=self.respondent)
        key = uuid.UUID(int=self.rng.getrandbits(128))
        requesting.ask(
            party, asked, requester=self.respondent, by=self.respondent, key=key, at=at
        )

    def ask_more(self, at: datetime) -> None:
        """More material, noted at once; a higher claim, which waits for the judge."""
        party = self.filing.case.parties.get(side=self.filing.terms.own)
        for asked in (
            requesting.Asked(requests.SUPPLEMENT, words.RECORDS),
            requesting.Asked(
                requests.CHANGE_CLAIMS, words.MORE_WORDS, amount=Decimal(words.MORE_CLAIMED)
            ),
        ):
            key = uuid.UUID(int=self.rng.getrandbits(128))
            requesting.ask(
                party, asked, requester=self.filer, by=self.filer, key=key, at=at
            )


class Answered(Lawsuit):
    """A loan not paid back: the defendant has answered, and the court has it to send on."""

    def _plan(self) -> tuple[int, Steps]:
        return 9, [
            (20, self.accept), (30, self.pay), (20, self.hand_over), (3, self.serve),
            (20, self.answer_half), (4, self.hand_in),
        ]

    def hand_in(self, at: datetime) -> None:
        """What the code on the phone confirms elsewhere; here the demo vouches for the signer."""
        served, by = self.served(), self.respondent
        document = answer_document(served)
        answering.enter_answer(served, document, Drawn(by.full_name), by=by, at=at)


class SentOn(Answered):
    """The same, and the other side reads the answer."""

    def _plan(self) -> tuple[int, Steps]:
        days, steps = super()._plan()
        return days + 4, [*steps, (16, self.send_on)]

    def send_on(self, at: datetime) -> None:
        answering.forward_answer(self.served(), by=self.desk.clerk, at=at)


class Drafting(Story):
    """A draft nearly ready to be handed in, with a relative as agent."""

    def _plan(self) -> tuple[int, Steps]:
        return 1, []

    def submit(self, at: datetime) -> None:
        said: dict[str, Any] = {"by": self.filer, "at": at}
        key = uuid.UUID(int=self.rng.getrandbits(128))
        asked = actions.Beginning(kind=kinds.FIRST_CIVIL)
        filing = actions.begin(asked, filer=self.filer, key=key, **said)
        filing = actions.choose_court(filing, self.desk.court, **said)
        filing = lend(self, filing, said)
        self.gather_evidence(filing, at)
        own = FilingParty.objects.get(filing=filing, side=filing.terms.own)
        agent = {"profession": "RELATIVE", "name": words.RELATIVE, "phone": "19900097777"}
        actions.add_agent(own, agent, **said)
        actions.answer_mediation(filing, True, **said)
