"""Where a request stands, who may move it, and where to.

The founding rule: the agent records the request and sends it to the line's work group; the
liaison informs the judge at once; the judge contacts the party within one working day; if the
judge cannot, the division head receives the party; the liaison reports the result within two
working days; when the party says again that the judge was not reached, the inspection office
supervises.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.moves import CLOCK, Move


class State(models.TextChoices):
    REGISTERED = "REGISTERED", _("Registered, sent to the division")
    NOTIFIED = "NOTIFIED", _("The judge has been informed")
    RETURNED = "RETURNED", _("Sent back by the division, being redirected")
    WITH_HEAD = "WITH_HEAD", _("With the division head")
    SUPERVISED = "SUPERVISED", _("Supervised by the inspection office")
    CONTACTED = "CONTACTED", _("You were contacted")
    REPORTED = "REPORTED", _("Result reported")
    CLOSED = "CLOSED", _("Closed")


class Hat(models.TextChoices):
    """What a person is to one request."""

    PARTY = "PARTY", _("The person who asked")
    AGENT = "AGENT", _("Hotline agent")
    LIAISON = "LIAISON", _("Liaison officer")
    JUDGE = "JUDGE", _("Judge")
    ASSISTANT = "ASSISTANT", _("Judge's assistant")
    HEAD = "HEAD", _("Division head")
    INSPECTOR = "INSPECTOR", _("Inspector")
    LEADER = "LEADER", _("Court leader")


UNREACHED = (State.REGISTERED, State.NOTIFIED, State.RETURNED, State.WITH_HEAD, State.SUPERVISED)
"""States in which the party still waits to be contacted."""
BEFORE_HEAD = (State.REGISTERED, State.NOTIFIED, State.RETURNED)
AFTER_JUDGE = (State.WITH_HEAD, State.SUPERVISED)
"""States in which the division head must reach the party; the judge still may."""
OPEN = (*UNREACHED, State.CONTACTED, State.REPORTED)
OFFICERS = (Hat.JUDGE, Hat.ASSISTANT, Hat.HEAD)

MOVES: dict[str, Move] = {
    "acknowledge": Move.of(
        [State.REGISTERED], State.NOTIFIED, [Hat.LIAISON], _("Acknowledge: the judge is informed")
    ),
    "return": Move.of(
        [State.REGISTERED, State.NOTIFIED],
        State.RETURNED,
        [Hat.LIAISON],
        _("Send back: not our division"),
    ),
    "redirect": Move.of(
        [State.RETURNED], State.REGISTERED, [Hat.AGENT], _("Send to another division")
    ),
    "reassign": Move.of(UNREACHED, None, [Hat.LIAISON, Hat.HEAD], _("Give to another judge")),
    "contacted": Move.of(UNREACHED, State.CONTACTED, OFFICERS, _("I reached the party")),
    "tried": Move.of(UNREACHED, None, OFFICERS, _("I tried, nobody answered")),
    "hand_over": Move.of(
        BEFORE_HEAD,
        State.WITH_HEAD,
        [Hat.JUDGE, Hat.ASSISTANT],
        _("I cannot: hand to the division head"),
    ),
    "escalate_to_head": Move.of(
        BEFORE_HEAD, State.WITH_HEAD, [CLOCK], _("Nobody made contact in time: to the head")
    ),
    "escalate_to_inspection": Move.of(
        [*BEFORE_HEAD, State.WITH_HEAD],
        State.SUPERVISED,
        [CLOCK],
        _("Still not reached in time: to the inspection office"),
    ),
    "flag_late_report": Move.of(
        [State.CONTACTED], None, [CLOCK], _("Report overdue: to the inspection office")
    ),
    "extend": Move.of(
        BEFORE_HEAD, None, [Hat.HEAD], _("Extend the time limit, with a reason told to the party")
    ),
    "report": Move.of([State.CONTACTED], State.REPORTED, [Hat.LIAISON], _("Report the result")),
    "not_reached": Move.of(
        [
            State.REGISTERED,
            State.NOTIFIED,
            State.RETURNED,
            State.WITH_HEAD,
            State.CONTACTED,
            State.REPORTED,
        ],
        State.SUPERVISED,
        [Hat.PARTY, Hat.AGENT],
        _("I was still not reached"),
    ),
    "confirm": Move.of(
        [State.CONTACTED, State.REPORTED], None, [Hat.PARTY, Hat.AGENT], _("Yes, I was reached")
    ),
    "add_words": Move.of(UNREACHED, None, [Hat.PARTY, Hat.AGENT], _("Add something")),
    "attach": Move.of(OPEN, None, [Hat.PARTY, Hat.AGENT], _("Add photos or papers")),
    "rate": Move.of(
        [State.CONTACTED, State.REPORTED, State.CLOSED],
        None,
        [Hat.PARTY, Hat.AGENT],
        _("Say how satisfied you are"),
    ),
    "supervise": Move.of(
        [*BEFORE_HEAD, State.WITH_HEAD, State.CONTACTED, State.REPORTED],
        None,
        [Hat.INSPECTOR],
        _("Pick for supervision"),
    ),
    "conclude": Move.of(
        State.values, None, [Hat.INSPECTOR], _("Record the outcome of the supervision")
    ),
    "give_up": Move.of(
        [State.SUPERVISED],
        State.CLOSED,
        [Hat.INSPECTOR],
        _("Close: the party could not be reached"),
    ),
    "close": Move.of(
        [State.REPORTED], State.CLOSED, [Hat.PARTY, Hat.AGENT, CLOCK], _("Close the request")
    ),
    "withdraw": Move.of(
        [*BEFORE_HEAD, State.WITH_HEAD, State.SUPERVISED],
        State.CLOSED,
        [Hat.PARTY, Hat.AGENT],
        _("I no longer need this"),
    ),
    "reopen": Move.of([State.CLOSED], State.REGISTERED, [Hat.PARTY, Hat.AGENT], _("Ask once more")),
}
