"""Every change of a case: one verb each, audited in the court's chain."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal import audit
from portal.cases.actions.held import held, local_day, note, only, only_registrar, still_open, tell
from portal.cases.models import ASSISTANT, JUDGE, Case, NumberSeries, Party, VoidedNumber
from portal.cases.querysets import sits_at
from portal.cases.rules.numbers import BadNumber, CaseNumber, allotted
from portal.cases.wordings import number_mistake
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.common.series import count_on
from portal.courts.models import Court, Division
from portal.people.models import Person
from portal.people.roles import Role


@dataclass(frozen=True)
class Side:
    """A party as entered: its side, its name, and the person behind it when known."""

    side: Party.Side
    name: str
    phone: str = ""
    person: Person | None = None


@dataclass(frozen=True)
class Opening:
    """What a case is registered with. ``special`` is 知 for intellectual property."""

    court: Court
    type_code: str
    cause: str
    parties: tuple[Side, ...]
    division: Division | None = None
    cause_no: str = ""
    cause_en: str = ""
    special: str = ""


def open_case(opening: Opening, *, by: Person | None, at: datetime) -> Case:
    """Register a case (立案): allot its number, enter its parties, begin its line of time.

    The year is the Shanghai year of receipt (CN15 arts. 2 and 9). Refused to anyone who
    does not keep the court's register, for an unknown type of case, and without parties.
    """
    only_registrar(by, opening.court)
    if not opening.parties:
        raise Refused(_("A case needs at least one party. Add the party first."))
    with audit.recorded():
        number = _allot(opening.court, opening.type_code, opening.special, at)
        case = Case.objects.create(
            court=opening.court, division=opening.division, year=number.year,
            type_code=number.type_code, serial=number.serial, number=str(number),
            cause_no=opening.cause_no, cause=opening.cause, cause_en=opening.cause_en,
            filed_on=local_day(at),
        )
        for side in opening.parties:
            _enter_party(case, side)
        tell(case, at=at, kind="case.opened", number=case.number)
        note("open_case", case, by, at, number=case.number)
    return case


def void_number(
    court: Court, type_code: str, *, reason: str, by: Person, at: datetime
) -> CaseNumber:
    """Take the next number out of use, with a reason: the only gap a series may have."""
    only_registrar(by, court)
    if not reason.strip():
        raise Refused(_("Say why this number is not used."), field="reason")
    with audit.recorded():
        number = _allot(court, type_code, "", at)
        VoidedNumber.objects.create(
            court=court, year=number.year, type_code=type_code, serial=number.serial,
            reason=reason.strip(), by=by, at=at,
        )
        audit.note(
            "void_number", record=f"cases.Number:{number}", court=court.code, actor=by, at=at,
            role=Role.CLERK, number=str(number),
        )
    return number


def assign_judge(
    case: Case, judge: Person, assistant: Person | None = None, *, by: Person | None, at: datetime
) -> Case:
    """Give the case to a judge (分案), and to an assistant when one is named.

    Refused unless both hold such an office at the court, and to anyone but the filing clerk, the
    head of the division or a leader. A case that waited for its judge is now in trial.
    """
    with audit.recorded():
        case = held(case)
        only(by, case, Role.CLERK, Role.HEAD, Role.LEADER)
        still_open(case)
        for person in filter(None, (judge, assistant)):
            if not sits_at(person, case.court_id):
                raise Refused(
                    _("%(name)s holds no judge’s office at this court. Choose somebody who does.")
                    % {"name": person.full_name}
                )
        changed = case.judge_id not in (None, judge.pk)
        case.judge, case.assistant = judge, assistant
        if case.stage == Case.Stage.FILED:
            case.stage = Case.Stage.IN_TRIAL
        case.save(update_fields=["judge", "assistant", "stage"])
        kind = "case.judge_changed" if changed else "case.judge_assigned"
        tell(case, at=at, kind=kind, judge=judge.full_name)
        note("assign_judge", case, by, at, judge=str(judge.public_id))
    return case


def move_to_division(
    case: Case, division: Division, *, by: Person | None, at: datetime
) -> Case:
    """Hand the case to a division of its court; its judge stays until another is assigned."""
    with audit.recorded():
        case = held(case)
        only(by, case, Role.CLERK, Role.LEADER)
        still_open(case)
        if division.court_id != case.court_id:
            raise Refused(_("This division belongs to another court. Choose one of this court."))
        case.division = division
        case.save(update_fields=["division"])
        note("move_to_division", case, by, at, division=str(division.public_id))
    return case


def add_party(case: Case, side: Side, *, by: Person, at: datetime) -> Party:
    """Enter a further party (CPL 55, 59, 135). Refused twice for the same person."""
    with audit.recorded():
        case = held(case)
        only(by, case, Role.CLERK, JUDGE, ASSISTANT)
        still_open(case)
        if side.person and case.parties.filter(person=side.person).exists():
            raise Refused(_("This person is already a party of the case."))
        party = _enter_party(case, side)
        tell(case, at=at, kind="case.party_added")
        note("add_party", case, by, at, side=side.side)
    return party


def join_counterclaim(case: Case, claimant: Party, *, by: Person | None, at: datetime) -> Case:
    """Hear a counterclaim in the same case, under the same number (CPL 143).

    The claimant is plaintiff of the counterclaim, those who sued answer it. Refused in a closed
    case, and for a second counterclaim of the same party.
    """
    with audit.recorded():
        case = held(case)
        still_open(case)
        claimant = case.parties.get(pk=claimant.pk)
        if claimant.in_counterclaim == Party.InCounterclaim.CLAIMS:
            raise Refused(_("A counterclaim of this party is heard in the case already."))
        case.parties.filter(side=Party.Side.PLAINTIFF).update(
            in_counterclaim=Party.InCounterclaim.ANSWERS
        )
        claimant.in_counterclaim = Party.InCounterclaim.CLAIMS
        claimant.save(update_fields=["in_counterclaim"])
        tell(case, at=at, kind="case.counterclaim")
        note("join_counterclaim", case, by, at, party=str(claimant.public_id))
    return case


def set_next_date(
    case: Case, next_date: datetime, occasion: Case.Occasion, *, by: Person, at: datetime
) -> Case:
    """Set the next date of the case and what it is for. Refused for an instant that has passed."""
    with audit.recorded():
        case = held(case)
        only(by, case, Role.CLERK, Role.HEAD, JUDGE, ASSISTANT)
        still_open(case)
        if next_date <= at:
            raise Refused(_("This time has passed. Choose a later one."), field="next_date")
        case.next_date, case.next_occasion = next_date, occasion
        case.save(update_fields=["next_date", "next_occasion"])
        tell(case, at=at, kind=f"case.{occasion.lower()}_set", date_at=next_date.isoformat())
        note("set_next_date", case, by, at, occasion=str(occasion))
    return case


def cancel_next_date(case: Case, *, by: Person, at: datetime) -> Case:
    """Take the next date off; the parties see which one."""
    with audit.recorded():
        case = held(case)
        only(by, case, Role.CLERK, Role.HEAD, JUDGE, ASSISTANT)
        if case.next_date is None:
            raise Refused(_("There is no date to cancel."))
        tell(case, at=at, kind="case.date_cancelled", date_at=case.next_date.isoformat())
        case.next_date, case.next_occasion = None, ""
        case.save(update_fields=["next_date", "next_occasion"])
        note("cancel_next_date", case, by, at)
    return case


def close(
    case: Case, *, by: Person | None, at: datetime, goes_on_as: Case | None = None
) -> Case:
    """Close the case (结案). Sent to another court it ``goes_on_as`` the case registered there.

    Refused when it is closed already.
    """
    with audit.recorded():
        case = held(case)
        only(by, case, Role.CLERK, JUDGE, ASSISTANT)
        still_open(case)
        case.stage, case.closed_on = Case.Stage.CLOSED, local_day(at)
        case.next_date, case.next_occasion = None, ""
        case.continued_as = goes_on_as
        case.save(
            update_fields=["stage", "closed_on", "next_date", "next_occasion", "continued_as"]
        )
        tell(case, at=at, kind="case.closed", closed_on=case.closed_on.isoformat())
        note("close", case, by, at)
    return case


def _allot(court: Court, type_code: str, special: str, at: datetime) -> CaseNumber:
    """The next number of the series, under its row's lock: no gap and no double."""
    year = at.astimezone(SHANGHAI).year
    try:
        allotted(year=year, court=court.code, type_code=type_code, serial=1, special=special)
    except BadNumber as error:
        raise Refused(number_mistake(error), field="type_code") from error
    serial = count_on(NumberSeries, court=court, year=year, type_code=type_code)
    return allotted(
        year=year, court=court.code, type_code=type_code, serial=serial, special=special
    )


def _enter_party(case: Case, side: Side) -> Party:
    place = case.parties.filter(side=side.side).count() + 1
    return Party.objects.create(
        case=case, person=side.person, side=side.side, name=side.name, phone=side.phone,
        position=place,
    )
