"""Where a filing stands, in one sentence: who holds it, what for, until when, what you must do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from filing.models import Filing, FilingLimit, FilingStep
from filing.rules import limits
from filing.states import State
from portal.common.readable import moment
from portal.timelimits.limits import explain
from portal.workdays.calendar import Due

OF_THE_FILER = frozenset({limits.CORRECTION.code, limits.CORRECTION_CROSS_BORDER.code,
                          limits.INSISTENCE.code})


@dataclass(frozen=True)
class Standing:
    """One filing as its own page and the start page tell it."""

    filing: Filing
    label: str
    sentence: str
    yours: str
    tone: str


@dataclass(frozen=True)
class Happening:
    """One line of the line of time."""

    at: datetime
    title: Any
    words: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Promise:
    """A duty that runs, with its arithmetic. ``is_mine``: the filer owes it."""

    limit: FilingLimit
    due: Due
    is_mine: bool


NOTHING = gettext_lazy("You need not do anything now.")
SENTENCES: dict[str, tuple[Any, Any, Any, str]] = {
    State.DRAFT: (
        gettext_lazy("A draft only you can see."), "",
        gettext_lazy("Go on where you stopped, whenever you like."), "neutral",
    ),
    State.UNDER_REVIEW: (
        gettext_lazy("%(court)s is examining it and decides by %(due)s."),
        gettext_lazy("%(court)s is examining it."), NOTHING, "neutral",
    ),
    State.CORRECTION_REQUIRED: (
        gettext_lazy("You are to correct it by %(due)s."),
        gettext_lazy("You are to correct it."),
        gettext_lazy("Open the list and correct each item."), "soon",
    ),
    State.IN_MEDIATION: (
        gettext_lazy("A mediator has it until %(due)s at the latest."),
        gettext_lazy("A mediator has it."),
        gettext_lazy("You may go on to filing at any time."), "neutral",
    ),
    State.RETURNED: (
        gettext_lazy("%(court)s returned it: not corrected in time."), "",
        gettext_lazy("You may insist on a decision of a judge, or file again."), "overdue",
    ),
    State.REDIRECTED: (
        gettext_lazy("%(court)s showed you another door for this matter."), "",
        gettext_lazy("Read the advice; you may insist on a decision of a judge."), "soon",
    ),
    State.PUT_AWAY: (
        gettext_lazy("It was put away: nobody asked for a decision."), "",
        gettext_lazy("You may insist on a decision of a judge, or file again."), "neutral",
    ),
    State.ACCEPTED: (
        gettext_lazy("Registered as case %(case)s at %(court)s."), "",
        gettext_lazy("Pay the fee within seven days of the notice, or ask for relief."), "soon",
    ),
    State.DOCKETED: (
        gettext_lazy("Case %(case)s is with the trial division."), "",
        gettext_lazy("Follow it under “My case”."), "done",
    ),
    State.JOINED: (
        gettext_lazy("A counterclaim in case %(case)s, heard with the suit."), "",
        gettext_lazy("Pay half the fee within seven days; follow it under “My case”."), "soon",
    ),
    State.REFUSED: (
        gettext_lazy("A judge refused it by a ruling."), "",
        gettext_lazy("You may appeal within 10 days of receiving the ruling."), "overdue",
    ),
    State.WITHDRAWN: (
        gettext_lazy("You withdrew it."), "", gettext_lazy("You may file it again."), "neutral"
    ),
    State.DEEMED_WITHDRAWN: (
        gettext_lazy("Treated as withdrawn: the fee was not paid."), "",
        gettext_lazy("You may file it again."), "overdue",
    ),
    State.DISCARDED: (gettext_lazy("You deleted this draft."), "", "", "neutral"),
}
FEE_SETTLED = (
    gettext_lazy("Registered as case %(case)s at %(court)s, which draws the judge by %(due)s."),
    "", NOTHING, "neutral",
)
"""Registered, and nothing to pay any more."""


def standing_of(filing: Filing, person: Any) -> Standing:
    """Who holds it, what for, until when; and what this person needs to do."""
    owed = running(filing.limits.all())
    to_hand_over = [one for one in owed if one.rule == limits.HAND_OVER.code]
    is_settled = filing.state == State.ACCEPTED and to_hand_over
    dated, undated, yours, tone = FEE_SETTLED if is_settled else SENTENCES[filing.state]
    limit = next(iter(to_hand_over or owed), None)
    words = dated if limit is not None or not undated else undated
    case = filing.running_case
    facts = {
        "court": str(filing.court or ""), "due": moment(limit.due_at) if limit else "",
        "case": case.number if case else "",
    }
    label = _("Filed, waiting for a judge") if is_settled else filing.get_state_display()
    return Standing(filing, label, str(words) % facts, str(yours), tone)


def running(rows: Iterable[FilingLimit]) -> list[FilingLimit]:
    """Duties somebody still owes, the earliest first."""
    open_ones = [one for one in rows if one.met_at is None and one.cancelled_at is None]
    return sorted(open_ones, key=lambda one: one.due_at)


def promises(filing: Filing, rows: Iterable[FilingLimit]) -> list[Promise]:
    """What is owed and by when, with the sum behind each date."""
    court = filing.court
    if court is None:
        return []
    return [
        Promise(one, explain(one, court), one.rule in OF_THE_FILER)
        for one in running(rows) if one.rule != limits.GREEN_CHANNEL.code
    ]


STEP_TITLES = {
    "begin": gettext_lazy("You began a draft"),
    "submit": gettext_lazy("You submitted it; the court gave a receipt"),
    "resubmit": gettext_lazy("You handed in the corrections"),
    "withdraw": gettext_lazy("You withdrew it"),
    "correct_slip": gettext_lazy("The court corrected a clerical slip"),
    "override": gettext_lazy("A new ground was allowed, with a reason"),
    "require_correction": gettext_lazy("The court told you everything to correct"),
    "ask_ruling": gettext_lazy("A judge took over the decision"),
    "return_uncorrected": gettext_lazy("Returned: not corrected in time"),
    "insist": gettext_lazy("You insisted on a decision of a judge"),
    "put_away": gettext_lazy("Put away: no decision was asked for"),
    "transfer": gettext_lazy("Sent to the court that has jurisdiction"),
    "redirect": gettext_lazy("The court showed you another door"),
    "refuse": gettext_lazy("Refused by a reasoned ruling"),
    "accept": gettext_lazy("Registered as a case"),
    "register_at_expiry": gettext_lazy("Registered first: not decided in time (LR 8)"),
    "send_to_mediation": gettext_lazy("Sent to mediation, as you agreed"),
    "file_now": gettext_lazy("Mediation ended; filing goes on"),
    "hand_over": gettext_lazy("Handed to the trial division"),
    "deem_withdrawn": gettext_lazy("Treated as withdrawn: fee not paid"),
    "discard": gettext_lazy("You deleted this draft"),
    "arrive": gettext_lazy("Came to the court that has jurisdiction"),
    "join_case": gettext_lazy("Joined to the case as a counterclaim"),
    "end_with_case": gettext_lazy("A judge let the suit be withdrawn"),
}
TONES = {
    "submit": "done", "resubmit": "done", "accept": "done", "hand_over": "done",
    "join_case": "done", "register_at_expiry": "done", "require_correction": "soon",
    "return_uncorrected": "overdue",
    "refuse": "overdue", "deem_withdrawn": "overdue",
}


def happenings(steps: Iterable[FilingStep]) -> list[Happening]:
    """What happened so far, oldest first. Words of the court to itself are left out."""
    return [
        Happening(step.at, STEP_TITLES.get(step.name, step.name), "", TONES.get(step.name, ""))
        for step in steps
    ]


def what_next(filing: Filing) -> list[str]:
    """The next steps after handing in, with their articles."""
    steps = [
        _("The court examines it. If something is missing, it tells you once and completely."),
        _("If all is well it registers the case and tells you the number."),
        _("If it cannot decide in time, it must register the case first (LR 8)."),
    ]
    if filing.terms.prepays:
        steps.append(_("Then you pay the fee within seven days, or ask for relief."))
    return steps
