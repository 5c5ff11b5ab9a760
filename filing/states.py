"""Where a filing stands, who may move it, and where to.

The registration system (立案登记制): the court takes every pleading and gives a dated receipt; it
decides within seven days; what is defective is told once and completely; what cannot be decided
in time is registered first; refusal is a reasoned ruling of a judge that can be appealed
(CPL 126, LR 2, 7, 8, 9).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.moves import CLOCK, Move


class State(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    UNDER_REVIEW = "UNDER_REVIEW", _("Received, being examined by the court")
    CORRECTION_REQUIRED = "CORRECTION_REQUIRED", _("To be corrected by you")
    IN_MEDIATION = "IN_MEDIATION", _("In mediation before filing")
    RETURNED = "RETURNED", _("Returned: not corrected in time")
    REDIRECTED = "REDIRECTED", _("Shown to another door")
    ACCEPTED = "ACCEPTED", _("Registered, fee to be settled")
    DOCKETED = "DOCKETED", _("Handed to the trial division")
    REFUSED = "REFUSED", _("Refused by a ruling")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    DEEMED_WITHDRAWN = "DEEMED_WITHDRAWN", _("Treated as withdrawn: fee not paid")
    DISCARDED = "DISCARDED", _("Draft deleted")
    JOINED = "JOINED", _("Counterclaim, heard in the same case")
    PUT_AWAY = "PUT_AWAY", _("Put away: no decision was asked for")


class Hat(models.TextChoices):
    """What a person is to one filing."""

    FILER = "FILER", _("The person who files")
    STATION = "STATION", _("Staff who entered it for the person")
    CLERK = "CLERK", _("Filing clerk")
    JUDGE = "JUDGE", _("Judge of the case-filing division")
    HEAD = "HEAD", _("Head of the case-filing division")
    LEADER = "LEADER", _("Court leader")
    TRIAL = "TRIAL", _("Judge of the case, or head of its division")


EDITABLE = (State.DRAFT, State.CORRECTION_REQUIRED)
"""States in which the filer may change what they wrote."""
WITH_COURT = (State.UNDER_REVIEW, State.ACCEPTED)
DECIDED = (State.ACCEPTED, State.DOCKETED, State.REFUSED, State.REDIRECTED)
FINAL = (
    State.DOCKETED, State.REFUSED, State.WITHDRAWN, State.DEEMED_WITHDRAWN, State.DISCARDED,
    State.PUT_AWAY, State.JOINED,
)
"""Nobody owes anything here any more. Who was shown away may still insist, at any time."""
BENCH = (Hat.CLERK, Hat.JUDGE)
FILERS = (Hat.FILER, Hat.STATION)

MOVES: dict[str, Move] = {
    "submit": Move.of([State.DRAFT], State.UNDER_REVIEW, FILERS, _("Submit to the court")),
    "resubmit": Move.of(
        [State.CORRECTION_REQUIRED], State.UNDER_REVIEW, FILERS, _("Submit the corrections")
    ),
    "discard": Move.of([State.DRAFT], State.DISCARDED, [*FILERS, CLOCK], _("Delete this draft")),
    "withdraw": Move.of(
        [State.UNDER_REVIEW, State.CORRECTION_REQUIRED, State.IN_MEDIATION],
        State.WITHDRAWN, FILERS, _("Withdraw the filing"),
    ),
    "correct_slip": Move.of(
        [State.UNDER_REVIEW], None, BENCH, _("Correct a clerical slip, with a log")
    ),
    "override": Move.of(
        [State.UNDER_REVIEW], None, [Hat.HEAD], _("Allow a new ground in a later round")
    ),
    "require_correction": Move.of(
        [State.UNDER_REVIEW], State.CORRECTION_REQUIRED, BENCH,
        _("Send the one-time notice of corrections"),
    ),
    "ask_ruling": Move.of(
        [State.UNDER_REVIEW], None, [Hat.CLERK], _("Hand to a judge for a ruling (CPL 126)")
    ),
    "return_uncorrected": Move.of(
        [State.CORRECTION_REQUIRED], State.RETURNED, [*BENCH, CLOCK],
        _("Return: not corrected in time"),
    ),
    "insist": Move.of(
        [State.RETURNED, State.REDIRECTED, State.PUT_AWAY], State.UNDER_REVIEW, FILERS,
        _("Insist on a decision of a judge"),
    ),
    "put_away": Move.of(
        [State.RETURNED, State.REDIRECTED], State.PUT_AWAY, [CLOCK],
        _("Put away: no decision was asked for"),
    ),
    "transfer": Move.of(
        [State.UNDER_REVIEW], None, BENCH, _("Send to the court that has jurisdiction")
    ),
    "redirect": Move.of(
        [State.UNDER_REVIEW], State.REDIRECTED, BENCH, _("Show the right door (CPL 127)")
    ),
    "refuse": Move.of(
        [State.UNDER_REVIEW], State.REFUSED, [Hat.JUDGE], _("Refuse by a reasoned ruling")
    ),
    "accept": Move.of([State.UNDER_REVIEW], State.ACCEPTED, BENCH, _("Register the case")),
    "register_at_expiry": Move.of(
        [State.UNDER_REVIEW], State.ACCEPTED, [CLOCK],
        _("Not decided in time: registered first (LR 8)"),
    ),
    "send_to_mediation": Move.of(
        [State.UNDER_REVIEW], State.IN_MEDIATION, BENCH,
        _("Send to mediation, with the filer's consent"),
    ),
    "file_now": Move.of(
        [State.IN_MEDIATION], State.UNDER_REVIEW, [*FILERS, CLOCK], _("Go on to filing now")
    ),
    "hand_over": Move.of(
        [State.ACCEPTED], State.DOCKETED, [Hat.CLERK, CLOCK], _("Hand to the trial division")
    ),
    "arrive": Move.of(
        [State.ACCEPTED, State.DOCKETED], State.ACCEPTED, [CLOCK],
        _("The case came from the court that sent it here (CPL 37)"),
    ),
    "join_case": Move.of(
        [State.UNDER_REVIEW], State.JOINED, [CLOCK],
        _("Counterclaim: heard in the case it answers (CPL 143)"),
    ),
    "end_with_case": Move.of(
        [State.ACCEPTED], State.WITHDRAWN, [CLOCK],
        _("A judge let the suit be withdrawn (CPL 148)"),
    ),
    "deem_withdrawn": Move.of(
        [State.ACCEPTED, State.DOCKETED, State.JOINED], State.DEEMED_WITHDRAWN,
        [Hat.JUDGE, Hat.HEAD, Hat.TRIAL],
        _("Confirm: treated as withdrawn, fee not paid (FEE 22)"),
    ),
}


class ComplaintState(models.TextChoices):
    OPEN = "OPEN", _("Being looked into")
    ANSWERED = "ANSWERED", _("Answered")


COMPLAINT_MOVES: dict[str, Move] = {
    "answer_complaint": Move.of(
        [ComplaintState.OPEN], ComplaintState.ANSWERED, [Hat.HEAD, Hat.LEADER],
        _("Answer the grievance"),
    ),
    "escalate_complaint": Move.of(
        [ComplaintState.OPEN], None, [CLOCK], _("Not answered in time: the leader is told")
    ),
}
"""Complaints about how filing was handled, answered within 15 days (LR 13)."""


class WitnessState(models.TextChoices):
    REQUESTED = "REQUESTED", _("Waiting for a time")
    APPOINTED = "APPOINTED", _("A time is set")
    WITNESSED = "WITNESSED", _("Witnessed by a judge")
    FAILED = "FAILED", _("Could not be witnessed")
    CANCELLED = "CANCELLED", _("Cancelled")


WITNESS_MOVES: dict[str, Move] = {
    "appoint": Move.of(
        [WitnessState.REQUESTED, WitnessState.APPOINTED], WitnessState.APPOINTED,
        [Hat.CLERK, Hat.JUDGE, Hat.HEAD], _("Set a time"),
    ),
    "witness": Move.of(
        [WitnessState.APPOINTED], WitnessState.WITNESSED, [Hat.JUDGE],
        _("Record the witnessing"),
    ),
    "fail_witness": Move.of(
        [WitnessState.APPOINTED], WitnessState.FAILED, [Hat.JUDGE],
        _("Record that it could not be witnessed"),
    ),
    "cancel_witness": Move.of(
        [WitnessState.REQUESTED, WitnessState.APPOINTED], WitnessState.CANCELLED,
        [Hat.FILER, Hat.CLERK], _("Cancel"),
    ),
}
"""Video witnessing of a mandate given from abroad: only a judge records it (XB)."""
