"""Officers away, and who stands in for them."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from judge_contact.models import Absence
from judge_contact.notices import STANDING_IN
from portal import audit
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.notices import outbox
from portal.people.models import Office, Person
from portal.people.roles import Role

LONGEST = timedelta(days=183)
MAY_STAND_IN = frozenset({Role.JUDGE, Role.ASSISTANT, Role.LIAISON, Role.HEAD})


def enter_absence(
    person: Person, deputy: Person, *, days: tuple[date, date], by: Person, at: datetime
) -> Absence:
    """Enter the first and last day an officer is away and who stands in; the deputy is told.

    Open to the officer and to the liaison and head of the division. Refused for days past, for
    more than half a year, when the officer is away already, when the deputy is away too or sits
    in another division.
    """
    since, until = days
    _check_days(since, until, at.astimezone(SHANGHAI).date())
    seat = _shared_seat(person, deputy)
    if seat is None:
        raise Refused(
            _("The deputy must be an officer of the same division. Choose a colleague there."),
            field="deputy",
        )
    if by != person and not _watches_over(by, seat):
        raise Refused(_("Only the officer, the liaison or the head of the division enters this."))
    with audit.recorded():
        _check_free(person, deputy, since, until)
        absence = Absence.objects.create(person=person, deputy=deputy, since=since, until=until)
        _note("enter_absence", absence, seat, by, at)
        letter = outbox.Letter(
            kind=STANDING_IN, to=deputy, about=absence, occasion="entered", court=seat.court,
            facts={"since_on": since.isoformat(), "until_on": until.isoformat()},
        )
        outbox.post([letter], at=at)
    return absence


def end_absence(absence: Absence, *, by: Person, at: datetime) -> Absence:
    """The officer is back early: from now on notices reach them again. Refused a second time."""
    seat = _shared_seat(absence.person, absence.deputy)
    if by != absence.person and not (seat and _watches_over(by, seat)):
        raise Refused(_("Only the officer, the liaison or the head of the division ends this."))
    with audit.recorded():
        if not Absence.objects.filter(pk=absence.pk, ended_at=None).update(ended_at=at):
            raise Refused(_("This absence has ended already."))
        absence.ended_at = at
        court = absence.person.offices_now
        _note("end_absence", absence, seat or court[0], by, at)
    return absence


def _check_days(since: date, until: date, today: date) -> None:
    if until < since:
        raise Refused(_("The last day lies before the first one."), field="until")
    if until < today:
        raise Refused(_("These days have passed. Enter days to come."), field="until")
    if until - since > LONGEST:
        raise Refused(_("Half a year at most. After that the case needs another judge."))


def _check_free(person: Person, deputy: Person, since: date, until: date) -> None:
    same_days = Absence.objects.filter(since__lte=until, until__gte=since, ended_at=None)
    if same_days.filter(person=person).exists():
        raise Refused(_("An absence is entered for some of these days already."), field="since")
    if same_days.filter(person=deputy).exists():
        raise Refused(
            _("The deputy is away on some of these days too. Choose another."), field="deputy"
        )


def _shared_seat(person: Person, deputy: Person) -> Office | None:
    """An office of the officer in a division where the deputy holds one too."""
    theirs = {o.division_id for o in deputy.offices_now if o.role in MAY_STAND_IN and o.division_id}
    return next((o for o in person.offices_now if o.division_id in theirs), None)


def _watches_over(by: Person, seat: Office) -> bool:
    return any(
        by.holds(role, court_id=seat.court_id, division_id=seat.division_id)
        for role in (Role.LIAISON, Role.HEAD)
    )


def _note(verb: str, absence: Absence, seat: Office, by: Person, at: datetime) -> None:
    audit.note(
        verb, record=absence.reference, court=seat.court.code, actor=by, at=at, role=seat.role,
        officer=str(absence.person.public_id), deputy=str(absence.deputy.public_id),
    )
