"""Video witnessing of a mandate given from beyond the border (XB)."""

import uuid
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from filing.entrance_notices import letters_about_witnessing
from filing.models import BorderFiling, Filing, Tick, Witnessing, WitnessLimit
from filing.officers import Officers
from filing.querysets import sits_in_filing
from filing.rules import limits as rules
from filing.rules.entrances import WITNESS_CODES, may_cross_border
from filing.states import EDITABLE, WitnessState
from filing.witness_paper import order_record
from portal import audit
from portal.cases.models import Appointment
from portal.common.moves import locked, moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.notices import outbox
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import Start, cancel_running, local_day, meet, start_many


@dataclass(frozen=True)
class Crossing:
    """In which category somebody files from abroad, from where, with or without a lawyer."""

    category: str
    place: str
    wants_lawyer: bool = False


@dataclass(frozen=True)
class Wish:
    """The mandate to be witnessed: who gives it to which lawyer, how far it goes."""

    principal: str
    lawyer: str
    lawyer_firm: str
    lawyer_licence: str
    authority: str
    matters: str
    spoken: str
    wishes: str = ""


def cross_border(filing: Filing, crossing: Crossing, *, by: Person, at: datetime) -> BorderFiling:
    """Mark a draft as filed from beyond the border: its own periods apply from submission on.

    Refused for anything but a first-instance civil suit, and after handing in.
    """
    if not may_cross_border(filing.kind):
        raise Refused(_("From abroad only first-instance civil suits are filed this way."))
    with audit.recorded():
        held = locked(filing)
        if not held.may_follow(by) or held.state not in EDITABLE:
            raise Refused(_("Only the person who files may change this, before submitting."))
        if not held.submissions.exists():
            held.channel = Filing.Channel.CROSS_BORDER
            held.save(update_fields=["channel"])
        kept, _is_new = BorderFiling.objects.update_or_create(
            filing=held, defaults=asdict(crossing)
        )
        audit.note(
            "cross_border", record=held.reference, court=held.court_code(), actor=by, at=at,
            category=crossing.category,
        )
    return kept


def request_witnessing(
    filing: Filing, wish: Wish, *, by: Person, key: uuid.UUID, at: datetime
) -> Witnessing:
    """Ask the court for a video witnessing; the same ``key`` gives the same request.

    Refused until the filing is cross-border and names its court, and while another is open.
    """

    def make(fingerprint: str) -> Witnessing:
        with audit.recorded():
            held = locked(filing)
            court = _court_for(held, wish, by)
            made = Witnessing.objects.create(
                **asdict(wish), filing=held, court=court, requested_by=by, requested_at=at,
                state_since=at, once_key=key, once_digest=fingerprint,
            )
            made.steps.create(
                name="request_witnessing", came_from="", went_to=made.state, by=by,
                by_role="FILER", at=at,
            )
            start_many(
                WitnessLimit, [Start(made, made.court, 1, None)], rules.APPOINTMENT, at=at
            )
            audit.note(
                "request_witnessing", record=made.reference, court=made.court.code, actor=by,
                at=at, filing=held.reference, authority=wish.authority,
            )
            _tell("request_witnessing", made, at)
        return made

    return once(Witnessing, key, {**asdict(wish), "filing": str(filing.public_id)}, make)


def _court_for(filing: Filing, wish: Wish, by: Person) -> Court:
    """The court whose judge witnesses, or a refusal."""
    if not filing.may_follow(by):
        raise Refused(_("Only the person who files may ask for this."))
    if not hasattr(filing, "border"):
        raise Refused(_("Video witnessing is for filings from abroad. Say so first."))
    if filing.court is None:
        raise Refused(_("Choose the court first: its judge witnesses the mandate."))
    if Witnessing.objects.unscoped(because="one at a time").filter(filing=filing).open().exists():
        raise Refused(_("A witnessing is arranged already. Cancel it first."))
    if wish.authority not in Appointment.Authority.values:
        raise Refused(_("Say whether the authority is general or special."), field="authority")
    return filing.court


def appoint(
    witnessing: Witnessing, judge: Person, starts_at: datetime, room: str, *, by: Person,
    at: datetime,
) -> Witnessing:
    """Set or move the time of the video, and the judge who witnesses.

    Refused in the past, and for somebody who is no judge of the case-filing division.
    """
    if starts_at <= at:
        raise Refused(_("Choose a time that is still to come."), field="starts_at")
    if not any(
        office.role == Role.JUDGE and office.court_id == witnessing.court_id
        and sits_in_filing(office)
        for office in judge.offices_now
    ):
        raise Refused(_("Choose a judge of the case-filing division."), field="judge")
    with moving(witnessing, "appoint", by=by, at=at) as held:
        held.judge, held.starts_at, held.room = judge, starts_at, room.strip()
        held.next_reminder_at = rules.next_meeting_reminder(starts_at, at)
        for limit in held.limits.unmet():
            meet(limit, at=at)
        _tell("appoint", held, at)
    return held


def witness(
    witnessing: Witnessing, ticks: Collection[str], record: str, *, by: Person, at: datetime
) -> Witnessing:
    """The judge records what was seen and signed; the signed record is ordered as a paper.

    Refused unless every check is ticked and a record is written, and to any other judge.
    """
    if frozenset(ticks) != WITNESS_CODES:
        raise Refused(
            _("Every check must be ticked. If one fails, record that it could not be witnessed."),
            field="ticks",
        )
    with moving(witnessing, "witness", by=by, at=at) as held:
        _check_judge(held, by, at)
        held.record, held.ended_at = _record_of(record), at
        Tick.objects.bulk_create(
            Tick(witnessing=held, check_code=code) for code in sorted(frozenset(ticks))
        )
        order_record(held, at=at)
        _tell("witness", held, at)
    return held


def fail_witness(witnessing: Witnessing, why: str, *, by: Person, at: datetime) -> Witnessing:
    """The judge records that the mandate could not be witnessed, and why."""
    with moving(witnessing, "fail_witness", by=by, at=at) as held:
        _check_judge(held, by, at)
        held.record, held.ended_at = _record_of(why), at
        _tell("fail_witness", held, at)
    return held


def _check_judge(witnessing: Witnessing, by: Person, at: datetime) -> None:
    if witnessing.judge_id != by.pk:
        raise Refused(_("Only the judge who was in the video records it."))
    if witnessing.starts_at is None or at < witnessing.starts_at:
        raise Refused(_("The video has not begun yet."))


def _record_of(words: str) -> str:
    if not words.strip():
        raise Refused(_("Write down what happened."), field="record")
    return words.strip()


def cancel_witness(witnessing: Witnessing, *, by: Person, at: datetime) -> Witnessing:
    """Neither side needs the appointment any more."""
    with moving(witnessing, "cancel_witness", by=by, at=at) as held:
        cancel_running(held.limits.all(), at=at)
        _tell("cancel_witness", held, at)
    return held


def tell_late(witnessings: list[Witnessing], at: datetime) -> None:
    """Nobody offered a time: the head of the division is told."""
    for witnessing in witnessings:
        if witnessing.state == WitnessState.REQUESTED:
            _tell("witnessing_late", witnessing, at)


def remind_of_time(witnessings: list[Witnessing], at: datetime) -> None:
    """Nobody offered a time yet: the clerks are reminded."""
    for witnessing in witnessings:
        if witnessing.state == WitnessState.REQUESTED:
            _tell("remind_appointment", witnessing, at)


def remind_of_meeting(witnessing: Witnessing, at: datetime) -> bool:
    """Remind filer and judge of a meeting to come, once a reminder; a moved one is not told of."""
    with audit.recorded():
        held: Witnessing = locked(witnessing)
        is_due = held.next_reminder_at is not None and held.next_reminder_at <= at
        if held.state != WitnessState.APPOINTED or not is_due or held.starts_at is None:
            return False
        held.next_reminder_at = rules.next_meeting_reminder(held.starts_at, at)
        held.save(update_fields=["next_reminder_at"])
        if held.starts_at > at:
            _tell("remind_witnessing", held, at)
    return True


def _tell(act: str, witnessing: Witnessing, at: datetime) -> None:
    officers = Officers([witnessing.court_id], local_day(at))
    outbox.post(letters_about_witnessing(act, witnessing, officers=officers, at=at), at=at)
