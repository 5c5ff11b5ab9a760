"""Drawing the judge of a registered case, and who may not be drawn."""

import secrets
from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from filing.models import Candidate, Draw, Filing, Recusal, Speciality
from filing.rules import allotment as rules
from filing.states import State
from portal import audit
from portal.cases.models import Case
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.courts.models import Division
from portal.people.models import Office, Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day


def recuse(filing: Filing, judge: Person, *, why: str, by: Person, at: datetime) -> Recusal:
    """Enter, before the draw, that a judge may not hear this matter (CPL 47).

    Refused without a reason, after the draw, and to anyone but the filing clerk or the head.
    """
    if not why.strip():
        raise Refused(_("Say why this judge may not hear the case."), field="why")
    with audit.recorded():
        held = locked(filing)
        if not held.hats(by) & {Role.CLERK, Role.HEAD}:
            raise Refused(_("Only the filing desk enters this."))
        if held.state not in (State.UNDER_REVIEW, State.ACCEPTED):
            raise Refused(_("The judge is drawn already, or will not be."))
        recusal, is_new = Recusal.objects.get_or_create(
            filing=held, judge=judge, defaults={"why": why.strip(), "by": by, "at": at}
        )
        if is_new:
            audit.note(
                "recuse", record=held.reference, court=held.court_code(), actor=by, at=at,
                role=",".join(sorted(held.hats(by))), judge=str(judge.public_id),
            )
    return recusal


def division_of(filing: Filing, case: Case, at: datetime) -> Division:
    """The division entered for this type and cause. Refused when none is."""
    day = local_day(at)
    entered = Speciality.objects.filter(
        Q(until__isnull=True) | Q(until__gt=day), court=case.court, since__lte=day
    ).select_related("division")
    rows = {row.division_id: row.division for row in entered}
    found = rules.division_for(
        case.type_code, filing.cause_no,
        [rules.Row(row.type_code, row.cause_no, row.division_id) for row in entered],
    )
    if found is None:
        raise Refused(
            _("No division is entered for %(type)s. Enter one under “Who hears what”.")
            % {"type": case.type_code}
        )
    return rows[found]


def draw_judge(filing: Filing, case: Case, *, by: Person | None, at: datetime) -> Draw:
    """Draw the judge by the published rule and keep the draw. Called under the filing's lock.

    The chance is the machine's own, not to be foreseen; the seed is kept, so that anyone can
    repeat the draw. Refused when no judge of the division may hear the case.
    """
    division = division_of(filing, case, at)
    people = _judges(division, at)
    loads = _loads(people.values())
    recused = _recused(filing, case)
    seed = secrets.token_hex(32)
    try:
        result = rules.draw(
            [rules.Judge(number, loads.get(person.pk, 0)) for number, person in people.items()],
            recused=recused, seed=seed, case_number=case.number,
        )
    except rules.NobodyCanHear:
        raise Refused(
            _("No judge of %(division)s may hear this case. The head decides who does.")
            % {"division": division}
        ) from None
    kept = Draw.objects.create(
        filing=filing, case=case, division=division, version=rules.VERSION, seed=seed,
        drawn=people[result.drawn], by=by, at=at,
    )
    Candidate.objects.bulk_create(
        Candidate(draw=kept, judge=people[lot.number], load=lot.load, standing=lot.standing,
                  lot=lot.lot)
        for lot in result.lots
    )
    return kept


def _judges(division: Division, at: datetime) -> dict[str, Person]:
    offices = Office.objects.held(local_day(at)).filter(role=Role.JUDGE, division=division)
    return {
        str(office.person.public_id): office.person
        for office in offices.select_related("person").order_by("person__public_id")
        if office.person.is_active
    }


def _loads(people: Collection[Person]) -> dict[int, int]:
    open_cases = Case.objects.unscoped(because="the draw counts every judge's open cases").exclude(
        stage=Case.Stage.CLOSED
    )
    rows = open_cases.filter(judge__in=people).values("judge").annotate(number=Count("pk"))
    return dict(rows.order_by().values_list("judge", "number"))


def _recused(filing: Filing, case: Case) -> set[str]:
    """Judges entered as recused, and any who are themselves party or agent in the case."""
    entered = filing.recusals.values_list("judge__public_id", flat=True)
    parties = case.parties.filter(person__isnull=False)
    own = parties.values_list("person__public_id", flat=True)
    agents = parties.filter(appointments__revoked_at=None, appointments__isnull=False)
    acting = agents.values_list("appointments__agent__public_id", flat=True)
    return {str(number) for number in (*entered, *own, *acting)}
