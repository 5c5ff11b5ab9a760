"""Papers taken in for another court: sent with the submission, followed until they are answered.

The legal period is that of the competent court and runs from the same instant (CPL 126); the
minutes here are a target of the courts.
"""

from collections.abc import Sequence
from datetime import datetime, time

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from filing.entrance_notices import letters_about_passing
from filing.models import Filing, FilingStep, Passing
from filing.officers import Officers
from filing.querysets import PassingQuerySet
from filing.rules.entrances import ANSWERED_BY, OpenHours, answer_target
from portal import audit
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.courts.models import Court, Policy, policy
from portal.notices import outbox
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day
from portal.workdays.calendars import calendar_for

BATCH = 200


def pass_on(filing: Filing, *, by: Person, at: datetime) -> Passing | None:
    """Write the custody of this round, when another court than the competent one took it in.

    Called inside the act that submits; nothing happens for a filing of one court only.
    """
    to_court, from_court = filing.court, filing.receiving_court
    if to_court is None or from_court is None or from_court == to_court:
        return None
    entry = getattr(filing, "entry", None)
    is_first = filing.round == 1 and entry is not None
    minutes = int(policy(to_court, Policy.Key.CROSS_REGION_MINUTES, local_day(at)))
    passing = Passing.objects.create(
        filing=filing, round=filing.round, from_court=from_court, to_court=to_court,
        received_at=entry.came_at if entry is not None and is_first else at, sent_at=at,
        target_minutes=minutes, target_at=answer_target(
            at.astimezone(SHANGHAI), minutes, open_hours(to_court, at)
        ),
    )
    audit.note(
        "pass_on", record=filing.reference, court=from_court.code, actor=by, at=at,
        to=to_court.code, round=str(filing.round), minutes=str(minutes),
    )
    _tell("passed_on", [passing], at)
    return passing


def open_hours(court: Court, at: datetime) -> OpenHours:
    """When a court is open, by its own policy and calendar."""
    day = local_day(at)
    opens, closes = (
        time.fromisoformat(policy(court, key, day))
        for key in (Policy.Key.OPENING_TIME, Policy.Key.CLOSING_TIME)
    )
    return OpenHours(opens, closes, calendar_for(court.code).is_working)


def hand_out(passing: Passing, *, by: Person, at: datetime) -> Passing:
    """The receiving court hands the competent court's answer to the person.

    Refused before there is an answer, and to other courts. Done twice, it counts once.
    """
    with audit.recorded(), transaction.atomic():
        rows = Passing.objects.unscoped(because="holds a row the page scoped")
        held: Passing = _claimed(rows).get(pk=passing.pk)
        if not by.holds(Role.CLERK, court_id=held.from_court_id):
            raise Refused(_("Only a clerk of the receiving court hands papers out."))
        if held.answered_at is None:
            raise Refused(_("The competent court has not answered yet."))
        if held.handed_out_at is None:
            held.handed_out_at = at
            held.save(update_fields=["handed_out_at"])
            audit.note(
                "hand_out", record=held.filing.reference, court=held.from_court.code, actor=by,
                at=at, answer=held.answer,
            )
    return held


def follow(at: datetime) -> int:
    """Note every answer at the instant it was given, then tell the head of what is past target.

    A second run at the same instant finds nothing left.
    """
    return _note_answers(at) + _escalate(at)


def _note_answers(at: datetime) -> int:
    done = 0
    while True:
        with transaction.atomic():
            answered = list(_claimed(_answered())[:BATCH])
            steps = _answering_steps(answered)
            for passing in answered:
                step = steps[passing.pk]
                passing.answered_at, passing.answer = step.at, ANSWERED_BY[step.name]
            Passing._base_manager.bulk_update(answered, ["answered_at", "answer"])
            _tell("passing_answered", answered, at)
        if not answered:
            return done
        done += len(answered)


def _answered() -> PassingQuerySet:
    """Papers whose filing made an answering move since they were sent, still without a note."""
    answers = FilingStep.objects.filter(
        filing=OuterRef("filing"), name__in=ANSWERED_BY, at__gte=OuterRef("sent_at")
    )
    rows = Passing.objects.unscoped(because="the clock follows every court").unanswered()
    return rows.filter(Exists(answers)).select_related("filing", "from_court", "to_court")


def _answering_steps(passings: Sequence[Passing]) -> dict[int, FilingStep]:
    """The first answering move after each was sent."""
    steps = FilingStep.objects.filter(
        filing__in=[passing.filing_id for passing in passings], name__in=ANSWERED_BY
    ).order_by("-at", "-pk")
    first: dict[int, FilingStep] = {}
    for step in steps:
        for passing in passings:
            if passing.filing_id == step.filing_id and step.at >= passing.sent_at:
                first[passing.pk] = step
    return first


def _escalate(at: datetime) -> int:
    """The head of the receiving court learns of papers past their target, once."""
    done = 0
    while True:
        with audit.recorded(), transaction.atomic():
            rows = Passing.objects.unscoped(because="the clock follows every court")
            late = list(
                _claimed(rows.past_target(at).filter(escalated_at=None))
                .select_related("filing", "from_court", "to_court")[:BATCH]
            )
            Passing._base_manager.filter(
                pk__in=[passing.pk for passing in late]
            ).update(escalated_at=at)
            for passing in late:
                audit.note(
                    "escalate_passing", record=passing.filing.reference,
                    court=passing.from_court.code, actor=None, at=at, to=passing.to_court.code,
                )
            _tell("passing_late", late, at)
        if not late:
            return done
        done += len(late)


def _claimed(rows: PassingQuerySet) -> PassingQuerySet:
    if not connection.features.has_select_for_update:
        return rows
    skips = connection.features.has_select_for_update_skip_locked
    return rows.select_for_update(of=("self",), skip_locked=skips)


def _tell(act: str, passings: Sequence[Passing], at: datetime) -> None:
    if not passings:
        return
    courts = {court for p in passings for court in (p.from_court_id, p.to_court_id)}
    officers = Officers(courts, local_day(at))
    outbox.post(letters_about_passing(act, passings, officers=officers, at=at), at=at)
