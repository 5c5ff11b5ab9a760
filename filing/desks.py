"""Places of filing on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from filing.models import (
    AnswerLimit,
    CaseRequest,
    ConductComplaint,
    Filing,
    FilingLimit,
    Passing,
    Witnessing,
)
from filing.request_states import RequestState
from filing.rules.answering import FORWARD_ANSWER
from filing.states import WitnessState
from filing.views.staff.answers import answers_at
from filing.views.staff.entrances import PASSING_ROLES
from filing.views.staff.queue import DESK_ROLES
from filing.views.staff.witnessing import ROLES as WITNESS_ROLES
from portal.common.places import Count, Place
from portal.people.roles import Role


def passings_owed(person: Any, at: datetime) -> Count:
    """Papers passed on that nobody has answered; late when one is past its target."""
    rows = Passing.objects.visible_to(person).unanswered()
    tone = "overdue" if rows.past_target(at).exists() else "neutral"
    return Count(rows.count(), _("papers passed on wait for an answer"), tone)


def witnessings_wanted(person: Any, at: datetime) -> Count:
    """Video witnessings that wait for a time."""
    rows = Witnessing.objects.visible_to(person).filter(state=WitnessState.REQUESTED)
    number = rows.count()
    return Count(number, _("mandates wait for a time"), "soon" if number else "neutral")


def waiting(person: Any, at: datetime) -> Count:
    """Filings the desk still has to decide; late when one is past its limit."""
    rows = Filing.objects.visible_to(person).at_court(person).awaiting_review()
    number = rows.count()
    owed = FilingLimit.objects.unmet().filter(record__in=rows.order_by().values("pk"))
    is_late = owed.filter(due_at__lte=at).exists()
    tone = "overdue" if is_late else "soon" if number else "neutral"
    return Count(number, _("filings wait to be examined"), tone)


def complaints_open(person: Any, at: datetime) -> Count:
    """Complaints about filing that nobody has answered."""
    number = ConductComplaint.objects.visible_to(person).open().exclude(by=person).count()
    return Count(number, _("complaints wait for an answer"), "soon" if number else "neutral")


def requests_open(person: Any, at: datetime) -> Count:
    """Requests of the reader's cases that nobody has decided."""
    rows = CaseRequest.objects.visible_to(person).filter(state=RequestState.FILED)
    number = rows.count()
    return Count(number, _("requests wait for a decision"), "soon" if number else "neutral")


def answers_waiting(person: Any, at: datetime) -> Count:
    """Answers the court has not sent on yet; late when one is past its limit."""
    rows = answers_at(person).filter(forwarded_at=None)
    number = rows.count()
    owed = AnswerLimit.objects.unmet().filter(
        rule=FORWARD_ANSWER.code, record__in=rows.order_by().values("pk"), due_at__lte=at
    )
    tone = "overdue" if owed.exists() else "soon" if number else "neutral"
    return Count(number, _("answers wait to be sent on"), tone)


PLACES = [
    Place(
        "case_requests", _("Requests in cases"),
        _("Changed claims, withdrawals, preservation, objections."), _("Filing"),
        frozenset({Role.JUDGE, Role.ASSISTANT, Role.HEAD, Role.CLERK, Role.LEADER}),
        icon="file", waiting=requests_open,
    ),
    Place(
        "served", _("Complaints sent out"),
        _("Who has opened the complaint, and who needs a letter."), _("Filing"),
        frozenset({Role.CLERK}), icon="letter",
    ),
    Place(
        "answers", _("Answers received"),
        _("Sent on to those who sued within 5 days (CPL 128)."), _("Filing"),
        frozenset({Role.CLERK}), icon="letter", waiting=answers_waiting,
    ),
    Place(
        "filings", _("Filing desk"), _("What was handed in, by what is due next."),
        _("Filing"), frozenset(DESK_ROLES), icon="inbox", key="f", waiting=waiting,
    ),
    Place(
        "filing_complaints", _("Complaints about filing"),
        _("How filing was handled: answered within 15 days."), _("Filing"),
        frozenset({Role.HEAD, Role.LEADER}), icon="alert", waiting=complaints_open,
    ),
    Place(
        "specialities", _("Who hears what"),
        _("Which division hears which cases, and the rule of the draw."), _("Filing"),
        frozenset({Role.CLERK, Role.HEAD, Role.LEADER}), icon="scales",
    ),
    Place(
        "filing_enter", _("Enter a filing"), _("For a person at the counter or a station."),
        _("Filing"), frozenset({Role.CLERK}), icon="file", key="n",
    ),
    Place(
        "filing_passings", _("Cross-region custody"),
        _("Papers taken in for other courts, and by others for us."),
        _("Filing"), frozenset(PASSING_ROLES), icon="out", waiting=passings_owed,
    ),
    Place(
        "witnessings", _("Video witnessing"), _("Mandates given from abroad, before a judge."),
        _("Filing"), frozenset(WITNESS_ROLES), icon="globe", waiting=witnessings_wanted,
    ),
]
