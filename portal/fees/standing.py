"""Where a fee or an application stands, in sentences, and what happened to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from portal.common import readable
from portal.common.moves import Step
from portal.fees.models import FeeObligation, PaymentOrder, ReliefApplication
from portal.fees.papers import money
from portal.fees.states import fee as fee_states, relief as relief_states
from portal.timelimits.limits import explain
from portal.workdays.calendar import Due

State, ReliefState = fee_states.State, relief_states.State
TONE = {
    State.NOTIFIED: "soon", State.RELIEF_ASKED: "neutral", State.DEFERRED: "neutral",
    State.OVERDUE: "overdue", State.PAID: "done", State.RELIEVED: "done",
    State.WITHDRAWN: "overdue", State.VOID: "neutral",
}
RELIEF_TONE = {
    ReliefState.ASKED: "neutral", ReliefState.PROOF_WANTED: "soon", ReliefState.GRANTED: "done",
    ReliefState.REFUSED: "overdue", ReliefState.TAKEN_BACK: "neutral",
}


@dataclass(frozen=True)
class Standing:
    """Where it stands, in short sentences."""

    what: str
    todo: str
    tone: str


_WHAT = {
    State.NOTIFIED: gettext_lazy("You owe the court this fee."),
    State.RELIEF_ASKED: gettext_lazy("The court decides whether you pay less, later or nothing."),
    State.DEFERRED: gettext_lazy("The court goes on with your case. You pay later."),
    State.OVERDUE: gettext_lazy("The fee was not paid in time. A judge decides what follows."),
    State.PAID: gettext_lazy("The fee is paid. The court goes on with your case."),
    State.RELIEVED: gettext_lazy("You are exempted. The court goes on with your case."),
    State.WITHDRAWN: gettext_lazy("Treated as withdrawn, because the fee was not paid."),
    State.VOID: gettext_lazy("The court no longer asks for this fee."),
}
_TODO = {
    State.NOTIFIED: gettext_lazy("Pay below, or ask for relief if you cannot."),
    State.RELIEF_ASKED: gettext_lazy("Nothing. You need not pay until the decision."),
    State.DEFERRED: gettext_lazy("Pay below until the day named."),
    State.OVERDUE: gettext_lazy("Pay now: it still counts until the judge has decided."),
    State.PAID: gettext_lazy("Nothing. Keep the receipt."),
    State.RELIEVED: gettext_lazy("Nothing."),
    State.WITHDRAWN: gettext_lazy("You may sue again on the same claim."),
    State.VOID: gettext_lazy("Nothing. Money that still arrives goes back by itself."),
}


def standing(fee: FeeObligation, living: PaymentOrder | None) -> Standing:
    """A fee in words; a payment under way comes first."""
    state = State(fee.state)
    if living is not None and living.state == PaymentOrder.State.UNCLEAR:
        return Standing(
            _("The bank has not told us yet whether you paid. We keep asking."),
            _("Please do not pay again. Within five minutes this page knows."), "soon",
        )
    return Standing(str(_WHAT[state]), str(_TODO[state]), TONE[state])


_RELIEF_WHAT = {
    ReliefState.ASKED: gettext_lazy("The court is deciding on your application."),
    ReliefState.PROOF_WANTED: gettext_lazy("The court waits for a proof from you."),
    ReliefState.GRANTED: gettext_lazy("The court has granted relief."),
    ReliefState.REFUSED: gettext_lazy("The court has refused relief. Its reasons stand below."),
    ReliefState.TAKEN_BACK: gettext_lazy("You took the application back."),
}
_RELIEF_TODO = {
    ReliefState.ASKED: gettext_lazy("Nothing. You need not pay until the decision."),
    ReliefState.PROOF_WANTED: gettext_lazy("Say below what you hand in."),
    ReliefState.GRANTED: gettext_lazy("Nothing. It counts for the fee by itself."),
    ReliefState.REFUSED: gettext_lazy("Pay the fee within the time shown with it."),
    ReliefState.TAKEN_BACK: gettext_lazy("Pay the fee within the time shown with it."),
}


def relief_standing(application: ReliefApplication) -> Standing:
    """An application in words."""
    state = ReliefState(application.state)
    return Standing(str(_RELIEF_WHAT[state]), str(_RELIEF_TODO[state]), RELIEF_TONE[state])


STEP_TITLES = {
    "notify": gettext_lazy("The court told you the fee"),
    "pay": gettext_lazy("The payment arrived"),
    "ask_relief": gettext_lazy("You asked for relief"),
    "exempt": gettext_lazy("You were exempted"),
    "reduce": gettext_lazy("The fee was reduced"),
    "defer": gettext_lazy("Payment was deferred"),
    "resume": gettext_lazy("No relief: seven new days to pay"),
    "reassess": gettext_lazy("The fee was worked out again"),
    "revise": gettext_lazy("The deferred fee was worked out again"),
    "become_suit": gettext_lazy("The payment order became a suit"),
    "ask_review": gettext_lazy("You asked for a review"),
    "uphold": gettext_lazy("Reviewed: the fee stands"),
    "correct": gettext_lazy("Reviewed: the fee became smaller"),
    "expire": gettext_lazy("The time to pay passed"),
    "give_time": gettext_lazy("The judge gave seven more days"),
    "treat_as_withdrawn": gettext_lazy("Treated as withdrawn"),
    "void": gettext_lazy("No longer owed"),
    "give_back": gettext_lazy("Money goes back"),
    "apply": gettext_lazy("You asked for relief"),
    "want_proof": gettext_lazy("The court asked for a proof"),
    "add_proof": gettext_lazy("You said what proves it"),
    "grant": gettext_lazy("Relief granted"),
    "refuse": gettext_lazy("Relief refused"),
    "take_back": gettext_lazy("You took the application back"),
    "flag_late": gettext_lazy("Not decided in time: the court’s leader was told"),
}
STEP_TONES = {
    "pay": "done", "exempt": "done", "reduce": "done", "defer": "done", "grant": "done",
    "expire": "overdue", "treat_as_withdrawn": "overdue", "refuse": "overdue",
    "flag_late": "overdue", "want_proof": "soon",
}
WORDS_FOR_THE_PAYER = frozenset({"give_time", "void", "want_proof"})


@dataclass(frozen=True)
class Happening:
    """One line of the line of time."""

    at: datetime
    title: Any
    words: str = ""
    tone: str = "neutral"


def happenings(steps: Iterable[Step]) -> list[Happening]:
    """What happened so far, oldest first. Words meant for the court only are left out."""
    return [
        Happening(
            step.at, STEP_TITLES[step.name],
            step.words if step.name in WORDS_FOR_THE_PAYER else "",
            STEP_TONES.get(step.name, "neutral"),
        )
        for step in steps
    ]


@dataclass(frozen=True)
class Promise:
    """A dated duty that still runs, with its arithmetic."""

    limit: Any
    due: Due

    @property
    def label(self) -> Any:
        return self.limit.terms.label

    @property
    def consequence(self) -> Any:
        return self.limit.terms.consequence


def promises(record: FeeObligation | ReliefApplication) -> list[Promise]:
    """What still runs around a record, next first; the payer's own duty, and the court's."""
    limits: list[Any] = [
        limit for limit in record.limits.all()
        if limit.met_at is None and limit.cancelled_at is None and limit.breached_at is None
    ]
    limits.sort(key=lambda limit: limit.due_at)
    return [Promise(limit, explain(limit, record.court)) for limit in limits]


def summary(fee: FeeObligation) -> list[dict[str, str]]:
    """What is owed, as label and value."""
    rows = [
        {"label": _("For"), "value": str(fee.get_kind_display())},
        {"label": _("Case or filing"), "value": fee.label},
        {"label": _("Matter"), "value": str(fee.get_matter_display())},
        {"label": _("Court"), "value": str(fee.court)},
    ]
    if fee.claim_fen is not None:
        rows.append({"label": _("Worked out from"), "value": money(fee.claim_fen)})
    if fee.relieved_fen:
        rows.append({"label": _("Relieved of"), "value": money(fee.relieved_fen)})
    if fee.paid_at is not None:
        rows.append({"label": _("Paid"), "value": readable.moment(fee.paid_at)})
    if fee.receipt_number:
        rows.append({"label": _("Receipt number"), "value": fee.receipt_number})
    return rows
