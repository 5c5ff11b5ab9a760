"""Importing, approving and rejecting notices of rest days. Two people, always."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from portal import audit
from portal.common.refusals import Refused
from portal.people.access import require_power
from portal.people.models import Person
from portal.people.roles import POWERS, Power, Role
from portal.timelimits.limits import local_day
from portal.timelimits.recomputing import recompute_open
from portal.workdays.calendars import calendar_for, stamp_in_force
from portal.workdays.checking import Findings, check
from portal.workdays.models import DayNotice, ExceptionalDay
from portal.workdays.pattern import ChangedDay

NATIONAL_CHAIN = "CN"
"""The audit chain of acts that bind every court."""
AT_ONCE = 10
"""Batches of open dates moved within the approval itself; the timetable moves the rest."""


@dataclass(frozen=True)
class Announcement:
    """A notice as handed in. ``court_code`` is empty for the State Council's."""

    number: str
    title: str
    issued_on: date
    court_code: str
    days: Sequence[ChangedDay]


def courts_with(person: Person, power: Power) -> list[str]:
    """Codes of the courts where one of the person's offices carries a power."""
    codes = {o.court.code for o in person.offices_now if power in POWERS[Role(o.role)]}
    return sorted(codes)


def import_notice(given: Announcement, *, by: Person, at: datetime) -> DayNotice:
    """Keep a notice as a draft for a second person.

    Refused: without the power (for a court's own days: at that court), dated in the future, a
    number that is there already, and days that cannot be right.
    """
    _require(by, Power.IMPORT_NOTICES, given.court_code)
    if given.issued_on > local_day(at):
        raise Refused(_("The notice is dated in the future."), field="issued_on")
    found = check(
        calendar_for(given.court_code), given.days, is_national=not given.court_code
    )
    if found.faults:
        raise Refused(" ".join(found.faults), field="days")
    with audit.recorded():
        notice = _keep(given, found, by, at)
        audit.note(
            "import_notice", record=notice.reference, court=given.court_code or NATIONAL_CHAIN,
            actor=by, at=at, number=given.number, days=str(len(given.days)),
        )
    return notice


def _keep(given: Announcement, found: Findings, by: Person, at: datetime) -> DayNotice:
    try:
        with transaction.atomic():
            notice = DayNotice.objects.create(
                number=given.number, title=given.title, issued_on=given.issued_on,
                court_code=given.court_code, announces_until=found.announces_until,
                imported_by=by.public_id, imported_at=at,
            )
    except IntegrityError:
        raise Refused(
            _("A notice with this number is there already."), field="number"
        ) from None
    ExceptionalDay.objects.bulk_create(
        ExceptionalDay(notice=notice, date=day.date, is_working=day.is_working, reason=day.reason)
        for day in given.days
    )
    return notice


def findings(notice: DayNotice) -> Findings:
    """What can be said of a draft against the calendar as it is now."""
    days = [ChangedDay(d.date, d.is_working, d.reason, notice.number) for d in notice.days.all()]
    return check(calendar_for(notice.court_code), days, is_national=not notice.court_code)


def approve_notice(notice: DayNotice, *, seen_version: int, by: Person, at: datetime) -> int:
    """Bring a draft into force in every process at once; answers how many open dates moved.

    Refused: to the person who imported it, without the power, when the calendar has changed
    since the preview (``seen_version``) was shown, or when the days no longer fit.
    """
    with audit.recorded():
        held = _held(notice, by)
        if stamp_in_force()[0] != seen_version:
            raise Refused(
                _("The calendar changed since you saw this preview. Look at it once more.")
            )
        found = findings(held)
        if found.faults:
            raise Refused(" ".join(found.faults))
        held.state, held.version = DayNotice.State.APPROVED, seen_version + 1
        held.announces_until = found.announces_until
        _decide(held, by, at)
        audit.note(
            "approve_notice", record=held.reference, court=held.court_code or NATIONAL_CHAIN,
            actor=by, at=at, number=held.number, version=str(held.version),
        )
    notice.refresh_from_db()
    return recompute_open(at, batches=AT_ONCE)


def reject_notice(notice: DayNotice, *, words: str, by: Person, at: datetime) -> None:
    """Turn a draft down with a reason for whoever imported it."""
    if not words.strip():
        raise Refused(_("Give the reason; the person who imported it will read it."), field="words")
    with audit.recorded():
        held = _held(notice, by)
        held.state, held.decision_words = DayNotice.State.REJECTED, words.strip()
        _decide(held, by, at)
        audit.note(
            "reject_notice", record=held.reference, court=held.court_code or NATIONAL_CHAIN,
            actor=by, at=at, number=held.number,
        )
    notice.refresh_from_db()


def _held(notice: DayNotice, by: Person) -> DayNotice:
    """The draft under its lock, decided by somebody who may."""
    _require(by, Power.APPROVE_NOTICES, notice.court_code)
    rows = DayNotice.objects.all()
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    held = rows.get(pk=notice.pk)
    if held.state != DayNotice.State.DRAFT:
        raise Refused(_("This notice has been decided already."))
    if held.imported_by == by.public_id:
        raise Refused(_("You imported this notice. A second person must decide."))
    return held


def _decide(notice: DayNotice, by: Person, at: datetime) -> None:
    notice.decided_by, notice.decided_at = by.public_id, at
    try:
        with transaction.atomic():
            notice.save()
    except IntegrityError:
        raise Refused(
            _("Another notice came into force at this moment. Look at the preview once more.")
        ) from None


def _require(person: Person, power: Power, court_code: str) -> None:
    require_power(person, power)
    if court_code and court_code not in courts_with(person, power):
        raise Refused(_("You may decide on the days of your own court only."), field="scope")
