"""Getting a request to the right division and the right judge. The party's clock runs on."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.telling import hand_to, meet_all, officers_of, tell
from judge_contact.models import Ticket
from judge_contact.states import State
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.courts.models import Division
from portal.people.models import Person
from portal.people.roles import Role


def acknowledge(ticket: Ticket, *, by: Person, at: datetime) -> Ticket:
    """The liaison confirms: the judge has been informed. The other limits run on."""
    with moving(ticket, "acknowledge", by=by, at=at) as ticket:
        meet_all(ticket, rules.ACKNOWLEDGEMENT, at=at)
        tell("acknowledge", [ticket], at=at)
    return ticket


def send_back(ticket: Ticket, *, why: str, by: Person, at: datetime) -> Ticket:
    """The liaison says it is not this division's case. Refused without a reason.

    The party's limits are not touched: a detour inside the court is the court's time.
    """
    if not why.strip():
        raise Refused(_("Say why it is not your division's, so that it reaches the right one."))
    with moving(ticket, "return", by=by, at=at, words=why) as ticket:
        officers = officers_of([ticket], at)
        hand_to(Role.AGENT, [ticket], at=at, officers=officers)
        tell("return", [ticket], at=at, officers=officers)
    return ticket


def redirect(
    ticket: Ticket, *, division: Division, judge: Person, by: Person, at: datetime
) -> Ticket:
    """The agent sends a returned request to another division of the court and its judge.

    Refused when that judge does not sit in the division. The party's limits are not touched.
    """
    if division.court_id != ticket.court_id:
        raise Refused(_("That division belongs to another court."))
    _check_sits(judge, division)
    with moving(ticket, "redirect", by=by, at=at) as ticket:
        ticket.division, ticket.judge, ticket.assistant = division, judge, None
        ticket.answer_serial += 1
        _give_limits_to(ticket, judge)
        officers = officers_of([ticket], at)
        hand_to(Role.JUDGE, [ticket], at=at, officers=officers)
        tell("redirect", [ticket], at=at, officers=officers)
    return ticket


def reassign(ticket: Ticket, *, judge: Person, why: str, by: Person, at: datetime) -> Ticket:
    """Another judge answers: leave, recusal or transfer. The limits stay where they are.

    Refused without a reason, and when that judge does not sit in the division.
    """
    if not why.strip():
        raise Refused(_("Say why another judge answers: leave, recusal or transfer."))
    _check_sits(judge, ticket.division)
    with moving(ticket, "reassign", by=by, at=at, words=why) as ticket:
        ticket.judge, ticket.assistant = judge, None
        ticket.answer_serial += 1
        _give_limits_to(ticket, judge)
        officers = officers_of([ticket], at)
        if ticket.state in (State.REGISTERED, State.NOTIFIED):
            hand_to(Role.JUDGE, [ticket], at=at, officers=officers)
        tell("reassign", [ticket], at=at, officers=officers)
    return ticket


def _check_sits(judge: Person, division: Division) -> None:
    if not judge.holds(Role.JUDGE, court_id=division.court_id, division_id=division.pk):
        raise Refused(_("That person is not a judge of this division."), field="judge")


def _give_limits_to(ticket: Ticket, judge: Person) -> None:
    ticket.limits.filter(
        round=ticket.round, rule=rules.CONTACT.code, met_at=None, escalated_at=None
    ).update(owner=judge)
