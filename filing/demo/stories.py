"""How each filing of the demo went, step by step, through the real actions."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from filing import actions
from filing.actions import complaining, deciding, docketing, examining
from filing.actions.materials import Place
from filing.demo.data import words
from filing.demo.pictures import picture
from filing.models import Filing, FilingParty, Signature
from filing.officers import Officers
from filing.papers.needed import needed_papers
from filing.rules import kinds
from portal.common.clock import SHANGHAI
from portal.courts.models import Court
from portal.dossier.intake import take_in
from portal.fees import actions as fees
from portal.fees.models import FeeObligation
from portal.fees.sweeps import escalate_overdue
from portal.people.masks import mask_phone
from portal.people.models import Person
from portal.people.roles import Role

Steps = list[tuple[int, Callable[[datetime], object]]]


def day_of(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


@dataclass(order=True)
class Event:
    """Something that happened at an instant of the demo's past."""

    at: datetime
    act: Callable[[datetime], object] = field(compare=False)


class Desk:
    """Who sits at one court's filing desk."""

    def __init__(self, code: str, at: datetime) -> None:
        self.court = Court.objects.get(code=code)
        people = Officers([self.court.pk], day_of(at))
        self.clerk = self._one(people, Role.CLERK)
        self.judge = self._one(people, Role.JUDGE)
        self.head = self._one(people, Role.HEAD)
        self.cashier = Person.objects.filter(
            offices__role=Role.CASHIER, offices__court=self.court
        ).first()

    def _one(self, people: Officers, role: str) -> Person:
        found = people.in_charge(role, self.court.pk)
        assert found is not None  # noqa: S101  the demo court has every office filled
        return found


class Story:
    """How one filing went."""

    def __init__(
        self, path: str, desks: dict[str, Desk], filer: Person, rng: random.Random,
        now: datetime, number: int,
    ) -> None:
        self.path, self.desks, self.filer, self.rng = path, desks, filer, rng
        self.now, self.number = now, number
        self.desk = desks[words.HOME]
        self.filing: Any = None
        self.other, self.other_phone = words.OTHERS[number % 3], f"1990009{number:04d}"

    def events(self) -> list[Event]:
        days, steps = self._plan()
        begun = self._start(days)
        events = [Event(begun, self.submit)]
        at = begun
        for hours, step in steps:
            at += timedelta(hours=hours, minutes=self.rng.randint(1, 40))
            events.append(Event(at, step))
        return events

    def _start(self, days: int) -> datetime:
        if days == 0:
            return self.now - timedelta(minutes=self.rng.randint(15, 200))
        minutes = self.rng.randint(0, 6 * 60)
        day = datetime.combine(day_of(self.now) - timedelta(days=days), time(9, 10), SHANGHAI)
        return day + timedelta(minutes=minutes)

    def _plan(self) -> tuple[int, Steps]:
        """How many days ago it was handed in, and what followed after how many hours."""
        r = self.rng.randint
        plans: dict[str, tuple[int, Steps]] = {
            "waiting": (r(0, 2), []), "green": (r(0, 2), []), "aging": (r(3, 6), []),
            "urgent": (0, []), "abroad": (4, []), "other_court": (r(1, 3), []),
            "channel": (r(0, 1), []), "correction": (r(3, 8), [(20, self.ask_correction)]),
            "corrected": (r(6, 9), [(20, self.ask_correction), (60, self.correct)]),
            "returned": (26, [(20, self.ask_correction)]),
            "shown_away": (r(3, 8), [(24, self.redirect)]),
            "insisted": (r(5, 8), [(24, self.redirect), (24, self.insist)]),
            "transferred": (5, [(24, self.transfer)]),
            "mediation": (r(5, 12), [(24, self.mediate)]),
            "fee": (r(3, 6), [(20, self.accept)]),
            "paid": (r(4, 6), [(20, self.accept), (30, self.pay)]),
            "wages": (r(2, 4), [(20, self.accept)]),
            "docketed": (r(8, 16), [(20, self.accept), (30, self.pay), (20, self.hand_over)]),
            "expired": (9, []), "refused": (12, [(70, self.refuse)]),
            "withdrawn": (7, [(48, self.withdraw)]),
            "unpaid": (18, [(20, self.accept), (24 * 11, self.leave_unpaid)]),
            "put_away": (45, [(24, self.redirect)]), "complained": (6, [(100, self.complain)]),
        }
        return plans[self.path]

    def submit(self, at: datetime) -> None:
        said: dict[str, Any] = {"by": self.filer, "at": at}
        asked = actions.Beginning(kind=self._kind(), channel=self._channel())
        key = uuid.UUID(int=self.rng.getrandbits(128))
        filing = actions.begin(asked, filer=self.filer, key=key, **said)
        actions.choose_court(filing, self.desk.court, **said)
        filing = self._tell(filing, said)
        actions.answer_mediation(filing, True, **said)
        actions.consent(filing, "FILING", True, words.CONSENT, **said)
        if self.path in ("green", "docketed", "paid") or self.number % 5 == 0:
            self._sign(filing, at)
        self.filing = actions.submit(filing, by=self.filer, at=at)
        if self.path == "channel":
            Filing._base_manager.filter(pk=self.filing.pk).update(green_channel=True)

    def _tell(self, filing: Filing, said: dict[str, Any]) -> Filing:
        """The cause, both sides, and the claim in the filer's own words."""
        usual = words.CAUSES[self.number % len(words.CAUSES)]
        cause = kinds.UNPAID_WAGES if self.path == "wages" else usual
        actions.choose_cause(filing, cause, **said)
        filing = actions.choose_form(filing, "general", **said)
        self.describe(filing, said)
        amount = str(self.rng.randint(8, 900) * 1000)
        actions.save_answers(filing, {
            "claim.words": f"{words.CLAIMS[self.number % 3]}{amount}{words.YUAN}",
            "claim.amount": amount,
            "facts.story": words.STORIES[self.number % 3], "facts.reasons": words.REASONS,
        }, **said)
        return filing

    def _kind(self) -> str:
        if self.path == "urgent":
            return kinds.PRESERVATION
        return kinds.ENFORCEMENT if self.number % 11 == 7 else kinds.FIRST_CIVIL

    def _channel(self) -> str:
        special = {"abroad": "CROSS_BORDER", "other_court": "CROSS_REGION"}
        usual = "COUNTER" if self.number % 6 == 5 else "ONLINE"
        return special.get(self.path, usual)

    def describe(self, filing: Filing, said: dict[str, Any]) -> None:
        """Both sides, as far as a good or a hasty filer tells."""
        other = actions.add_party(filing, filing.terms.other, **said)
        actions.save_party(other, {
            "name": self.other,
            "phone": self.other_phone,
            "domicile": words.OTHER_ADDRESS.format(self.number + 10),
        }, version=0, **said)
        own = FilingParty.objects.get(filing=filing, side=filing.terms.own)
        if self.path in ("green", "docketed", "paid", "channel") or self.number % 3:
            actions.save_party(own, {
                **words.ABOUT_ONESELF,
                "domicile": words.OWN_ADDRESS.format(self.number + 100),
                "service_address": words.OWN_ADDRESS.format(self.number + 100),
                "accepts_e_service": False,
            }, version=own.version, **said)
        if self.path == "green" or self.number % 7 == 0:
            self.gather_evidence(filing, said["at"])

    def gather_evidence(self, filing: Filing, at: datetime) -> None:
        for slot, name in words.PAPERS:
            upload: Any = SimpleUploadedFile(f"{name}.jpg", picture(self.number, name))
            file = take_in(upload, about=filing, by=self.filer, at=at, purpose="filing")
            place = Place(slot=slot, name=name, proves=words.SHOWS, source=words.FROM)
            actions.add_material(filing, file, place, by=self.filer, at=at)

    def _sign(self, filing: Filing, at: datetime) -> None:
        """What the code on the phone confirms elsewhere; here the demo vouches for the signer."""
        Signature.objects.bulk_create(
            Signature(
                filing=filing, party=party, paper_code=needed.code, subject=needed.subject,
                digest=needed.document.digest, signer_name=party.name, by=self.filer, at=at,
                confirmed_with=mask_phone(party.phone) if party.phone else "",
            )
            for needed in needed_papers(filing) for party in needed.waits_for(filing)
        )

    def ask_correction(self, at: datetime) -> None:
        ground = examining.Ground("FACTS", "answer:facts.story[0]", words=words.WRITE_NUMBER)
        examining.raise_flag(self.filing, ground, by=self.desk.clerk, at=at)
        notice = deciding.Notice(days=15, is_complete=True)
        self.filing = deciding.require_correction(self.filing, notice, by=self.desk.clerk, at=at)

    def correct(self, at: datetime) -> None:
        answer = self.filing.answers.get(key="facts.story")
        actions.save_answer(
            self.filing, "facts.story", f"{answer.value}{words.ADDED}",
            version=answer.version, by=self.filer, at=at,
        )
        self.filing = actions.resubmit(self.filing, by=self.filer, at=at)

    def redirect(self, at: datetime) -> None:
        door = ("ARBITRATION", "AUTHORITY_FIRST")[self.number % 2]
        self.filing = deciding.redirect(self.filing, door, "", by=self.desk.clerk, at=at)

    def insist(self, at: datetime) -> None:
        deciding.insist(self.filing, words=words.NOT_ARBITRATED, by=self.filer, at=at)

    def transfer(self, at: datetime) -> None:
        court = self.desks[words.ELSEWHERE].court
        deciding.transfer(self.filing, court, words.LIVES_THERE, by=self.desk.clerk, at=at)

    def mediate(self, at: datetime) -> None:
        deciding.send_to_mediation(self.filing, by=self.desk.clerk, at=at)

    def accept(self, at: datetime) -> None:
        self.filing = docketing.accept(self.filing, by=self.desk.clerk, at=at)

    def _fee(self) -> FeeObligation | None:
        rows = FeeObligation.objects.unscoped(because="the demo pays its own fees")
        found: FeeObligation | None = rows.filter(about=self.filing.reference).first()
        return found

    def pay(self, at: datetime) -> None:
        fee = self._fee()
        if fee is not None and self.desk.cashier is not None:
            key = uuid.UUID(int=self.rng.getrandbits(128))
            slip = f"DEMO{self.number:06d}"
            fees.record_at_counter(fee, slip=slip, key=key, by=self.desk.cashier, at=at)

    def hand_over(self, at: datetime) -> None:
        docketing.hand_over(self.filing, by=self.desk.clerk, at=at)

    def leave_unpaid(self, at: datetime) -> None:
        escalate_overdue(at)
        fee = self._fee()
        if fee is not None:
            fees.treat_as_withdrawn(fee, by=self.desk.judge, at=at)

    def refuse(self, at: datetime) -> None:
        deciding.refuse(self.filing, words.NOT_CONCERNED, by=self.desk.judge, at=at)

    def withdraw(self, at: datetime) -> None:
        actions.withdraw(self.filing, words=words.SETTLED, by=self.filer, at=at)

    def complain(self, at: datetime) -> None:
        said = complaining.Grievance("DELAY", words.TOO_LONG)
        key = uuid.UUID(int=self.rng.getrandbits(128))
        complaining.complain(
            said, self.desk.court, filing=self.filing, by=self.filer, key=key, at=at
        )
