"""Requests in every state for the demo court, played through the real actions."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import F

from judge_contact import actions
from judge_contact.actions.attaching import take_file
from judge_contact.models import Contact, Room, Ticket
from judge_contact.officers import Officers
from judge_contact.sweeps import escalate_overdue
from portal.cases.models import Case
from portal.common.clock import SHANGHAI
from portal.courts.models import Court
from portal.dossier.demo import Paper, drawn
from portal.dossier.rules.catalogue import Slot
from portal.notices.models import Message
from portal.people.models import Person
from portal.people.roles import Role

ROOMS = ("第一会见室", "第二会见室")
DAYS_BACK = 12
REQUESTS = 48
SAID = [
    "想了解案件现在到了哪一步，什么时候开庭。",
    "我补充了三份证据，想问问法官是否收到。",
    "开庭传票上的时间与我住院冲突，想申请改期。",
    "判决书第三页的数额没有看懂，想请法官解释。",
    "对方一直没有履行，想提供新的财产线索。",
    "",
]
PATHS = (
    "answered",
    "answered",
    "answered",
    "closed",
    "handed_over",
    "tried",
    "acknowledged",
    "untouched",
    "not_reached",
    "reopened",
    "returned",
    "concluded",
    "waiting",
)


@dataclass(order=True)
class Event:
    """Something that happened at an instant of the demo's past."""

    at: datetime
    act: Callable[[datetime], object] = field(compare=False)


def load(at: datetime) -> int:
    """Play two weeks of the line up to ``at``; a second call adds nothing."""
    everything = Ticket.objects.unscoped(because="the demo court is empty or not")
    if everything.exists():
        return 0
    _open_rooms(at)
    rng = random.Random("sutong")  # noqa: S311  a repeatable demo, not a secret
    cases = list(
        Case.objects.unscoped(because="the demo court's own cases")
        .filter(judge__isnull=False, division__isnull=False, parties__person__isnull=False)
        .exclude(stage=Case.Stage.CLOSED)
        .distinct()
        .select_related("court", "division", "judge")
        .order_by("-judge__username", "pk")[: REQUESTS * 2]
    )
    events = _sweeps(at)
    for number, case in enumerate(cases[:REQUESTS]):
        path = PATHS[number % len(PATHS)]
        events += _Story(case, path, rng, at).events()
    for event in sorted(events):
        if event.at <= at:
            event.act(event.at)
    _deliver_the_past(at)
    return everything.count()


def _open_rooms(at: datetime) -> None:
    courts = Court.objects.in_force(at.astimezone(SHANGHAI).date())
    Room.objects.bulk_create(Room(court=court, name=name) for court in courts for name in ROOMS)


def _deliver_the_past(at: datetime) -> None:
    """What was written before today reached people then; only today's letters still wait."""
    old = Message.objects.filter(state=Message.State.PENDING, created_at__lt=at - timedelta(days=1))
    old.update(state=Message.State.SENT, sent_at=F("created_at"), provider_ref="demo")


def _sweeps(at: datetime) -> list[Event]:
    """The clock's own work at each closing time of the demo's past."""
    days = [at.astimezone(SHANGHAI).date() - timedelta(days=back) for back in range(DAYS_BACK + 1)]
    return [
        Event(datetime.combine(day, time(17, 0, 5), SHANGHAI), escalate_overdue) for day in days
    ]


class _Story:
    """How one request went."""

    def __init__(self, case: Case, path: str, rng: random.Random, now: datetime) -> None:
        self.case, self.path, self.rng, self.now = case, path, rng, now
        party = case.parties.filter(person__isnull=False).first()
        assert party and party.person  # noqa: S101, PT018  chosen so above
        self.requester: Person = party.person
        self.ticket: Ticket | None = None
        self.start = self._start()

    def _start(self) -> datetime:
        if self.path in ("waiting", "acknowledged", "tried"):
            return self.now - timedelta(minutes=self.rng.randint(20, 300))
        day: date = self.now.astimezone(SHANGHAI).date()
        back = self.rng.randint(4, DAYS_BACK - 1)
        minutes = self.rng.randint(0, 7 * 60)
        return datetime.combine(day - timedelta(days=back), time(9, 5), SHANGHAI) + timedelta(
            minutes=minutes
        )

    def events(self) -> list[Event]:
        steps = {
            "answered": [self.acknowledge, self.answer, self.report],
            "closed": [self.acknowledge, self.answer, self.report, self.confirm, self.rate],
            "handed_over": [self.acknowledge, self.hand_over],
            "tried": [self.acknowledge, self.tried],
            "acknowledged": [self.acknowledge, self.attach],
            "untouched": [],
            "not_reached": [self.acknowledge, self.answer, self.not_reached],
            "reopened": [self.acknowledge, self.answer, self.report, self.confirm, self.reopen],
            "returned": [self.send_back],
            "concluded": [self.acknowledge, self.answer, self.not_reached, self.conclude],
            "waiting": [],
        }[self.path]
        at = self.start
        events = [Event(at, self.register)]
        for step in steps:
            at += timedelta(minutes=self.rng.randint(15, 50))
            events.append(Event(at, step))
        return events

    @property
    def asked(self) -> Ticket:
        assert self.ticket is not None  # noqa: S101  registered first
        return self.ticket

    def _one(self, role: str, at: datetime) -> Person:
        officer = Officers([self.asked], at.astimezone(SHANGHAI).date()).in_charge(self.asked, role)
        assert officer is not None  # noqa: S101  the demo court has every office filled
        return officer

    def register(self, at: datetime) -> None:
        request = actions.Request(
            category=self.rng.choice(Ticket.Category.values),
            words=self.rng.choice(SAID),
            phone=self.requester.phone or "19900000000",
            channel=self.rng.choice([Ticket.Channel.WEB, Ticket.Channel.PHONE]),
        )
        self.ticket = actions.register(
            self.case,
            request,
            requester=self.requester,
            by=self.requester,
            key=uuid.UUID(int=self.rng.getrandbits(128)),
            at=at,
        )

    def acknowledge(self, at: datetime) -> None:
        actions.acknowledge(self.asked, by=self._one(Role.LIAISON, at), at=at)

    def attach(self, at: datetime) -> None:
        paper = drawn(Paper(Slot.EVIDENCE, "转账凭证", 0, kind="photo"))
        file = take_file(paper, by=self.requester, at=at)
        actions.attach(self.asked, [file.public_id], by=self.requester, at=at)

    def send_back(self, at: datetime) -> None:
        liaison = self._one(Role.LIAISON, at)
        actions.send_back(self.asked, why="该案已移送其他庭室", by=liaison, at=at)

    def answer(self, at: datetime) -> None:
        actions.contacted(
            self.asked,
            outcome=Contact.Outcome.ANSWERED,
            words="已电话答复进展",
            by=self.asked.judge,
            at=at,
        )

    def tried(self, at: datetime) -> None:
        actions.tried(self.asked, words="拨打两次无人接听", by=self.asked.judge, at=at)

    def hand_over(self, at: datetime) -> None:
        actions.hand_over(self.asked, why="全天开庭", by=self.asked.judge, at=at)

    def report(self, at: datetime) -> None:
        liaison = self._one(Role.LIAISON, at)
        actions.report(self.asked, words="法官已电话联系当事人并答复", by=liaison, at=at)

    def confirm(self, at: datetime) -> None:
        actions.confirm(self.asked, by=self.requester, at=at)

    def rate(self, at: datetime) -> None:
        stars = self.rng.choice((5, 5, 4, 4, 3))
        actions.rate(self.asked, stars=stars, words="", by=self.requester, at=at)

    def reopen(self, at: datetime) -> None:
        actions.reopen(self.asked, words="还有一个问题", by=self.requester, at=at)

    def not_reached(self, at: datetime) -> None:
        actions.not_reached(self.asked, words="没有接到电话", by=self.requester, at=at)

    def conclude(self, at: datetime) -> None:
        actions.conclude(
            self.asked,
            outcome="已核实通话记录，责成庭室当日联系当事人。",
            drafts_criticism=True,
            by=self._one(Role.INSPECTOR, at),
            at=at,
        )
