"""Checks of the court addressed."""

from collections.abc import Iterable

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said
from portal.common.words import _


def _court_chosen(said: Said) -> Iterable[Finding]:
    if not said.court:
        yield Finding(anchors.task("court"))


RULES = (
    Rule(
        "COURT-1", _("A court is named"), _("CPL 124, 22"), "BLOCKS", "COURT",
        _("Choose the court."), _court_chosen,
    ),
)
