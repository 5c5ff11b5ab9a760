"""Checks of the court addressed."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import SECOND_VERSION, Finding, Rule
from filing.rules.said import Said
from portal.common.words import _


def _court_chosen(said: Said, on: date) -> Iterable[Finding]:
    if not said.court:
        yield Finding(anchors.task("court"))


def _no_arbitration(said: Said, on: date) -> Iterable[Finding] | None:
    clause = said.answer("arranged.clause")
    if not clause:
        return None
    return [Finding(anchors.answer("arranged.clause"))] if clause == "arbitration" else []


def _not_before(said: Said, on: date) -> Iterable[Finding] | None:
    """The same people over the same cause in the same court: perhaps the same matter again."""
    if not (said.cause_no and said.other_side):
        return None
    return [Finding(anchors.task("other"), "、".join(said.earlier))] if said.earlier else []


def _cause_named(said: Said, on: date) -> Iterable[Finding]:
    if not said.cause_no:
        yield Finding(anchors.task("cause"))


RULES = (
    Rule(
        "COURT-1", _("A court is named"), _("CPL 124, 22"), "BLOCKS", "COURT",
        _("Choose the court."), _court_chosen,
    ),
    Rule(
        "COURT-2", _("No arbitration was agreed"), _("CPL 127(2), INT 215"), "ADVISES", "OUTSIDE",
        _("If the clause is valid, arbitration comes instead of a suit."), _no_arbitration,
    ),
    Rule(
        "COURT-3", _("It is said what the dispute is about"), _("CN15; list of causes 2026"),
        "ADVISES", "CLAIM", _("Choose the kind of dispute; the court may correct it."),
        _cause_named,
    ),
    Rule(
        "DUPLICATE-1", _("The same matter was not filed before"), _("CPL 127(5), INT 247"),
        "ADVISES", "DUPLICATE",
        _("Go on with the earlier one named here. If this is another matter, say what is "
          "different under “Anything else”."),
        _not_before, since=SECOND_VERSION,
    ),
)
