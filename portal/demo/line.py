"""The line's other ways in: requests by phone and at the counter, missed calls, absences."""

import uuid
from datetime import datetime, timedelta

from judge_contact import actions, callers
from judge_contact.callers import Caller
from judge_contact.models import Absence, DeskAnswer, MissedCall, Ticket
from judge_contact.officers import Officers
from portal.cases.models import Case
from portal.common.clock import SHANGHAI
from portal.courts.models import Court
from portal.demo.data.court import INTERMEDIATE
from portal.demo.data.line import COUNTER_WORDS, NOT_OURS, PHONE_WORDS, TALKED_ABOUT
from portal.demo.dice import Dice, phone
from portal.people.models import Person
from portal.people.roles import Role

Question, Channel, Outcome = DeskAnswer.Question, Ticket.Channel, MissedCall.Outcome
ANSWERED_AT_ONCE = 24
FIRST_STRANGER = 90000


def load(at: datetime) -> int:
    """What the hotline of the intermediate court did lately. A second call adds nothing."""
    calls = MissedCall.objects.unscoped(because="the demo court is empty or not")
    if calls.exists():
        return 0
    court = Court.objects.get(code=INTERMEDIATE)
    agent = Person.objects.get(username="agent")
    found = _callers(court)
    dice = Dice("line")
    _answers(found, agent, dice, at)
    _requests(found, agent, dice, at)
    _missed(court, found, agent, at)
    _absences(at)
    return calls.count()


def _callers(court: Court) -> list[Caller]:
    """Parties whose cases have a judge and no request yet, so that each story stands alone."""
    cases = Case.objects.unscoped(because="the demo court's own cases").filter(
        court=court, judge__isnull=False, tickets__isnull=True
    )
    rows = cases.exclude(stage=Case.Stage.CLOSED).select_related("court", "division", "judge")
    chosen = rows.order_by("pk")[: ANSWERED_AT_ONCE * 2]
    firsts = {caller.case.pk: caller for caller in reversed(callers.everybody_in(chosen))}
    return [firsts[key] for key in sorted(firsts)]


def _answers(found: list[Caller], agent: Person, dice: Dice, at: datetime) -> None:
    for number, caller in enumerate(found[:ANSWERED_AT_ONCE]):
        by_agent = number % 3 != 0
        actions.answer_at_once(
            caller,
            dice.choice(Question.values),
            channel=Channel.PHONE if by_agent else Channel.WEB,
            by=agent if by_agent else None,
            at=at - timedelta(hours=7 * number + 1),
        )


def _requests(found: list[Caller], agent: Person, dice: Dice, at: datetime) -> None:
    said = [(Channel.PHONE, words) for words in PHONE_WORDS]
    said += [(Channel.COUNTER, words) for words in COUNTER_WORDS]
    for minutes, (caller, (channel, words)) in enumerate(
        zip(found[ANSWERED_AT_ONCE:], said, strict=False), start=1
    ):
        request = actions.Request(
            category=dice.choice(Ticket.Category.values), words=words, phone=caller.phone,
            channel=channel,
        )
        ticket = actions.register_caller(
            caller, request, by=agent, key=uuid.UUID(int=dice.getrandbits(128)),
            at=at - timedelta(minutes=25 * minutes),
        )
    _send_back(ticket, at - timedelta(minutes=25 * minutes - 10))


def _send_back(ticket: Ticket, at: datetime) -> None:
    """The last one went to a division that is not, or no longer, the case's."""
    liaison = Officers([ticket], at.astimezone(SHANGHAI).date()).in_charge(ticket, Role.LIAISON)
    assert liaison is not None  # noqa: S101  the demo court has every office filled
    actions.send_back(ticket, why=NOT_OURS, by=liaison, at=at)


def _missed(court: Court, found: list[Caller], agent: Person, at: datetime) -> None:
    """Known and unknown phones, one that rang three times, one tried in vain, one closed."""
    known = [caller.phone for caller in found[-3:]]
    strangers = [phone(FIRST_STRANGER + n) for n in range(3)]
    minutes = 0
    for number, (who, times) in enumerate(
        [(known[0], 3), (strangers[0], 1), (known[1], 1), (known[2], 1), (strangers[1], 1)]
    ):
        for _again in range(times):
            minutes += 17
            rang = actions.Rang(
                f"demo-{minutes}", who, court.phone, at - timedelta(minutes=150 - minutes)
            )
            call = actions.record_missed_call(court, rang, at=at)
        if number == 3:
            actions.call_back_failed(call, by=agent, at=at)
        if number == 4:
            actions.settle_call(call, Outcome.NOT_OURS, words=TALKED_ABOUT, by=agent, at=at)


def _absences(at: datetime) -> None:
    """A colleague of the demo's judge is away now; a business trip is over."""
    day = at.astimezone(SHANGHAI).date()
    judge, head = (Person.objects.get(username=name) for name in ("judge", "head"))
    seat = judge.offices_now[0]
    colleagues = Person.objects.filter(
        offices__division=seat.division, offices__role=seat.role, offices__until=None
    ).exclude(pk=judge.pk)
    first, second = colleagues.order_by("pk")[:2]
    actions.enter_absence(
        first, judge, days=(day - timedelta(days=1), day + timedelta(days=4)), by=head, at=at
    )
    Absence.objects.create(
        person=judge, deputy=second, since=day - timedelta(days=20), until=day - timedelta(days=18)
    )
