"""Complaints about how a filing was handled, answered within 15 days (LR 13)."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError
from django.utils.translation import gettext as _

from filing.actions.telling import tell_of_complaint
from filing.models import ComplaintLimit, ConductComplaint, Filing
from filing.officers import Officers
from filing.rules.limits import CONDUCT_COMPLAINT
from filing.states import ComplaintState, Hat
from portal import audit
from portal.common.moves import moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import Start, local_day, meet, start_many


@dataclass(frozen=True)
class Grievance:
    """What somebody complains of: one of the grounds of LR 13, in their own words."""

    ground: str
    words: str = ""


def complain(
    said: Grievance, court: Court, *, filing: Filing | None, by: Person, key: uuid.UUID,
    at: datetime,
) -> ConductComplaint:
    """Complain to the court, or to the court above it, about how a filing was handled.

    The head of that court's case-filing division answers within 15 days; the day of the complaint
    does not count. ``filing`` is empty when the court took no papers. The same ``key`` gives the
    same complaint. Refused when the same is open already, and to a court that is neither.
    """
    if filing is not None and court.pk not in (
        filing.court_id, filing.receiving_court_id, filing.court and filing.court.parent_id,
    ):
        raise Refused(
            _("Complain to the court of your filing, or to the court above it."), field="court"
        )

    def make(fingerprint: str) -> ConductComplaint:
        with audit.recorded():
            complaint = ConductComplaint.objects.create(
                **asdict(said), filing=filing, court=court, by=by, at=at, state_since=at,
                once_key=key, once_digest=fingerprint,
            )
            _record(complaint, by=by, at=at)
        return complaint

    asked = {**asdict(said), "court": court.code, "filing": filing and str(filing.public_id)}
    try:
        return once(ConductComplaint, key, asked, make)
    except IntegrityError as twice:
        raise Refused(_("This complaint is open already. The court answers it.")) from twice


def _record(complaint: ConductComplaint, *, by: Person, at: datetime) -> None:
    head = Officers([complaint.court_id], local_day(at)).in_charge(Role.HEAD, complaint.court_id)
    start_many(
        ComplaintLimit, [Start(complaint, complaint.court, 1, head)], CONDUCT_COMPLAINT, at=at
    )
    complaint.steps.create(
        name="complain", came_from="", went_to=ComplaintState.OPEN, by=by, by_role=Hat.FILER, at=at
    )
    audit.note(
        "complain", record=complaint.reference, court=complaint.court.code, actor=by, at=at,
        role=Hat.FILER, ground=complaint.ground,
    )
    tell_of_complaint("complain", complaint, at=at)


def answer(
    complaint: ConductComplaint, words: str, *, is_justified: bool, by: Person, at: datetime
) -> ConductComplaint:
    """Answer the complaint in writing (LR 13). Refused without words."""
    if not words.strip():
        raise Refused(_("Write what was found and what is done about it."), field="words")
    with moving(complaint, "answer_complaint", by=by, at=at) as held:
        held.answer, held.is_justified = words.strip(), is_justified
        held.answered_at, held.answered_by = at, by
        for limit in held.limits.unmet():
            meet(limit, at=at)
        held.save()
        tell_of_complaint("answer_complaint", held, at=at)
    return held


def escalate(complaint: ConductComplaint, *, at: datetime) -> None:
    """Not answered in time: the court's leader and the complainer are told."""
    if not complaint.may("escalate_complaint", None):
        return
    with moving(complaint, "escalate_complaint", by=None, at=at) as held:
        tell_of_complaint("escalate_complaint", held, at=at)
